"""Pages of places."""

from tests.browser.routes.visit import visits

VISITS = visits(
    administrator=(
        "/beheer/gebieden",
        "/beheer/gebieden/adressen",
    ),
)
