"""Pages of threads."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/gesprek/{garden}?reageer={question}",
        "/gesprek/bericht/{own_post}/versies",
        "/vraag/{outside}",
    ),
    maker=(
        "/gesprek/bericht/{own_post}/bewerken",
        "/gesprek/bericht/{own_post}/intrekken",
        "/gesprek/{garden}/toezegging",
        "/gesprek/{garden}/vraag-iemand",
        "/overnemen",
    ),
    member=(
        "/gesprek/{garden}/notitie",
        "/gesprek/{garden}/opschrijven",
        "/teams/{team}/antwoorden",
        "/teams/antwoorden/{template}",
        "/opgeschreven/{recording}",
    ),
)
