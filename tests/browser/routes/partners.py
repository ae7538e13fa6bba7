"""Pages of partners."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/partners",
        "/partners/{partner}",
    ),
    maker=(
        "/partners/meedoen/{garden}/vragen",
        "/partners/meedoen/{garden}/{involvement}/stop",
    ),
    speaker=(
        "/partners/meedoen/{garden}",
        "/partners/meedoen/{garden}/bevoegdheid",
        "/partners/meedoen/{garden}/{ruled}/stap",
        "/partners/meedoen/vraag/{joining}",
        "/partners/{partner}",
    ),
    manager=(
        "/partners/{partner}",
        "/partners/{partner}/bewerken",
        "/partners/{partner}/mensen",
    ),
    neighbour=("/partners/uitnodigingen/{invitation}",),
    administrator=(
        "/beheer/partners",
        "/beheer/partners/nieuw",
        "/beheer/partners/{partner}/sluiten",
    ),
)
