"""Pages of search."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/zoeken",
        "/zoeken?q=tuin",
        "/zoeken?q=niets-daarvan",
        "/zoeken?q=tuin&tab=berichten",
    ),
)
