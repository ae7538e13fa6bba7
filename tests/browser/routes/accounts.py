"""Pages of accounts."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/inloggen",
        "/inloggen/link/{visitor_link}",
    ),
    resident=(
        "/mijn",
        "/mijn/account",
        "/mijn/gegevens",
        "/mijn/gegevens/wissen",
        "/mijn/naam",
        "/tf-setup",
        "/mf-recovery-codes",
    ),
    maker=("/mijn",),
    member=("/mijn",),
    designer=("/mijn",),
    administrator=(
        "/beheer/mensen",
        "/beheer/mensen/{person}",
    ),
)
