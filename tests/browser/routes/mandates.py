"""Pages of mandates, decisions and what goes with them."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/mandaten",
        "/mandaten/{mandate}",
        "/mandaten/cijfers",
        "/mandaten/mag-ik-dit",
        "/mandaten/mag-ik-dit?holder={team}&kind=object&area=&theme=&amount=1.200&is_reversible=y",
        "/mandaten/vragen/{escalation}",
        "/mandaten/advies/{advice}",
        "/besluiten",
        "/besluiten/{decision}",
    ),
    member=(
        "/besluiten/nieuw/{garden}",
        "/besluiten/nieuw/{garden}?kind=object&amount=1.200",
        "/mandaten/{mandate}/doorgeven",
        "/besluiten/vragen/{review}/antwoord",
        "/mandaten/achteraf",
    ),
    speaker=(
        "/besluiten/{decision}/niet-eens",
        "/mandaten/advies/{advice}/geven",
        "/besluiten/eens/{agreement}",
    ),
    manager=(
        "/mijn",
        "/mandaten/vragen/{escalation}/antwoord",
        "/mandaten/achteraf",
        "/mandaten/{mandate}",
        "/mandaten/{mandate}/verruimen/amount",
        "/besluiten/{decision}",
        "/besluiten/{decision}/vraag",
        "/besluiten/{reviewed}",
        "/besluiten/vragen/{review}/sluiten",
    ),
    administrator=(
        "/mandaten/nieuw",
        "/mandaten/{mandate}/veranderen",
        "/mandaten/{mandate}/stoppen",
    ),
)
