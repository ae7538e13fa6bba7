"""Photos: read by content, the right way up, without metadata (A23)."""

import io
import time

import pytest
from PIL import Image

from participatie.kernel import images
from participatie.kernel.errors import Refused
from tests.factories.pictures import huge_png, opened, photo, quadrants

CORNERS = {"red": (0.25, 0.25), "lime": (0.75, 0.25), "blue": (0.25, 0.75), "white": (0.75, 0.75)}
COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_comes_out_the_right_way_up(app, orientation):
    with app.test_request_context():
        picture = opened(images.shrink(photo(orientation=orientation)).large)
    assert picture.size == (80, 40)
    for name, (x, y) in CORNERS.items():
        found = picture.convert("RGB").getpixel((int(x * 80), int(y * 40)))
        assert all(abs(a - b) < 40 for a, b in zip(found, COLOURS[name], strict=True)), name


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_gone(app, kind):
    before = photo(kind)
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(0x8825)
    assert b"SecretCamera" in before
    with app.test_request_context():
        result = images.shrink(before)
    for data in (result.large, result.small):
        picture = opened(data)
        assert picture.format == "WEBP"
        assert not dict(picture.getexif())
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
        assert b"SecretCamera" not in data


def test_text_chunks_of_a_png_are_gone(app):
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SecretAuthor")
    notes.add_itxt("XML:com.adobe.xmp", "<x>SecretAuthor</x>")
    file = io.BytesIO()
    quadrants().save(file, "PNG", pnginfo=notes)
    assert b"SecretAuthor" in file.getvalue()
    with app.test_request_context():
        assert b"SecretAuthor" not in images.shrink(file.getvalue()).large


def test_large_photos_become_smaller_in_two_sizes(app):
    with app.test_request_context():
        result = images.shrink(photo(size=(3000, 1500)))
    assert opened(result.large).size == (2000, 1000) == (result.width_px, result.height_px)
    assert opened(result.small).size == (640, 320)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_kind_of_colour_is_read(app, mode):
    file = io.BytesIO()
    picture = quadrants().convert("L").convert("I;16") if mode == "I;16" else quadrants().convert(mode)
    picture.save(file, "JPEG" if mode == "CMYK" else "PNG")
    with app.test_request_context():
        assert opened(images.shrink(file.getvalue()).large).size == (80, 40)


def test_transparency_stays(app):
    file = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(file, "PNG")
    with app.test_request_context():
        assert opened(images.shrink(file.getvalue()).large).convert("RGBA").getpixel((5, 5))[3] == 0


SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + b"\x00" * 30


@pytest.mark.parametrize(
    "data",
    [
        b"",
        SCRIPT,
        b"<?xml version='1.0'?>" + SCRIPT,
        GIF,
        b"%PDF-1.4",
        b"\xff\xd8\xff" + SCRIPT,
        b"\x89PNG\r\n\x1a\n" + SCRIPT,
        b"RIFF\x00\x00\x00\x00WEBP" + b"\x00" * 40,
        photo()[:400],
        b"\x00" * (10 * 1024 * 1024 + 1),
        photo() + b"\x00" * (10 * 1024 * 1024),
    ],
    ids=["empty", "svg", "xml", "gif", "pdf", "fake jpeg", "fake png", "fake webp", "cut off", "large", "padded"],
)
def test_anything_else_is_refused_with_a_sentence(app, data):
    with app.test_request_context(), pytest.raises(Refused) as refusal:
        images.shrink(data)
    assert refusal.value.message == "We kunnen je foto niet lezen. Gebruik een jpg, png of webp tot 10 MB."


def test_too_many_pixels_are_refused_before_they_are_decoded(app):
    started = time.monotonic()
    with app.test_request_context(), pytest.raises(Refused):
        images.shrink(huge_png(60_000, 60_000))
    assert time.monotonic() - started < 10


def test_a_decoder_that_hangs_is_stopped(app, monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(images, "WORKER", slow)
    monkeypatch.setattr(images, "SECONDS", 1)
    with app.test_request_context(), pytest.raises(Refused):
        images.shrink(photo())


def test_a_decoder_that_wants_too_much_memory_is_stopped(app, monkeypatch, tmp_path):
    greedy = tmp_path / "greedy.py"
    source = images.WORKER.read_text()
    greedy.write_text(
        source.replace("def shrink(", "def unused(", 1).replace(
            "def main(", "shrink = lambda *_: bytearray(2**31)\n\n\ndef main("
        )
    )
    monkeypatch.setattr(images, "WORKER", greedy)
    with app.test_request_context(), pytest.raises(Refused):
        images.shrink(photo())


@pytest.mark.slow
def test_the_largest_allowed_photo_fits_in_the_memory_of_the_worker(app):
    file = io.BytesIO()
    Image.new("RGBA", (8000, 5000), (10, 200, 30, 128)).save(file, "PNG")
    with app.test_request_context():
        assert images.shrink(file.getvalue()).width_px == 2000
