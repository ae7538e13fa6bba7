"""Pages of teams."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/teams",
        "/teams/{team}",
    ),
    member=(
        "/teams/{team}",
        "/werk",
        "/werk?lijst=klaar",
        "/werk?lijst=ons",
        "/werk/toetsen",
        "/werk?lijst=anderen",
        "/werk/{responsibility}/overdragen",
        "/werk/{responsibility}/hulp",
        "/werk/overdracht/{handover}",
        "/werk/hulp/{support}",
        "/werk/afwezig",
        "/teams/{team}/afspraken",
        "/teams/{team}/uren",
        "/werk/mensen",
        "/werk/zonder-trekker",
    ),
    administrator=(
        "/beheer/teams",
        "/beheer/teams/nieuw",
        "/beheer/teams/regels",
        "/beheer/teams/regels/nieuw",
        "/beheer/teams/regels/{rule}",
        "/beheer/teams/regels/{rule}/weg",
        "/beheer/teams/{team}",
        "/beheer/teams/{team}/mensen",
        "/beheer/teams/{team}/sluiten",
        "/beheer/teams/{team}/werkveld",
        "/beheer/teams/{team}/werkveld/{remit}/weg",
    ),
)
