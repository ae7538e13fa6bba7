"""Pages of site."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/over",
        "/toegankelijkheid",
        "/privacy",
        "/huisregels",
    ),
    administrator=(
        "/beheer",
        "/beheer/mail",
        "/beheer/teksten",
        "/beheer/teksten/over/nl",
    ),
)
