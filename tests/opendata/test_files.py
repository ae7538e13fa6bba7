"""What anybody can take home: whole, typed, without formulas, and nothing that is not public."""

import csv
import io
import json
from types import GeneratorType

import pytest
from odfdo import Document
from sqlalchemy import event

from participatie.initiatives.models import KIND, InitiativeUnion, UnionState
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.sheets import Sheet, csv_of
from participatie.kernel.spreadsheet import original
from participatie.opendata import queries, wiring, workbook_file
from participatie.opendata.queries import portions
from participatie.opendata.sheets import all_sheets
from participatie.opendata.workbook import workbook
from participatie.partners.models import Involvement, InvolvementStep
from participatie.places.geojson import parse_document
from participatie.streets.models import Round, Verdict
from participatie.subjects import services as subjects
from participatie.subjects.models import SubjectLink
from participatie.subjects.queries import Lens
from participatie.threads import services as threads
from tests.factories.assignments import make_table as make_assignment
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.mandates import make_decision, make_escalation, make_mandate
from tests.factories.offers import make_free_offer, make_need, make_offer
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import answer, make_plan, make_wish
from tests.factories.subjects import make_theme
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_post

pytestmark = pytest.mark.usefixtures("app")
STORY = '=HYPERLINK("x")\n\nTweede <b>regel</b> & meer; \'met\' "quotes"\tén ￼ teken'


@pytest.fixture
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def maker():
    return make_person("Verborgen Naam")


@pytest.fixture
def garden(town, maker):
    return make_initiative(maker, make_theme("Groen"))


def table_of(browser, path):
    text = browser.get(path).get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def book_of(content):
    document = Document(io.BytesIO(content))
    return {table.name: [[cell.value for cell in row.cells] for row in table.rows] for table in document.body.tables}


def test_the_list_as_csv_comes_back_exactly(browser, garden):
    garden.story = STORY
    db.session.commit()
    (row,) = table_of(browser, "/initiatieven.csv?soort=initiative")
    assert row["verhaal"].startswith("'=")
    assert original(row["verhaal"]) == STORY
    assert (row["titel"], row["thema"], row["gebied"], row["makers"]) == ("Een pluktuin", "Groen", "Vijverbuurt", "1")
    assert (float(row["lon"]), float(row["lat"])) == (5.02, 51.02)


def test_the_files_of_a_list_hold_what_its_filters_leave(browser, garden, maker):
    make_initiative(maker, make_theme("Verkeer"), title="Een drempel")
    db.session.commit()
    assert [row["titel"] for row in table_of(browser, "/initiatieven.csv?thema=groen")] == ["Een pluktuin"]
    found = parse_document(browser.get("/initiatieven.geojson?thema=verkeer&scheiding=komma").data)
    (feature,) = found["features"]
    assert feature["properties"]["titel"] == "Een drempel"
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.02, 51.02]}
    page = browser.get("/initiatieven?thema=groen").get_data(as_text=True)
    assert "/initiatieven.csv?thema=groen" in page
    assert "/initiatieven.geojson?thema=groen" in page


@pytest.mark.parametrize(
    "path", ["/initiatieven.csv?wat=1", "/initiatieven.geojson?thema=bestaat-niet", "/initiatieven.csv?pagina=2"]
)
def test_a_filter_that_does_not_exist_is_refused(browser, town, path):
    assert browser.get(path).status_code == 400


def test_a_table_that_does_not_exist_is_not_found(browser, town):
    assert browser.get("/open-data/person.csv").status_code == 404


def fill(garden, maker):
    """One of everything, and beside it what is not for everybody."""
    neighbour = make_person("Buurvrouw Geheim")
    make_post(garden.subject, "Eerste regel\nTweede regel", by=neighbour)
    withdrawn = make_post(garden.subject, "INGETROKKEN", by=neighbour)
    threads.withdraw(actor_of(neighbour), withdrawn)
    hidden = make_post(garden.subject, "VERBORGEN BERICHT", by=neighbour)
    threads.hide_post(SYSTEM, hidden)
    make_commitment(garden.subject, "Ik breng schoppen", by=neighbour)
    need = make_need(maker, garden, amount=250)
    make_offer(neighbour, need, garden)
    make_free_offer(neighbour)
    make_assignment()
    make_draft(maker, garden.subject.theme, title="CONCEPT")
    gone = make_initiative(maker, garden.subject.theme, title="VERBORGEN INITIATIEF")
    make_post(gone.subject, "IN VERBORGEN INITIATIEF", by=neighbour)
    subjects.hide(SYSTEM, gone.subject)
    partner = make_partner("De Waard")
    moment = now()
    role = Involvement(subject_id=garden.id, partner_id=partner.id, role="adviser", note="Denkt mee", since=moment)
    step = InvolvementStep(subject_id=garden.id, partner_id=partner.id, step="facilitate", reason="Het mag hier", at=moment)
    db.session.add_all([role, step])
    designer = make_person("Ontwerper Onbekend", None, ("team_member", 1))
    plan = make_plan(designer, in_round=Round.WISHES)
    wish = make_wish(neighbour, plan)
    decider = make_person("Beslisser Onbekend")
    make_member(team := make_team(), decider)
    mandate = make_mandate(team, make_person("Gever Onbekend"), amount_cents=100_000)
    make_decision(garden.subject, mandate, decider)
    make_escalation(garden.subject, mandate, decider)
    answer(designer, wish, Verdict.ALONG)
    unite(garden, maker)
    db.session.commit()


def unite(garden, maker):
    """Two that went on as a third, a link between what everybody sees, and one to what nobody does."""
    theme = garden.subject.theme
    one, other, new, gone = (make_initiative(maker, theme, title=title) for title in ("Bankje", "Zitje", "Zithoek", "WEG"))
    subjects.hide(SYSTEM, gone.subject)
    told = {"proposed_by_id": maker.id, "proposed_at": now(), "lead": "Samen", "one_version": 1, "other_version": 1}
    united = {"state": UnionState.UNITED, "made_id": new.id, "ended_at": now()}
    db.session.add(InitiativeUnion(one_id=one.id, other_id=other.id, title="Zithoek", **told, **united))
    db.session.add(InitiativeUnion(one_id=one.id, other_id=garden.id, title="VERBORGEN VOORSTEL", **told))
    for far in (one, gone):
        db.session.add(SubjectLink(one_id=garden.id, other_id=far.id, relation="belongs_to", note="Zelfde plein", at=now()))


def test_the_workbook_has_a_sheet_for_each_thing_and_explains_each_column(browser, garden, maker):
    fill(garden, maker)
    answer_ = browser.get("/open-data/alles.ods")
    assert answer_.mimetype == "application/vnd.oasis.opendocument.spreadsheet"
    book = book_of(answer_.data)
    assert list(book) == ["Uitleg", *(str(sheet.title) for sheet in all_sheets())]
    explained = {(row[0], row[1]) for row in book["Uitleg"][2:]}
    for sheet in all_sheets():
        assert book[str(sheet.title)][0] == list(sheet.columns)
        assert {(str(sheet.title), column) for column in sheet.columns} <= explained
        assert len(book[str(sheet.title)]) > 1, sheet.name


def test_cells_of_the_workbook_are_typed_and_texts_are_whole(browser, garden, maker):
    garden.story = STORY
    fill(garden, maker)
    number = garden.id
    book = book_of(browser.get("/open-data/alles.ods").data)
    head, first = book["Initiatieven"][:2]
    row = dict(zip(head, first, strict=True))
    assert row["nummer"] == number
    assert float(row["lon"]) == 5.02
    assert row["geplaatst"].year > 2000
    assert row["verhaal"].split() == STORY.split()
    posts = [dict(zip(book["Berichten"][0], cells, strict=True)) for cells in book["Berichten"][1:]]
    assert "Eerste regel\nTweede regel" in [post["tekst"] for post in posts]
    need = dict(zip(*book["Hulpvragen"][:2], strict=True))
    assert (need["hoeveel"], need["toegezegd"]) == (250, 0)


def test_no_cell_of_the_workbook_is_a_formula(browser, garden):
    garden.subject.title = "=1+1"
    db.session.commit()
    document = Document(io.BytesIO(browser.get("/open-data/alles.ods").data))
    assert "=1+1" in document.get_part("content.xml").serialize().decode()
    assert b"table:formula" not in document.get_part("content.xml").serialize()


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "￿", "x\x1by", "\x0b"])
def test_a_damaged_text_breaks_no_workbook(text):
    sheet = Sheet("x", "Blad", "", {"kolom": "iets"}, lambda: iter([[text], ["heel"]]))
    book = book_of(b"".join(workbook([sheet])))
    assert book["Blad"][2] == ["heel"]


def test_what_is_not_public_is_in_no_file(browser, garden, maker):
    fill(garden, maker)
    files = [f"/open-data/{sheet.name}.csv" for sheet in all_sheets()] + ["/initiatieven.csv", "/initiatieven.geojson"]
    texts = {path: browser.get(path).get_data(as_text=True) for path in files}
    texts["ods"] = json.dumps(book_of(browser.get("/open-data/alles.ods").data), default=str)
    for path, text in texts.items():
        for secret in ("INGETROKKEN", "VERBORGEN", "CONCEPT", "@example.org", "Verborgen Naam", "Ontwerper Onbekend"):
            assert secret not in text, (path, secret)
        if "toezeggingen" not in path and path != "ods":
            assert "Buurvrouw Geheim" not in text, path


def test_the_owner_of_a_draft_gets_the_same_file_as_anybody(garden, maker):
    make_draft(maker, garden.subject.theme, title="CONCEPT")
    db.session.commit()
    assert [row.title for row in queries.each_subject(Lens(kinds=(KIND.name,)))] == ["Een pluktuin"]


def test_a_table_of_any_length_is_read_a_portion_at_a_time(garden, monkeypatch):
    neighbour = make_person("Noor")
    for number in range(7):
        make_post(garden.subject, f"Bericht {number}", by=neighbour)
    db.session.commit()
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    monkeypatch.setattr(portions, "AT_A_TIME", 3)
    found = queries.each_post()
    assert isinstance(found, GeneratorType)
    assert statements == []
    assert next(found).body == "Bericht 0"
    assert [sql.split()[0] for sql in statements if "FROM post" in sql] == ["SELECT"]
    assert len(list(found)) == 6
    assert len([sql for sql in statements if "FROM post" in sql]) == 4


def test_twenty_thousand_rows_are_written_while_they_are_read():
    read = []

    def rows():
        for number in range(20_000):
            read.append(number)
            yield [number, "tekst " * 20]

    sheet = Sheet("x", "Blad", "", {"a": "", "b": ""}, rows)
    parts = workbook([sheet])
    next(parts), next(parts)
    assert len(read) < 20_000
    lines = csv_of(sheet, ";")
    read.clear()
    next(lines), next(lines)
    assert read == [0]


def test_where_there_is_much_the_worker_makes_the_workbook(browser, garden, monkeypatch):
    monkeypatch.setattr("participatie.opendata.queries.portions.MUCH", 0)
    wiring.make_workbook()
    made = workbook_file.path().read_bytes()
    with browser.get("/open-data/alles.ods") as answer_:
        assert answer_.data == made
    assert "Gemaakt op" in browser.get("/open-data").get_data(as_text=True)
    workbook_file.path().unlink()
    assert [path.name for path in workbook_file.path().parent.iterdir()] == []


def test_while_it_is_made_a_page_says_so(browser, garden, monkeypatch):
    monkeypatch.setattr("participatie.opendata.queries.portions.MUCH", 0)
    monkeypatch.setattr("participatie.opendata.views.files.wake", lambda _name: None)
    answer_ = browser.get("/open-data/alles.ods")
    assert answer_.status_code == 202
    assert "een paar minuten" in answer_.get_data(as_text=True)


def test_the_page_names_every_table_and_the_guide_every_column(browser, town):
    page, guide = (browser.get(path).get_data(as_text=True) for path in ("/open-data", "/open-data/uitleg"))
    for sheet in all_sheets():
        assert f"/open-data/{sheet.name}.csv" in page
        assert all(f'<code lang="nl">{column}</code>' in guide for column in sheet.columns)


def test_every_row_has_a_cell_for_each_column(app, garden, maker):
    fill(garden, maker)
    with app.test_request_context():
        for sheet in all_sheets():
            assert {len(row) for row in sheet.rows()} == {len(sheet.columns)}, sheet.name
