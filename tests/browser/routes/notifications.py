"""Pages of notifications."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/mail/stop/{stop}",
        "/mail/gestopt/{stop}",
        "/mail/geholpen/{helped}",
        "/volgen/gebied.{area}",
        "/volgen/rondom",
    ),
    resident=(
        "/mijn/nieuws",
        "/mijn/volgen",
        "/mijn/volgen/onderwerp/{garden}",
        "/mijn/mail",
        "/volgen/partner.{partner}",
        "/volgen/rondom",
    ),
)
