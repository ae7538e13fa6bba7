"""Pages of talents."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=("/vacatures", "/vacatures?talent=koken&avond=ja", "/vacatures/{vacancy}", "/talenten"),
    resident=(
        "/vacatures/{vacancy}",
        "/talenten",
        "/talenten?weergave=lijst",
        "/talenten/profiel/veranderen",
        "/talenten/profiel/wissen",
        "/talenten/profiel/houden",
        "/talenten/match/{talent_match}",
        "/talenten/match/{talent_match}/voorstellen",
        "/talenten/match/{talent_match}/gesprek",
        "/talenten/match/{talent_match}/plek-nemen",
        "/talenten/match/{talent_match}/stoppen",
        "/talenten/match/{talent_begun}/terugkijken",
    ),
    neighbour=("/talenten/profiel",),
    member=(
        "/vacatures/nieuw/{team}",
        "/vacatures/{vacancy}",
        "/vacatures/{vacancy}/mensen",
        "/vacatures/{vacancy}/mensen?weergave=lijst",
        "/vacatures/{vacancy}/veranderen",
        "/vacatures/{vacancy}/sluiten",
        "/talenten/match/{talent_match}",
        "/talenten/match/{talent_match}/plek-aanbieden",
    ),
)
