"""Pages of the audit trail."""

from tests.browser.routes.visit import visits

VISITS = visits(
    administrator=(
        "/beheer/controlespoor",
        "/beheer/controlespoor?wat=GrantGiven&van=2026-01-01",
    ),
)
