"""Files of elsewhere: tried first, then all or nothing, by an administrator, with everybody's words as theirs."""

import io
import json

import pytest
from shapely.geometry import Point

from participatie.accounts.models import Grant
from participatie.initiatives.models import Initiative
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.kernel.delimited import read_delimited
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.spreadsheet import csv_line
from participatie.opendata import progress, queries, services
from participatie.opendata.columns import guess, word_of
from participatie.opendata.models import ImportRun
from participatie.places import uploads
from participatie.places.geometry import to_rd
from participatie.subjects.models import HistoryEntry
from participatie.subjects.queries import Lens, page_cards
from participatie.threads.models import Post
from participatie.threads.services import Brought
from participatie.threads.services.imports import in_order
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")
IDEAS = """nummer;Titel;Verhaal;Thema;x;y;Datum;Indiener
1;Bankje;Aan het *water*.;Groen;5,02;51,02;21-11-2025;Fatma
2;Boom;;raar;5,02;51,02;;
"""
TALK = """id;initiatief;antwoord_op;auteur;datum;tekst
10;1;;An;2025-01-01T10:00:00;Eerste
11;1;10;Bo;2025-01-02;Tweede
12;1;11;Cas;2025-01-03;Derde
"""


@pytest.fixture(autouse=True)
def town():
    make_theme("Groen")
    make_theme("Overig")
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def boss():
    return make_administrator()


def bring(boss, text, kind="initiatives", name="ideeën.csv", columns=None, source="Ideeënbus"):
    """Upload, let it be tried, and give the run back."""
    content = text if isinstance(text, bytes) else text.encode()
    run = services.upload(boss, kind, source, name, content)
    services.choose_columns(boss, run, columns if columns is not None else run.columns)
    db.session.commit()
    services.work_on_imports()
    return again(boss, run)


def again(boss, run):
    db.session.expire_all()
    return queries.get_run(boss, run.id)


def place(boss, run):
    services.start(boss, run)
    db.session.commit()
    services.work_on_imports()
    return again(boss, run)


def test_a_file_is_tried_first_and_then_placed_as_a_whole(boss):
    run = bring(boss, IDEAS)
    assert (run.state, run.added, run.known, run.errors) == ("checked", 2, 0, [])
    assert page_cards(NOBODY, Lens()).total == 0
    run = place(boss, run)
    assert (run.state, run.added, run.by_id) == ("done", 2, boss.id)
    bench = db.session.query(Initiative).filter_by(source_ref="Ideeënbus:1").one()
    assert (bench.origin, bench.said_by, bench.subject.creator_id) == ("Ideeënbus", "Fatma", None)
    assert (bench.subject.published_at.year, "<em>water</em>" in bench.story_html) == (2025, True)


def test_a_second_import_adds_only_what_is_new(boss):
    place(boss, bring(boss, IDEAS))
    run = bring(boss, IDEAS + "3;Nieuw;;;5,02;51,02;;\n")
    assert (run.added, run.known) == (1, 2)
    other = bring(boss, IDEAS, source="Andere bus")
    assert (other.added, other.known) == (2, 0)


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ("3;Fout;;;5,02;51,02;31-02-2025;", "Datum", "31-02-2025 bestaat niet."),
        ("3;Fout;;;5,02;51,02;2025-02-30;", "Datum", "2025-02-30 bestaat niet."),
        ("3;Fout;;;5,02;51,02;gisteren;", "Datum", "gisteren is geen datum. Schrijf 21-11-2026."),
        ("3;Fout;;;5,02;51,02;2999-01-01;", "Datum", "2999-01-01 moet nog komen."),
        ("3;;;;5,02;51,02;;", "Titel", "De titel ontbreekt."),
        ("3;Fout;;;nul;51,02;;", "x", "nul is geen graad."),
        ("3;Fout;;;;;;", "x", "Geef een plek: lon en lat, een adres, of de code van een gebied."),
        ("3;Fout;;;21,0;52,3;;", "x", "Deze plek ligt buiten de gemeente."),
        ("1;Dubbel;;;5,02;51,02;;", "nummer", "Dit nummer staat ook in rij 1."),
        (f"3;{'x' * 121};;;5,02;51,02;;", "Titel", "Deze tekst is langer dan 120 tekens."),
        ("3;Fout;;;5,02;51,02;;;te;veel", "", "Deze rij heeft meer cellen dan de kop."),
    ],
)
def test_each_error_names_its_row_and_column_and_nothing_is_placed(boss, line, column, sentence):
    run = bring(boss, IDEAS + line + "\n")
    assert run.state == "refused"
    where = f"rij 3, kolom {column}: " if column else "rij 3: "
    assert any(line.startswith(where + sentence) for line in page_of(run)), page_of(run)
    assert page_cards(NOBODY, Lens()).total == 0
    with pytest.raises(Refused):
        services.start(boss, run)


def page_of(run):
    """What the page says of the errors."""
    return [
        f"rij {row}, kolom {word_of(run.kind, column, run.columns)}: {text}" if column else f"rij {row}: {text}"
        for row, column, text in run.errors
    ]


def test_a_place_can_be_rd_or_an_address(boss):
    make_addresses()
    spot = to_rd(Point(5.02, 51.02))
    text = f"titel,x,y,adres\nIn RD,{spot.x:.1f},{spot.y:.1f},\nOp adres,,,Kerkstraat 1\nNergens,,,Nergenslaan 3\n"
    run = bring(boss, text)
    assert [(row, column) for row, column, _ in run.errors] == [(3, "address")]
    run = place(boss, bring(boss, text.rsplit("Nergens,", 1)[0]))
    assert run.added == 2
    found = {it.subject.title: it.subject.geometry for it in db.session.query(Initiative)}
    assert found["In RD"].distance(Point(5.02, 51.02)) < 0.00001


def test_geojson_is_brought_in_with_its_places(boss):
    def feature(number, geometry):
        return {"type": "Feature", "id": number, "geometry": geometry, "properties": {"naam": f"Idee {number}"}}

    point = {"type": "Point", "coordinates": [5.02, 51.02]}
    good = {"type": "FeatureCollection", "features": [feature(1, point)]}
    run = place(boss, bring(boss, json.dumps(good), name="x.geojson"))
    assert (run.state, run.added) == ("done", 1)
    ring = [[5.02 + n / 10**6, 51.02] for n in range(6000)]
    bad = [{"type": "LineString", "coordinates": ring}, {"type": "Point", "coordinates": [5.02]}, {"type": "Raar"}, None]
    run = bring(boss, json.dumps({"type": "FeatureCollection", "features": [feature(n, it) for n, it in enumerate(bad, 5)]}))
    assert [row for row, _column, _text in run.errors] == [1, 2, 3, 4]


def test_a_conversation_keeps_its_order_and_who_answers_whom(boss, browser):
    place(boss, bring(boss, IDEAS))
    run = place(boss, bring(boss, TALK, kind="comments"))
    assert (run.state, run.added) == ("done", 3)
    first, second, third = db.session.query(Post).order_by(Post.id)
    assert (first.parent_id, second.parent_id, third.parent_id) == (None, first.id, first.id)
    assert (first.body, second.body, third.body) == ("Eerste", "Tweede", "*Antwoord op Bo*\n\nDerde")
    assert {post.person_id for post in (first, second, third)} == {None}
    bench = db.session.query(Initiative).filter_by(source_ref="Ideeënbus:1").one()
    page = browser.get(f"/initiatieven/{bench.id}", follow_redirects=True).get_data(as_text=True)
    for text in ("overgenomen uit Ideeënbus", "Overgenomen uit Ideeënbus, geschreven door Fatma.", "Antwoord op Bo"):
        assert text in page, text
    more = TALK + "13;1;12;Dee;2025-02-01;Vierde\n"
    run = place(boss, bring(boss, more, kind="comments"))
    assert (run.added, run.known) == (1, 3)
    fourth = db.session.query(Post).order_by(Post.id.desc()).first()
    assert (fourth.parent_id, fourth.body) == (first.id, "*Antwoord op Cas*\n\nVierde")


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ("20;9;;An;;Tekst", "initiatief", "We kennen initiatief 9 uit deze bron niet."),
        ("20;1;99;An;;Tekst", "antwoord_op", "Bericht 99 staat niet in het bestand."),
        ("20;2;10;An;;Tekst", "antwoord_op", "Bericht 10 hoort bij een ander initiatief."),
        ("20;1;20;An;;Tekst", "antwoord_op", "Dit bericht is een antwoord op zichzelf."),
        ("10;1;;An;;Tekst", "id", "Dit nummer staat ook in rij 1."),
        (";1;;An;;Tekst", "id", "Dit nummer ontbreekt."),
        ("20;1;;An;;" + "x" * 4001, "tekst", "Deze tekst is langer dan 4000 tekens."),
    ],
)
def test_each_error_in_a_conversation_names_its_row_and_column(boss, line, column, sentence):
    place(boss, bring(boss, IDEAS))
    run = bring(boss, TALK + line + "\n", kind="comments")
    assert any(line.startswith(f"rij 4, kolom {column}: {sentence}") for line in page_of(run)), page_of(run)
    assert db.session.query(Post).count() == 0


def test_circles_of_answers_end():
    text = "id,initiatief,antwoord_op,tekst\n" + "".join(f"{n},1,{n % 3 + 1},x\n" for n in (1, 2, 3))
    assert len(in_order([Brought(str(n), str(n % 3 + 1), "", None, "x") for n in (1, 2, 3)])) == 3
    assert len(read_delimited(text.encode()).rows) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_recognised(encoding, delimiter):
    cells = ["Café “De Waard”", "a,b;c\td", 'met "quotes"\nen een regel', "=1+1", "'al"]
    text = csv_line(["een", "twee", "drie", "vier", "vijf"], delimiter) + csv_line(cells, delimiter)
    (row,) = read_delimited(text.encode(encoding)).rows
    assert list(row.values()) == cells


@pytest.mark.parametrize(
    "content",
    [
        b"a\x00b\n1\n",
        b'a,b\n1,"open',
        b"a,a\n1,2\n",
        b"",
        b"\n\n",
        b"a,b\n" + b"x" * 200_000 + b",1\n",
        b"a\n" + b"1\n" * 20_001,
        b",".join(b"c%d" % n for n in range(300)) + b"\n1\n",
        b"\x81\x8d\x8f\n1\n",
        b'a,b\n"x"y,1\n',
    ],
)
def test_a_hostile_table_is_refused_with_a_sentence(content):
    with pytest.raises(Refused) as refusal:
        read_delimited(content)
    assert refusal.value.field == "file"


@pytest.mark.parametrize(
    "content", [b"{", b'{"type":"FeatureCollection"}', b"{" * 100_000, b'{"type":"FeatureCollection","features":[]}']
)
def test_a_hostile_map_is_refused_with_a_sentence(boss, content):
    with pytest.raises(Refused):
        services.upload(boss, "initiatives", "Bron", "x.geojson", content)


@pytest.mark.parametrize("start", [b"titel\n", b'{"type":'])
def test_a_file_that_is_too_large_is_refused_unread(boss, start):
    with pytest.raises(Refused) as refusal:
        services.upload(boss, "initiatives", "Bron", "x.csv", start + b"x" * (10 * 1024 * 1024))
    assert "te groot" in refusal.value.message


def test_nobody_else_brings_in_a_file(boss):
    run = bring(boss, IDEAS)
    resident = actor_of(make_person("Noor", None, "moderator"))
    for act in (
        lambda: services.upload(resident, "initiatives", "Bron", "x.csv", IDEAS.encode()),
        lambda: services.choose_columns(resident, run, {}),
        lambda: services.start(resident, run),
        lambda: queries.list_runs(resident),
        lambda: queries.get_run(NOBODY, run.id),
    ):
        with pytest.raises(Forbidden):
            act()


def test_who_is_no_administrator_any_more_places_nothing(boss):
    run = bring(boss, IDEAS)
    services.start(boss, run)
    db.session.query(Grant).delete()
    db.session.commit()
    services.work_on_imports()
    run = db.session.get(ImportRun, run.id)
    assert run.state == "failed"
    assert page_cards(NOBODY, Lens()).total == 0


def test_a_file_that_is_gone_is_told(boss):
    run = bring(boss, IDEAS)
    services.start(boss, run)
    uploads.drop(run.file_key)
    db.session.commit()
    services.work_on_imports()
    run = again(boss, run)
    assert run.state == "failed"
    assert "Kies het opnieuw" in run.errors[0][2]


def test_an_import_stands_in_the_history_and_tells_nobody_by_mail(boss):
    run = place(boss, bring(boss, IDEAS))
    entry = db.session.query(HistoryEntry).filter_by(event="FileImported").one()
    assert (entry.by_id, entry.facts["added"], entry.facts["name"]) == (boss.id, 2, "ideeën.csv")
    assert progress.read(run.file_key) == (0, 0)
    with pytest.raises(Refused):
        services.start(boss, run)


def test_columns_are_guessed_and_none_is_used_twice():
    assert guess("initiatives", ["ID", "Titel", "Naam", "Omschrijving", "X", "Y"]) == {
        "title": "Titel",
        "story": "Omschrijving",
        "lon": "X",
        "lat": "Y",
        "reference": "ID",
    }
    assert guess("comments", ["id", "parent", "author", "created", "text", "proposal"])["subject"] == "proposal"


def test_the_way_through_the_pages(browser):
    browser.sign_in(make_person("Bea", None, "administrator"))
    sent = {"kind": "initiatives", "source": "Ideeënbus", "file": (io.BytesIO(IDEAS.encode()), "<b>ideeën.csv")}
    columns = browser.send("/beheer/importeren", sent, content_type="multipart/form-data").headers["Location"]
    page = browser.read(columns)
    assert page.select_one("select[name=title] option[selected]")["value"] == "Titel"
    assert [cell.text for cell in page.select("table tbody tr:first-child td")][:2] == ["1", "Bankje"]
    assert page.select_one("main b") is None
    chosen = {field["name"]: (field.select_one("[selected]") or {"value": ""})["value"] for field in page.select("select")}
    refused = browser.send(columns, {**chosen, "title": ""})
    assert refused.status_code == 422
    assert "Kies een kolom." in refused.text
    run = browser.send(columns, chosen).headers["Location"]
    page = browser.read(run)
    assert "Alles klopt. Er is nog niets geplaatst." in page.text
    done = browser.send(run, action=f"{run}/uitvoeren", follow_redirects=True)
    assert "geïmporteerd" in done.text
    assert page_cards(NOBODY, Lens()).total == 2
    assert "Bea" in browser.read("/beheer/importeren").text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "", "source": "x", "file": (b"titel\n1\n", "x.csv")}, "Kies wat erin staat."),
        ({"kind": "initiatives", "source": "", "file": (b"titel\n1\n", "x.csv")}, "Vul in waar het vandaan komt."),
        ({"kind": "initiatives", "source": "x"}, "Kies een bestand."),
        ({"kind": "initiatives", "source": "x", "file": (b"titel\n", "x.csv")}, "Er staan geen rijen in dit bestand."),
        ({"kind": "initiatives", "source": "x", "file": (b"\x00", "x.csv")}, "Dit is geen tekst."),
    ],
)
def test_an_upload_that_cannot_be_used_says_why(browser, data, sentence):
    browser.sign_in(make_person("Bea", None, "administrator"))
    sent = {name: (io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value for name, value in data.items()}
    answer = browser.send("/beheer/importeren", sent, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.query(ImportRun).count() == 0


def test_columns_of_what_is_done_cannot_be_chosen_again(browser, boss):
    run = place(boss, bring(boss, IDEAS))
    browser.sign_in(make_person("Bea", None, "administrator"))
    assert browser.get(f"/beheer/importeren/{run.id}/kolommen").headers["Location"].endswith(f"/importeren/{run.id}")
    assert browser.get("/beheer/importeren/9999").status_code == 404
