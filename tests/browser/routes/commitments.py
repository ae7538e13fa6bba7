"""Pages of commitments."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/toezeggingen",
        "/toezeggingen?stand=te-laat&wie=bewoners",
        "/toezeggingen/gegevens",
        "/toezeggingen/over/{garden}",
        "/toezeggingen/{kept_promise}",
    ),
    maker=(
        "/toezeggingen/{promise}",
        "/toezeggingen/{promise}/nagekomen",
        "/toezeggingen/{promise}/veranderen",
        "/toezeggingen/{promise}/terugnemen",
        "/toezeggingen/{kept_promise}/oordeel",
    ),
)
