"""Pages of moderation."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/melden/onderwerp/{garden}",
        "/melden/bericht/{question}",
    ),
    neighbour=("/uitspraken/{ruling}",),
    moderator=(
        "/modereren",
        "/modereren/onderwerp/{garden}",
        "/modereren/bericht/{question}",
    ),
)
