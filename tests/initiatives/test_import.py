"""Initiatives from files: all or nothing, errors by row and column."""

import json

import pytest

from participatie.initiatives import services
from participatie.initiatives.tables import read_table
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.errors import Forbidden
from participatie.subjects.queries import Lens, page_cards
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_theme("Groen")
    make_theme("Overig")
    make_team("Opvangteam")
    return make_municipality()


def rows(text, **mapping):
    return read_table(text.encode(), mapping)


def test_a_csv_with_points_and_area_codes_is_placed(town):
    table = rows("titel;area_code;lon;lat;theme\nBankje;BU90010000;;;Groen\nBoom;;5,25;51,05;raar\n", title="titel")
    report = services.import_rows(SYSTEM, table.rows)
    assert (report.added, report.errors) == (2, [])
    cards = {card.title: card for card in page_cards(NOBODY, Lens()).cards}
    assert (cards["Bankje"].area_name, cards["Bankje"].theme_name) == ("Vijverbuurt", "Groen")
    assert (cards["Boom"].area_name, cards["Boom"].theme_name) == ("Verrehoek", "Overig")


def test_every_error_names_its_row_and_column_and_nothing_is_placed(town):
    table = rows("title,lon,lat,area_code,published_on\n,5.02,51.02,,\nBank,x,51,,\nBoom,,,,gisteren\n")
    assert [(error.row, error.column) for error in table.errors] == [(1, "title"), (2, "lon"), (3, "lon"), (3, "published_on")]
    table = rows("title,area_code\nGoed,BU90010000\nFout,BU0\n")
    report = services.import_rows(SYSTEM, table.rows)
    assert [(error.row, error.column) for error in report.errors] == [(2, "area_code")]
    assert page_cards(NOBODY, Lens()).total == 0


def test_a_place_outside_the_municipality_is_an_error_of_its_row():
    report = services.import_rows(SYSTEM, rows("title,lon,lat\nVer weg,21.0,52.3\n").rows)
    assert [(error.row, error.column) for error in report.errors] == [(1, "lon")]


def test_a_second_import_adds_only_what_is_new():
    table = rows("title,area_code,reference\nBank,BU90010000,a-1\nBoom,BU90010000,a-2\n")
    services.import_rows(SYSTEM, table.rows)
    again = services.import_rows(SYSTEM, table.rows)
    assert (again.added, again.known) == (0, 2)


def test_geojson_features_are_read_with_their_properties():
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [5.02, 51.02]},
        "properties": {"naam": "Bank", "categories": ["groen", "x"]},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    table = rows(text, title="naam", theme="categories")
    assert services.import_rows(SYSTEM, table.rows).added == 1


def test_a_file_of_windows_is_read_as_it_was_meant():
    (row,) = read_table("title;area_code\r\nCafé “De Waard”;BU90010000\r\n".encode("cp1252"), {}).rows
    assert row.title == "Café “De Waard”"


def test_residents_cannot_import():
    with pytest.raises(Forbidden):
        services.import_rows(NOBODY, [])


TWICE = """title,lon,lat,story,reference
Bank,5.02,51.02,Aan het water,
BANK!,5.02,51.02,aan het wáter,
Bank,5.03,51.02,Aan het water,
"""


def test_a_row_that_repeats_an_earlier_one_is_told_and_brought_in_when_nobody_says_otherwise():
    report = services.import_rows(SYSTEM, rows(TWICE).rows)
    assert [(double.row, double.column) for double in report.doubles] == [(2, "title")]
    assert "rij 1" in report.doubles[0].sentence
    assert report.added == 3


def test_rows_that_look_double_are_left_out_when_that_is_asked():
    report = services.import_rows(SYSTEM, rows(TWICE).rows, skips_doubles=True)
    assert report.added == page_cards(NOBODY, Lens()).total == 2


def test_a_file_that_is_brought_in_again_looks_double_as_a_whole():
    services.import_rows(SYSTEM, rows(TWICE).rows)
    again = services.check_rows(SYSTEM, rows(TWICE).rows)
    assert [double.row for double in again.doubles] == [1, 2, 3]
    assert "staat er al" in again.doubles[0].sentence
    assert services.import_rows(SYSTEM, rows(TWICE).rows, skips_doubles=True).added == 0


@pytest.mark.parametrize("other", ["Boom,5.02,51.02,Aan", "Bank,5.02,51.02,Bij", "Bank,5.0201,51.02,Aan"])
def test_another_title_text_or_place_is_not_double(other):
    text = f"title,lon,lat,story,reference\nBank,5.02,51.02,Aan,\n{other},\n"
    assert services.check_rows(SYSTEM, rows(text).rows).doubles == []


def test_a_row_with_its_own_number_is_never_double():
    text = "title,lon,lat,reference\nBank,5.02,51.02,1\nBank,5.02,51.02,2\n"
    assert services.check_rows(SYSTEM, rows(text).rows).doubles == []


def test_with_one_error_nothing_is_placed_however_doubles_are_treated():
    text = TWICE + "Ver,21.0,52.3,,\n"
    report = services.import_rows(SYSTEM, rows(text).rows, skips_doubles=True)
    assert [error.row for error in report.errors] == [4]
    assert page_cards(NOBODY, Lens()).total == 0
