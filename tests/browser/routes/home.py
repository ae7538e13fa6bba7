"""Pages of home."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/",
        "/gebieden",
        "/gebieden/{area}",
    ),
    resident=("/",),
)
