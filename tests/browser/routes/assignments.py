"""Pages of assignments."""

from tests.browser.routes.visit import visits

VISITS = visits(
    visitor=("/opdrachten", "/opdrachten/samenhang", "/opdrachten/{assignment}-x", "/opdrachten/{assignment}/versies"),
    resident=("/opdrachten/mijn",),
    maker=("/opdrachten/{assignment}/valt-eronder/{garden}/weg",),
    speaker=(
        "/opdrachten/mijn",
        "/opdrachten/nieuw",
        "/opdrachten/{assignment}-x",
        "/opdrachten/{assignment}/ja",
        "/opdrachten/{assignment}/wat-stopt",
        "/opdrachten/{assignment}/niet-meer-opdrachtgever",
        "/opdrachten/{assignment draft}-x",
        "/opdrachten/{assignment draft}/veranderen",
        "/opdrachten/{assignment draft}/stap/voorleggen",
        "/opdrachten/{assignment left}/opdrachtgever-worden",
    ),
    member=(
        "/opdrachten/{assignment}/iets-anders",
        "/opdrachten/{assignment}/hoe",
        "/opdrachten/{assignment}/toch-niet",
        "/opdrachten/{assignment}/samenhang",
        "/opdrachten/{assignment}/samenhang/{assignment tie}/weg",
        "/opdrachten/{assignment}/valt-eronder",
        "/opdrachten/{assignment}/stap/stilleggen",
        "/opdrachten/{assignment delivered}/effect",
    ),
)
