"""Wishes, remarks and replies as open data, and the report: public things only, whatever people wrote."""

import csv
import io
import json
from datetime import timedelta
from urllib.parse import urlsplit

import pypdfium2
import pytest
from shapely.geometry import Point

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.pdf import PdfFailed
from participatie.kernel.spreadsheet import harmless, original
from participatie.places.geometry import from_rd, to_rd
from participatie.streets import queries, services
from participatie.streets.models import ConversationKind, Element, PlanAddress, PlanDocument, PlanSpot, Round, Verdict
from participatie.streets.services import documents
from participatie.streets.services.recording import Said
from participatie.streets.services.sheets import Street, draw_sheets, place_on
from participatie.streets.services.slips import Slip
from participatie.streets.services.talks import Talk
from participatie.subjects import services as subjects
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import IN_THE_STREET, answer, drawing, make_plan, make_version, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")
MM = 72 / 25.4


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def tamar():
    return make_person("Tamar", None, ("team_member", 1))


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def rows_of(text, delimiter=";"):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    "text", ["=1+1", " =1", "+31", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x", "'al", "gewoon", "", "a=b", "\n=x", "\u00a0=x"]
)
def test_no_text_becomes_a_formula_and_each_comes_back_as_it_was(text):
    cell = harmless(text)
    assert original(cell) == text
    assert not cell.lstrip(" \n\u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＠"))


@pytest.mark.parametrize(("query", "delimiter"), [("", ";"), ("?scheiding=komma", ","), ("?scheiding=onzin", ";")])
def test_the_csv_holds_what_was_said_and_answered_and_no_formula(tamar, plan, browser, query, delimiter):
    wish = make_wish(make_person("Fatma Geheim"), plan, '=HYPERLINK("http://kwaad")')
    answer(tamar, wish, Verdict.ALONG)
    found = browser.get(f"/straatplannen/{plan.id}/inbreng.csv{query}")
    assert found.mimetype == "text/csv"
    row = rows_of(found.text, delimiter)[0]
    assert row["zin"] == '\'=HYPERLINK("http://kwaad")'
    assert (row["stand"], row["antwoord"], row["nummer"], row["antwoorden"]) == ("along", "Goed idee.", "1", "1")
    assert float(row["lon"]) == pytest.approx(IN_THE_STREET.x, abs=1e-5)
    assert "Fatma" not in found.text


def test_the_geojson_can_be_read_and_what_is_hidden_is_not_in_it(plan, browser):
    fatma = make_person("Fatma")
    make_wish(fatma, plan, "Een drempel")
    gone = make_wish(fatma, plan, "Iets onaardigs")
    subjects.hide(SYSTEM, gone.subject)
    for who in (None, make_person("Olga", None, "moderator")):
        if who:
            browser.sign_in(who)
        document = json.loads(browser.get(f"/straatplannen/{plan.id}/inbreng.geojson").text)
        assert [it["properties"]["zin"] for it in document["features"]] == ["Een drempel"]
        assert document["features"][0]["geometry"]["type"] == "Point"
        assert "Iets onaardigs" not in browser.get(f"/straatplannen/{plan.id}/inbreng.csv").text


def test_an_export_is_read_in_parts(plan, monkeypatch):
    for number in range(5):
        make_wish(make_person(), plan, f"Wens {number}")
    db.session.commit()
    monkeypatch.setattr(queries.report, "AT_A_TIME", 2)
    assert len(queries.list_public(plan.id, 0, 2)) == 2
    assert [it.subject.title for it in queries.list_public(plan.id, 2, 2)] == ["Wens 2", "Wens 3"]
    plan_id = plan.id
    assert [it.number for it in queries.each_public(plan_id)] == [1, 2, 3, 4, 5]


def test_the_guide_names_every_column(plan, browser):
    make_wish(make_person(), plan)
    columns = rows_of(browser.get(f"/straatplannen/{plan.id}/inbreng.csv").text)[0].keys()
    page = browser.read(f"/straatplannen/{plan.id}/gegevens")
    assert [cell.text for cell in page.select("tbody th")] == list(columns)


@pytest.fixture
def busy(tamar, plan):
    """A plan with something of everything."""
    actor = drawing(tamar)
    told = Talk(ConversationKind.TENT, today(), "Op de hoek", 4, "Iedereen wil een boom.")
    talk = services.record_talk(actor, plan, told)
    services.confirm_talk(actor, plan, talk, "Voorgelezen.")
    services.record_talk(actor, plan, Talk(ConversationKind.WALK, today(), "", 2, "Nog niet voorgelezen praat."))
    services.record_said(actor, plan, talk, Said("Een bankje in de zon"))
    answer(tamar, services.type_slip(actor, plan, Slip("0007", Said("Een drempel"))), Verdict.DECLINED)
    services.add_spots(actor, plan, [], 25)
    return plan


def test_the_report_tells_who_was_heard_and_what_was_answered(busy, browser):
    text = " ".join(browser.read(f"/straatplannen/{busy.id}/verslag").select_one("main").get_text(" ").split())
    for words in (
        "Op papier",
        "In een gesprek",
        "Tent in de straat",
        "Het riool ligt in het midden",
        "Een drempel",
        "Niet verwerkt",
        "Goed idee.",
    ):
        assert words in text, words
    assert "Nog niet voorgelezen praat" not in text
    assert "0007" not in text


def test_on_a_phone_every_figure_of_the_report_says_what_it_counts(busy, browser):
    page = browser.read(f"/straatplannen/{busy.id}/verslag")
    row = page.select_one("table.table--stacked tbody tr")
    assert [cell["data-label"] for cell in row.select("td")] == ["Hoe het binnenkwam", "In de straat", "Eromheen"]


def test_the_report_asks_the_same_of_the_database_for_two_as_for_forty(busy, browser, counting):
    with counting() as few:
        browser.get(f"/straatplannen/{busy.id}/verslag")
    for _number in range(40):
        make_wish(make_person(), busy)
    with counting() as many:
        browser.get(f"/straatplannen/{busy.id}/verslag")
    assert len(many) == len(few)
    assert len(few) <= 24


def document_of(browser, path, page, **fields):
    """What the worker makes once somebody presses the button on a page."""
    asked = browser.send(page, fields, action=path)
    assert asked.status_code == 303, asked.text[:300]
    link = browser.read(asked.location).select_one("#voortgang a")
    return browser.get(link["href"])


def sheets_of(browser, plan, **fields):
    path = f"/straatplannen/{plan.id}/papier"
    return document_of(browser, f"{path}.pdf", path, **fields)


def pdf_of(browser, path, page, **fields):
    found = document_of(browser, path, page, **fields)
    assert found.mimetype == "application/pdf", found.text[:200]
    return pypdfium2.PdfDocument(found.data)


def text_of(document):
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_report_as_pdf_holds_everything_and_is_tagged(busy, browser):
    make_wish(make_person("Fatma Geheim"), busy, "*vet* #let x = 1 $y$ \\ <b>")
    data = document_of(browser, f"/straatplannen/{busy.id}/verslag.pdf", f"/straatplannen/{busy.id}/verslag").data
    text = text_of(pypdfium2.PdfDocument(data))
    for words in ("Een bankje in de zon", "Een drempel", "Goed idee.", "*vet* #let x = 1 $y$"):
        assert words in text, words
    assert "Fatma" not in text
    assert b"/StructTreeRoot" in data
    assert [round(side / MM) for side in pypdfium2.PdfDocument(data)[0].get_size()] == [210, 297]


def test_the_answers_to_slips_stand_by_their_number(busy, tamar, browser):
    hidden = services.type_slip(drawing(tamar), busy, Slip("0008", Said("Iets onaardigs")))
    subjects.hide(SYSTEM, hidden.subject)
    browser.sign_in(tamar)
    text = text_of(pdf_of(browser, f"/straatplannen/{busy.id}/strookjes.pdf", f"/straatplannen/{busy.id}/papier"))
    assert "Strookje 0007: Een drempel" in text
    assert "Goed idee." in text
    assert "0008" not in text


def test_ten_metres_in_the_street_are_five_centimetres_on_paper(plan):
    street = Street(plan.subject.geometry, [], [], [])
    here = to_rd(IN_THE_STREET)
    first = place_on(street, from_rd(here), 1)
    for dx, dy in ((10, 0), (0, 10), (6, 8)):
        second = place_on(street, from_rd(Point(here.x + dx, here.y + dy)), 1)
        assert ((first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2) ** 0.5 == pytest.approx(50, abs=0.1)


def test_every_spot_of_the_street_is_on_a_sheet(busy):
    sheets = draw_sheets(Street(busy.subject.geometry, [], [], queries.list_spots(busy.id)))
    assert {number for sheet in sheets for number in sheet.spots} == {spot.number for spot in queries.list_spots(busy.id)}
    assert len(sheets) == 2


def test_the_printed_plan_is_a3_to_scale_with_spots_and_slips(busy, tamar, browser):
    db.session.add(
        PlanAddress(plan_id=busy.id, zone="inside", address_key="k", street="Kerk<straat>", number=12, lon=5.0207, lat=51.0201)
    )
    version = make_version(busy)
    for n, kind in enumerate(("tree", "parking", "bench", "onbekend")):
        db.session.add(
            Element(version_id=version.id, key=f"e{n}", kind=kind, geometry=Point(5.0203 + n * 0.0001, 51.02), rotation=30)
        )
    db.session.flush()
    browser.sign_in(tamar)
    found = document_of(
        browser, f"/straatplannen/{busy.id}/papier.pdf", f"/straatplannen/{busy.id}/papier", strookjes="6", vanaf="41"
    )
    document = pypdfium2.PdfDocument(found.data)
    sizes = [tuple(round(side / MM) for side in page.get_size()) for page in document]
    assert sizes == [(420, 297), (420, 297), (210, 297), (210, 297), (210, 297)]
    text = text_of(document)
    for words in ("Schaal 1:200", "De Kerkstraat opnieuw", "Strookje 0041", "Strookje 0046"):
        assert words in text, words
    assert "0047" not in text
    widths = [round((right - left) / MM, 1) for left, _b, right, _t in bounds_of(document[0])]
    assert 50.0 in widths
    assert b"/StructTreeRoot" in found.data
    assert b"/Alt" in found.data


def bounds_of(page):
    """The boxes of what is painted on a page, its forms left out."""
    return [thing.get_bounds() for thing in page.get_objects(max_depth=1)]


def test_a_street_that_is_too_long_for_paper_is_refused_in_words(tamar, plan, browser):
    plan.subject.geometry = from_rd(to_rd(IN_THE_STREET).buffer(900))
    browser.sign_in(tamar)
    found = browser.get(f"/straatplannen/{plan.id}/papier")
    assert found.status_code == 422
    assert "te groot voor papier" in found.text


def test_an_odd_label_of_a_spot_breaks_no_sheet(busy, tamar, browser):
    spot = db.session.query(PlanSpot).first()
    spot.label = "</text><script>#&\u202e" + "w" * 90
    browser.sign_in(tamar)
    assert "script" in text_of(
        pdf_of(browser, f"/straatplannen/{busy.id}/papier.pdf", f"/straatplannen/{busy.id}/papier", strookjes="onzin")
    )


def test_a_document_is_fetched_by_who_may_see_it_and_is_gone_after_a_day(busy, tamar, browser):
    browser.sign_in(tamar)
    asked = browser.send(f"/straatplannen/{busy.id}/papier", {"strookjes": "1"}, action=f"/straatplannen/{busy.id}/papier.pdf")
    there = browser.read(asked.location).select_one("#voortgang a")["href"]
    assert browser.get(there).status_code == 200
    browser.sign_in(make_person("Henk"))
    assert browser.get(there).status_code == 404
    browser.sign_in(tamar)
    with at(now() + timedelta(hours=25)):
        assert browser.get(there).status_code == 404
        gone = browser.get(asked.location)
        assert gone.status_code == 404
        assert "Dit document is weg" in gone.text
        services.forget_documents()
    assert db.session.query(PlanDocument).count() == 0


def test_a_document_that_waits_says_so_and_has_a_button_to_look_again(busy, browser, monkeypatch):
    monkeypatch.setattr(documents, "_wake_printer", lambda: None)
    asked = browser.send(f"/straatplannen/{busy.id}/verslag", action=f"/straatplannen/{busy.id}/verslag.pdf")
    page = browser.read(asked.location)
    assert "Je document wordt gemaakt" in page.text
    assert page.select_one(f"main a[href='{urlsplit(asked.location).path}']").text.strip() == "Kijk of het klaar is"
    assert browser.get(f"{asked.location}/pdf").status_code == 404


def test_a_document_that_cannot_be_made_says_so(busy, browser, monkeypatch):
    def fail(*_given, **_named):
        raise PdfFailed

    monkeypatch.setattr(documents, "make_pdf", fail)
    asked = browser.send(f"/straatplannen/{busy.id}/verslag", action=f"/straatplannen/{busy.id}/verslag.pdf")
    assert "kon niet worden gemaakt" in browser.read(asked.location).text
