"""Pages of tasks."""

from tests.browser.routes.visit import visits

VISITS = visits(
    maker=("/taken/{garden}",),
    member=(
        "/taken/{team}",
        "/taken/taak/{task}",
        "/teams/{team}/week",
    ),
)
