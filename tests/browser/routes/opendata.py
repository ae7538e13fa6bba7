"""Pages of opendata."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/open-data",
        "/open-data/uitleg",
    ),
    administrator=("/beheer/importeren",),
)
