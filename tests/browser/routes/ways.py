"""Pages that one only reaches by doing something: the endpoint, who, and how."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.world import World
from tests.factories.places import ADDRESSES, collection, square_features


def _open_evening(page: Page, world: World) -> None:
    page.goto(f"/straatplannen/{world.ids['plan']}/avond")
    page.fill("#stop_code", "4821")
    page.click("text=Begin de avond op deze tablet")


def in_the_room(path: str) -> Callable[[Page, World], None]:
    """Open a tablet for an evening, and on it this page."""

    def go(page: Page, world: World) -> None:
        _open_evening(page, world)
        page.goto(path)

    return go


def wait_for_code(page: Page, world: World) -> None:
    """Ask for a mail."""
    page.goto("/inloggen")
    page.fill("#email", "somebody@vierkant.example")
    page.click("text=Stuur mij een mail")


def second_step(page: Page, world: World) -> None:
    """Come in by mail, with an authenticator that still has to be asked."""
    page.goto(f"/inloggen/link/{world.ids['guarded_link']}")
    page.locator("main form button").click()


def recovery(page: Page, world: World) -> None:
    """The same, for somebody who lost the authenticator."""
    page.goto(f"/inloggen/link/{world.ids['locked_out_link']}")
    page.locator("main form button").click()
    page.click("text=Ik kan niet bij mijn app")


def try_areas(page: Page, world: World) -> None:
    """Upload a file of areas, to see what it would do."""
    page.goto("/beheer/gebieden")
    content = collection(square_features()).encode()
    page.set_input_files("#file", {"name": "wijken.geojson", "mimeType": "application/geo+json", "buffer": content})
    page.click("text=Bekijk eerst wat er verandert")


def try_addresses(page: Page, world: World) -> None:
    """Upload a file of addresses, one line of which is wrong."""
    page.goto("/beheer/gebieden/adressen")
    content = f"{ADDRESSES}Kerkstraat,honderd,,9901 AB,Vierkant,oost,51.05\n".encode()
    page.set_input_files("#file", {"name": "adressen.csv", "mimeType": "text/csv", "buffer": content})
    page.click("text=Bekijk eerst wat er verandert")


def try_elements(page: Page, world: World) -> None:
    """Upload a file of elements, one of which lies elsewhere."""
    page.goto(f"/straatplannen/{world.ids['drawn plan']}/versies/{world.ids['version draft']}/importeren")
    content = collection(square_features()).encode()
    page.set_input_files("#file", {"name": "onderdelen.geojson", "mimeType": "application/geo+json", "buffer": content})
    page.click("text=Bekijk wat erin zit")


def try_import(page: Page, world: World) -> None:
    """Upload a file of ideas, to choose its columns."""
    page.goto("/beheer/importeren")
    page.click('label[for="kind-0"]')
    page.fill("#source", "Ideeënbus 2025")
    content = b"nummer;Titel;x;y;Datum\n1;Een bankje aan het water;5,02;51,02;31-02-2025\n"
    page.set_input_files("#file", {"name": "ideeën.csv", "mimeType": "text/csv", "buffer": content})
    page.click("text=Verder naar de kolommen")


def see_import(page: Page, world: World) -> None:
    """The same, tried, with an error in it."""
    try_import(page, world)
    page.click("text=Kijk het na")


Way = Callable[[Page, World], None]

WAYS: tuple[tuple[str, str, Way], ...] = (
    ("accounts.enter_code", "", wait_for_code),
    ("security.two_factor_token_validation", "", second_step),
    ("security.mf_recovery", "", recovery),
    ("streets.room", "designer", in_the_room("/straatplannen/zaal")),
    ("streets.room_say", "designer", in_the_room("/straatplannen/zaal/zeggen?plek=1")),
    ("streets.room_point", "designer", in_the_room("/straatplannen/zaal/aanwijzen")),
    ("streets.room_done", "designer", in_the_room("/straatplannen/zaal/klaar")),
    ("streets.room_stop", "designer", in_the_room("/straatplannen/zaal/sluiten")),
    ("imports.columns", "administrator", try_import),
    ("imports.show", "administrator", see_import),
    ("places_admin.preview_areas", "administrator", try_areas),
    ("places_admin.preview_addresses", "administrator", try_addresses),
    ("streets.import_elements", "designer", try_elements),
)
