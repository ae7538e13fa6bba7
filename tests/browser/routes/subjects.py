"""Pages of subjects."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=(
        "/onderwerpen/{garden}/zorgen",
        "/onderwerpen/{garden}/steunen",
        "/onderwerpen/{garden}/geschiedenis",
    ),
    resident=(
        "/onderwerpen/{talk}/volgen",
        "/onderwerpen/{talk}/steunen",
    ),
    maker=(
        "/onderwerpen/{garden}/hoort-bij",
        "/onderwerpen/{garden}/hoort-bij/{link}/klopt-niet",
    ),
    administrator=(
        "/beheer/geschiedenis",
        "/beheer/themas",
        "/beheer/themas/nieuw",
        "/beheer/themas/{theme}",
    ),
)
