"""Every page of the application, with who opens it. A route that is not in these lists fails a test.

Words between braces are names in `World.ids`. Pages that one only reaches by doing something are in `WAYS`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.world import World
from tests.factories.places import ADDRESSES, collection, square_features

GARDEN = "/initiatieven/{garden}"

PUBLIC = (
    "/",
    "/kaart",
    "/kaart?gebied=dijkbuurt&thema=groen",
    "/initiatieven",
    "/initiatieven?q=zonderwoord",
    "/initiatieven?pagina=2",
    "/gebieden",
    "/gebieden/{area}",
    "/zoeken",
    "/zoeken?q=tuin",
    "/zoeken?q=niets-daarvan",
    "/zoeken?q=tuin&tab=berichten",
    GARDEN,
    "/initiatieven/{long}",
    "/initiatieven/{bush}",
    "/samen-verder/{go_along}",
    "/initiatieven/{garden}/versies",
    "/initiatieven/verder/{draft_link}",
    "/initiatieven/{talk}/versies",
    "/initiatieven/{talk}",
    "/initiatieven/nieuw",
    "/onderwerpen/{garden}/zorgen",
    "/onderwerpen/{garden}/steunen",
    "/onderwerpen/{garden}/geschiedenis",
    "/gesprek/{garden}?reageer={question}",
    "/gesprek/bericht/{own_post}/versies",
    "/toezeggingen",
    "/toezeggingen?stand=te-laat&wie=bewoners",
    "/toezeggingen/gegevens",
    "/open-data",
    "/open-data/uitleg",
    "/toezeggingen/over/{garden}",
    "/toezeggingen/{kept_promise}",
    "/melden/onderwerp/{garden}",
    "/melden/bericht/{question}",
    "/gevraagd",
    "/gevraagd?soort=money",
    f"{GARDEN}/helpen",
    f"{GARDEN}/helpen?nodig={{need}}",
    "/aanbod/nieuw",
    "/aanbod/{offer}",
    "/partners",
    "/vraag/{outside}",
    "/straatplannen",
    "/straatplannen/{plan}",
    "/straatplannen/{plan}/gegevens",
    "/straatplannen/{plan}/gesprekken",
    "/straatplannen/{plan}/gesprekken/{talk}",
    "/straatplannen/{plan}/verslag",
    "/straatplannen/inbreng/{wish}",
    "/straatplannen/{plan}/wens",
    "/straatplannen/{plan}/inbreng",
    "/straatplannen/{plan}/inbreng?q=niets-daarvan",
    "/straatplannen/{discussed_plan}",
    "/straatplannen/{discussed_plan}/wens",
    "/straatplannen/{discussed_plan}/versies/{shown_version}/opmerking",
    "/straatplannen/{plan}/stemmen",
    "/straatplannen/{voted}/stemmen",
    "/stem",
    "/s/CDFGHJKMNPRT",
    "/s/CDFGHJKMNPRW",
    "/straatplannen/{plan}/profielen/{section}/zelf-maken",
    "/straatplannen/{plan}/profielen/{section}/ingezonden",
    "/straatplannen/{drawn plan}",
    "/straatplannen/{drawn plan}/versies/1",
    "/straatplannen/{drawn plan}/versies/{version}/onderdelen",
    "/straatplannen/{drawn plan}/versies/{version}/onderdelen/drempel",
    "/straatplannen/{drawn plan}/vergelijk",
    "/partners/{partner}",
    "/teams",
    "/teams/{team}",
    "/over",
    "/toegankelijkheid",
    "/privacy",
    "/huisregels",
    "/inloggen",
    "/inloggen/link/{visitor_link}",
    "/mail/stop/{stop}",
    "/mail/gestopt/{stop}",
    "/mail/geholpen/{helped}",
    "/volgen/gebied.{area}",
    "/volgen/rondom",
)
RESIDENT = (
    "/",
    GARDEN,
    "/mijn",
    "/mijn/account",
    "/mijn/naam",
    "/mijn/nieuws",
    "/mijn/volgen",
    "/mijn/mail",
    "/volgen/partner.{partner}",
    "/volgen/rondom",
    "/onderwerpen/{talk}/volgen",
    "/onderwerpen/{talk}/steunen",
    "/straatplannen/{plan}",
    "/straatplannen/{plan}/mijn",
    "/straatplannen/{plan}/wens",
    "/straatplannen/inbreng/{waiting_wish}",
    "/straatplannen/inbreng/{waiting_wish}/bewerken",
    "/straatplannen/inbreng/{waiting_wish}/plek",
    "/straatplannen/inbreng/{waiting_wish}/fotos",
    "/straatplannen/inbreng/{waiting_wish}/intrekken",
    "/aanbod/{offer}/intrekken",
    "/tf-setup",
    "/mf-recovery-codes",
)
MAKER = (
    GARDEN,
    "/mijn",
    f"{GARDEN}/bewerken",
    f"{GARDEN}/bewerken/plek",
    f"{GARDEN}/bewerken/thema",
    f"{GARDEN}/bewerken/fotos",
    f"{GARDEN}/fase",
    f"{GARDEN}/hulp",
    "/onderwerpen/{garden}/hoort-bij",
    f"{GARDEN}/samengaan",
    f"{GARDEN}/samengaan/{{talk}}",
    "/samengaan/{union}",
    "/samengaan/{union}/nee",
    "/onderwerpen/{garden}/hoort-bij/{link}/klopt-niet",
    f"{GARDEN}/hulp/{{need}}",
    "/aanbod/{offer}",
    "/aanbod/{offer}/aannemen",
    "/aanbod/{offer}/afwijzen",
    "/aanbod/{offer}/verbergen",
    "/aanbod/{offer}/bericht",
    "/aanbod/{offer}/bereikbaar",
    "/aanbod/{free_offer}/vragen",
    f"{GARDEN}/makers",
    f"{GARDEN}/makers/vragen",
    f"{GARDEN}/stoppen",
    "/initiatieven/nieuw/{draft}/plek",
    "/initiatieven/nieuw/{draft}/verhaal",
    "/initiatieven/nieuw/{draft}/later",
    "/initiatieven/nieuw/{draft}/thema",
    "/initiatieven/nieuw/{draft}/fotos",
    "/initiatieven/nieuw/{draft}/nakijken",
    "/initiatieven/nieuw/{draft}/lijkt-op",
    "/gesprek/bericht/{own_post}/bewerken",
    "/gesprek/bericht/{own_post}/intrekken",
    "/partners/meedoen/{garden}/vragen",
    "/gesprek/{garden}/toezegging",
    "/toezeggingen/{promise}",
    "/toezeggingen/{promise}/nagekomen",
    "/toezeggingen/{promise}/veranderen",
    "/toezeggingen/{promise}/terugnemen",
    "/toezeggingen/{kept_promise}/oordeel",
    "/gesprek/{garden}/vraag-iemand",
    "/overnemen",
)
MEMBER = (
    GARDEN,
    "/mijn",
    "/teams/{team}",
    "/werk",
    "/werk?lijst=klaar",
    "/werk?lijst=anderen",
    "/werk/{responsibility}/overdragen",
    "/gesprek/{garden}/notitie",
    "/gesprek/{garden}/opschrijven",
    "/opgeschreven/{recording}",
    "/initiatieven/opschrijven",
)
LETTERING = (
    "/straatplannen/{plan}/brieven",
    "/straatplannen/{plan}/brieven/nieuw",
    "/straatplannen/{plan}/brieven/vervangen",
    "/straatplannen/{plan}/brieven/{letters}",
    "/straatplannen/{voted}/stemmen/papier",
)
STREET = "/straatplannen/{plan}"
MAKING_PLANS = (
    "/mijn",
    "/straatplannen/nieuw",
    f"{STREET}/bewerken",
    f"{STREET}/bewerken/grens",
    f"{STREET}/bureau",
    f"{STREET}/bureau?antwoord=alles&groep=plek",
    f"{STREET}/bureau/antwoord?kies={{wish}}",
    f"{STREET}/kaders",
    f"{STREET}/ontwerpers",
    f"{STREET}/ronde",
    "/straatplannen/{early_plan}/kaders",
    "/straatplannen/{early_plan}/ronde",
)
INVITED = ("/straatplannen/meetekenen/{drawing_along}",)
DESIGNER = (
    "/straatplannen/{drawn plan}",
    "/straatplannen/{drawn plan}/versies",
    "/straatplannen/{drawn plan}/versies/{version draft}/bewerken",
    "/straatplannen/{drawn plan}/versies/{version draft}/tekenen",
    "/straatplannen/{drawn plan}/versies/{version draft}/onderdeel?sleutel=drempel",
    "/straatplannen/{drawn plan}/versies/{version draft}/importeren",
    "/straatplannen/{drawn plan}/versies/{version draft}/tekening",
    "/straatplannen/{drawn plan}/versies/{version draft}/tekening/plaatsen",
    "/straatplannen/{plan}",
    "/straatplannen/{plan}/gesprekken",
    "/straatplannen/{plan}/gesprekken/nieuw",
    "/straatplannen/{plan}/gesprekken/{talk}",
    "/straatplannen/{plan}/gesprekken/{talk}/bewerken",
    "/straatplannen/{plan}/gesprekken/{unread_talk}/klopt",
    "/straatplannen/{plan}/plekken",
    "/straatplannen/{plan}/plekken/{spot}",
    "/straatplannen/{plan}/strookjes",
    "/straatplannen/{plan}/strookjes/{slip}",
    "/straatplannen/{plan}/handen",
    "/straatplannen/{plan}/papier",
    "/straatplannen/{plan}/documenten/{making_document}",
    "/straatplannen/{plan}/documenten/{ready_document}",
    "/straatplannen/{plan}/documenten/{failed_document}",
    "/straatplannen/{plan}/avond",
)
SPEAKER = (
    GARDEN,
    "/partners/meedoen/{garden}",
    "/partners/meedoen/{garden}/bevoegdheid",
    "/partners/meedoen/{garden}/{ruled}/stap",
    "/partners/meedoen/vraag/{joining}",
    "/partners/{partner}",
)
MANAGER = ("/partners/{partner}", "/partners/{partner}/bewerken", "/partners/{partner}/mensen")
NEIGHBOUR = (
    "/initiatieven/vragen/{asked_maker}",
    "/initiatieven/{sought}",
    "/initiatieven/{sought}/maker-worden",
    "/partners/uitnodigingen/{invitation}",
    "/uitspraken/{ruling}",
    "/initiatieven/{hidden}",
)
MODERATOR = ("/modereren", "/modereren/onderwerp/{garden}", "/modereren/bericht/{question}", "/initiatieven/{hidden}")
ADMINISTRATOR = (
    "/beheer",
    "/beheer/gebieden",
    "/beheer/gebieden/adressen",
    "/beheer/geschiedenis",
    "/beheer/mensen",
    "/beheer/mensen/{person}",
    "/beheer/partners",
    "/beheer/partners/nieuw",
    "/beheer/partners/{partner}/sluiten",
    "/beheer/stroken",
    "/straatplannen/{plan}/versies/{draft_version}/profielen/nieuw",
    "/straatplannen/{plan}/profielen/{draft_section}/bewerken",
    "/beheer/teams",
    "/beheer/teams/nieuw",
    "/beheer/teams/{team}",
    "/beheer/teams/{team}/mensen",
    "/beheer/teams/{team}/sluiten",
    "/beheer/teams/{team}/werkveld",
    "/beheer/teams/{team}/werkveld/{remit}/weg",
    "/beheer/importeren",
    "/beheer/mail",
    "/beheer/teksten",
    "/beheer/teksten/over/nl",
    "/beheer/themas",
    "/beheer/themas/nieuw",
    "/beheer/themas/{theme}",
)

DEMO = ("/demo/postbus", "/demo/postbus/1")
"""Pages that exist in demo mode only."""

ERRORS = (
    ("", "/bestaat-niet", 404),
    ("", "/kaart?sinds=gisteren", 400),
    ("", "/initiatieven/2147483646", 404),
    ("resident", "/beheer", 403),
    ("", "/inloggen/link/verlopen", 410),
)
"""Pages that say that something cannot be: who, where, and with which status."""


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

NOT_PAGES = {
    "search.old_address": "leads on to the search",
    "search_api.suggest": "JSON",
    "moderation.report_thing": "the form of a report, as of a post; read in tests/initiatives/test_offer_promises.py",
    "moderation.rule_thing": "the form of a ruling, as of a post; read in tests/initiatives/test_offer_promises.py",
    "initiatives.close_need": "read in tests/initiatives/test_offer_pages.py",
    "streets.letters_file": "a PDF",
    "static": "files of the look",
    "accounts.go_to_provider": "leads away, to the provider",
    "accounts.go_and_link": "leads away, to the provider",
    "accounts.come_back": "leads on; without a provider not there",
    "accounts.new_passkey": "tried in test_sign_in.py, on a site with a name",
    "accounts.go_on": "tried in test_sign_in.py, with a provider",
    "accounts.confirm_address": "tried in test_sign_in.py, with a provider",
    "accounts.confirm_link": "tried in test_sign_in.py, with a provider",
    "files.show": "a photo",
    "files.show_small": "a photo",
    "places.ground_file": "the base map",
    "site.security_txt": "plain text",
    "home.area_feed": "a feed",
    "map.feed": "a feed",
    "notifications.subject_feed": "a feed",
    "map_api.subjects": "JSON",
    "map_api.viewport": "JSON",
    "places_api.boundaries": "JSON",
    "places_api.suggest": "JSON",
    "streets_api.voices": "JSON",
    "streets.contribution_placed": "leads on, or to the page about a closed round",
    "streets.elements_csv": "a table for spreadsheets",
    "streets.elements_geojson": "JSON",
    "initiatives.placed": "leads on, never a page of its own",
    "streets.own_section_placed": "leads on, never a page of its own",
    "security.two_factor_rescue": "leads on, never a page of its own",
    "commitments.ledger_csv": "a file of data",
    "opendata.area_calendar": "a calendar",
    "opendata.commitments_feed": "a feed",
    "opendata.list_csv": "a file of data",
    "opendata.list_geojson": "a file of data",
    "opendata.site_calendar": "a calendar",
    "opendata.subject_calendar": "a calendar",
    "opendata.table": "a file of data",
    "opendata.whole": "a file of data",
    "threads.newest": "leads on, never a page of its own",
    "threads.show": "leads on, never a page of its own",
    "demo.mail_html": "the inside of a frame",
    "streets.contributions_csv": "a file of data",
    "streets.document_pdf": "a document on paper",
    "initiatives.board_csv": "a file of data",
    "streets.results_csv": "a file of data",
    "streets.contributions_geojson": "a file of data",
    "styleguide.show": "tried in test_styleguide.py",
    "styleguide.sample": "tried in test_styleguide.py",
}


@dataclass(frozen=True)
class Visit:
    """Somebody of the world opens a page."""

    who: str
    path: str

    def __str__(self) -> str:
        return f"{self.who or 'visitor'} {self.path}"

    def address(self, world: World) -> str:
        """The path with the names filled in."""
        return re.sub(r"\{([\w ]+)\}", lambda name: str(world.ids[name[1]]), self.path)


def visits(**lists: tuple[str, ...]) -> list[Visit]:
    """One visit for each person and path."""
    return [Visit("" if who == "visitor" else who, path) for who, paths in lists.items() for path in paths]


BY_PEOPLE = visits(visitor=PUBLIC, resident=RESIDENT, maker=MAKER)
BY_STAFF = visits(
    member=MEMBER,
    designer=(*DESIGNER, *MAKING_PLANS, *LETTERING),
    resident=INVITED,
    speaker=SPEAKER,
    manager=MANAGER,
    neighbour=NEIGHBOUR,
    moderator=MODERATOR,
    administrator=ADMINISTRATOR,
)
AT_DESK = visits(
    visitor=(
        "/",
        "/kaart",
        "/initiatieven",
        "/gebieden",
        "/gebieden/{area}",
        GARDEN,
        "/initiatieven/nieuw",
        "/partners",
        "/teams",
    ),
    maker=(GARDEN, "/mijn", f"{GARDEN}/bewerken/plek"),
    member=("/werk", GARDEN),
    designer=(f"{STREET}/bureau?antwoord=alles", "/straatplannen/{early_plan}/kaders"),
    moderator=("/modereren", "/modereren/bericht/{question}"),
    administrator=("/beheer", "/beheer/teksten", "/beheer/teams/{team}/werkveld", "/beheer/geschiedenis"),
)
"""The pages whose layout changes most when there is room for it."""
