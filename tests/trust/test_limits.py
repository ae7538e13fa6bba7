"""Too much of anything is refused in words, and costs little (A21, A23, A24)."""

import io
import os
from pathlib import Path

import pytest

from tests.factories.pictures import huge_png, photo
from tests.trust.answering import changed_tables, everything

IMAGES = Path(os.environ.get("PARTICIPATIE_SHARED_DATA", "no-such-folder"), "images")
BAD_PHOTOS = {
    "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.__xss=1"><script>window.__xss=1</script></svg>',
    "photo.jpg": b"<script>window.__xss=1</script>",
    "empty.png": b"",
    "half.jpg": photo()[:200],
    "bomb.png": huge_png(60_000, 60_000),
    "page.webp": b"RIFF\x00\x00\x00\x00WEBP" + b"<html>" * 40,
    "../../x.png": b"GIF89a" + b"\x00" * 40,
}


@pytest.fixture(autouse=True)
def without_tokens(app, monkeypatch):
    """Forms are taken without the token against forgery."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)


def send_photo(cast, world, data, name):
    path = f"/initiatieven/{world.initiatives['published']}/bewerken/fotos"
    return cast.ask("maker", path, "POST", data={"photos": (io.BytesIO(data), name), "alt": "De tuin"})


@pytest.mark.parametrize("name", BAD_PHOTOS)
def test_what_is_no_photo_is_refused_in_words_and_nothing_is_kept(world, cast, undone, name):
    with undone():
        before = everything()
        answer = send_photo(cast, world, BAD_PHOTOS[name], name)
        assert answer.status_code == 422
        assert "photos-error" in answer.text or "error-summary" in answer.text
        assert changed_tables(before, everything()) == []


@pytest.mark.parametrize(
    "name", ['"><img src=x onerror=window.__xss=1>.jpg', "../../../x.jpg", "a\r\nb.jpg", "\u202egpj.exe.jpg"]
)
def test_the_name_of_a_file_goes_nowhere(world, cast, undone, name):
    with undone():
        answer = send_photo(cast, world, photo(), name)
        assert answer.status_code == 302
        page = cast.ask("maker", answer.headers["Location"])
        assert "onerror" not in page.text
        assert "gpj" not in page.text


@pytest.mark.slow
@pytest.mark.skipif(not IMAGES.is_dir(), reason="The public images are not here: PARTICIPATIE_SHARED_DATA names no folder.")
def test_public_images_are_kept_or_refused_in_words(world, cast, undone):
    for path in sorted(IMAGES.iterdir()):
        with undone():
            answer = send_photo(cast, world, path.read_bytes(), path.name)
        assert answer.status_code == (422 if path.suffix == ".svg" else answer.status_code), path.name
        assert answer.status_code in (302, 422), path.name


@pytest.mark.parametrize(
    "data",
    [
        {f"field{n}": "x" for n in range(1_000)},
        {"body": "x" * 1_000_000},
        b"x" * 13_000_000,
    ],
    ids=["parts", "text", "body"],
)
def test_too_much_in_one_form_is_refused(world, cast, data):
    path = f"/gesprek/{world.initiatives['published']}"
    kind = "multipart/form-data; boundary=x" if isinstance(data, bytes) else "application/x-www-form-urlencoded"
    answer = cast.ask("resident", path, "POST", data=data, content_type=kind)
    assert answer.status_code in (400, 413, 422)
    assert isinstance(data, dict) or (answer.status_code == 413 and "te groot" in answer.text)


@pytest.mark.parametrize(
    "path", ["/initiatieven", "/kaart", "/zoeken", "/partners", "/teams", "/api/v1/onderwerpen", "/api/v1/adressen"]
)
def test_a_long_question_or_a_far_page_is_answered_at_once(world, cast, path):
    for query in ("q=" + "a" * 20_000, "pagina=99999999999999999999", "pagina=-1", "pagina=%00", "q=" + "%F0%9F" * 50):
        answer = cast["visitor"].get(f"{path}?{query}")
        assert answer.status_code < 500, query
        assert len(answer.get_data()) < 200_000, query


@pytest.mark.parametrize("path", ["/initiatieven", "/kaart", "/initiatieven.atom", "/api/v1/onderwerpen", "/api/v1/kaart"])
@pytest.mark.parametrize(
    "query",
    ["creator__email=a", "order_by=password", "sorteer=email", "q=a&q=b", "soort=partner", "fase=draft", "bbox=1,2,3", "x=1"],
)
def test_filters_that_are_not_ours_are_refused(cast, path, query):
    """A9: no filter on columns that are not shown, and no key twice."""
    assert cast["visitor"].get(f"{path}?{query}").status_code == 400
