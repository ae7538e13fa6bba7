"""Pages of map."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/kaart",
        "/kaart?gebied=dijkbuurt&thema=groen",
    ),
)
