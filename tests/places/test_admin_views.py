"""An administrator brings areas and addresses up to date without a terminal, and sees first what would happen."""

import io
import os

import pytest

from participatie.places import queries, uploads
from tests.factories.people import make_person
from tests.factories.places import ADDRESSES, collection, make_municipality, square_features
from tests.factories.teams import make_team


@pytest.fixture
def administrator(app, browser):
    return browser.sign_in(make_person("Bea", None, "administrator"))


def upload(browser, path, content, name="bestand.geojson"):
    data = {"file": (io.BytesIO(content.encode() if isinstance(content, str) else content), name)}
    return browser.send(path, data, content_type="multipart/form-data")


def sentences(response):
    return " ".join(response.text.split())


def test_areas_are_tried_first_and_then_carried_out(administrator):
    response = upload(administrator, "/beheer/gebieden", collection(square_features()))
    assert response.status_code == 302
    preview = response.headers["Location"]
    page = administrator.read(preview)
    assert "6 nieuw" in page.text
    assert "Vijverbuurt" in page.text
    assert queries.list_areas() == []

    response = administrator.send(preview, action=preview, follow_redirects=True)
    assert "De gebieden zijn bijgewerkt: 6 veranderd." in sentences(response)
    assert len(queries.list_areas()) == 6
    administrator.read(preview, status=404)


def test_a_refused_row_is_named_and_cannot_be_carried_out(administrator):
    features = square_features()
    features[2]["properties"]["name"] = "<b>Wijk</b>" + "x" * 120
    preview = upload(administrator, "/beheer/gebieden", collection(features)).headers["Location"]
    page = administrator.read(preview)
    assert "1 geweigerd" in page.text
    assert "De naam ontbreekt of is langer dan 120 tekens." in page.text
    assert page.select_one("main td b") is None
    assert not page.select(f'form[action="{preview}"]')
    token = page.select_one("input[name=csrf_token]")
    data = {"csrf_token": token["value"]} if token else {}
    assert administrator.post(preview, data=data).status_code in (400, 422)
    assert queries.list_areas() == []


def test_a_file_that_changes_nothing_says_so(administrator):
    make_municipality()
    preview = upload(administrator, "/beheer/gebieden", collection(square_features())).headers["Location"]
    page = administrator.read(preview)
    assert "Dit bestand verandert niets." in page.text
    assert not page.select(f'form[action="{preview}"]')


def test_addresses_are_tried_first_and_then_carried_out(administrator):
    make_municipality()
    preview = upload(administrator, "/beheer/gebieden/adressen", ADDRESSES, "adressen.csv").headers["Location"]
    assert "8 nieuw" in administrator.read(preview).text
    response = administrator.send(preview, action=preview, follow_redirects=True)
    assert "De adressen zijn vervangen: 8 rijen ingelezen." in sentences(response)
    assert queries.count_gazetteer() == (6, 8)


@pytest.mark.parametrize("path", ["/beheer/gebieden", "/beheer/gebieden/adressen"])
@pytest.mark.parametrize("content", ["", "geen json", "{}", b"\xff\xfe", "[" * 5000])
def test_a_file_of_another_kind_is_refused_at_its_field(administrator, path, content):
    response = upload(administrator, path, content)
    assert response.status_code == 422
    assert 'id="file-error"' in response.text


@pytest.mark.parametrize("path", ["/beheer/gebieden", "/beheer/gebieden/adressen"])
def test_no_file_is_refused_at_its_field(administrator, path):
    response = administrator.send(path)
    assert response.status_code == 422
    assert "Kies een bestand." in response.text


@pytest.mark.parametrize("key", ["x", "a" * 22, "..%2f..%2fetc%2fpasswd", "a" * 300])
@pytest.mark.parametrize("path", ["/beheer/gebieden/proef", "/beheer/gebieden/adressen/proef"])
def test_a_file_that_is_not_there_is_not_found(administrator, path, key):
    assert administrator.get(f"{path}/{key}").status_code == 404


def test_the_areas_there_are_stand_in_a_table(administrator):
    make_municipality()
    rows = administrator.read("/beheer/gebieden").select("tbody tr")
    assert [[cell.text for cell in row.select("th, td")] for row in rows][-1] == [
        "Vijverbuurt", "buurt", "Westerwijk", "100", "BU90010000", "open",
    ]  # fmt: skip


def test_the_page_of_areas_takes_as_many_statements_for_one_as_for_many(administrator, counting):
    counts = []
    for _round in range(2):
        administrator.read("/beheer/gebieden")
        with counting() as statements:
            administrator.read("/beheer/gebieden")
        counts.append(len(statements))
        make_municipality()
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("role", "status"), [(None, 403), ("moderator", 403), ("team_member", 403), ("administrator", 200)])
@pytest.mark.parametrize("path", ["/beheer/gebieden", "/beheer/gebieden/adressen"])
def test_only_an_administrator_comes_in(app, browser, role, status, path):
    roles = [("team_member", make_team().id)] if role == "team_member" else [role] if role else []
    assert browser.sign_in(make_person(None, None, *roles)).get(path).status_code == status


def test_a_kept_file_goes_after_a_day(app):
    old = uploads.keep(b"old")
    path = app.config["DATA_FOLDER"] / "imports" / old
    os.utime(path, (0, 0))
    fresh = uploads.keep(b"fresh")
    assert uploads.read(fresh) == b"fresh"
    assert not path.exists()
