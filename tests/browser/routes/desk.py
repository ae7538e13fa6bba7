"""The pages whose layout changes most when there is room for it."""

from tests.browser.routes.visit import visits

AT_DESK = visits(
    visitor=(
        "/",
        "/kaart",
        "/initiatieven",
        "/gebieden",
        "/gebieden/{area}",
        "/initiatieven/{garden}",
        "/initiatieven/nieuw",
        "/partners",
        "/teams",
    ),
    maker=("/initiatieven/{garden}", "/mijn", "/initiatieven/{garden}/bewerken/plek"),
    member=("/werk", "/initiatieven/{garden}"),
    designer=("/straatplannen/{plan}/bureau?antwoord=alles", "/straatplannen/{early_plan}/kaders"),
    moderator=("/modereren", "/modereren/bericht/{question}"),
    administrator=("/beheer", "/beheer/teksten", "/beheer/teams/{team}/werkveld", "/beheer/geschiedenis"),
)
