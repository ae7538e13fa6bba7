"""Documents on paper: what is in them, that they are accessible, and that values are data (A13, A23)."""

import re

import pypdfium2
import pytest

from participatie.kernel import pdf, pdf_worker

ADDRESS = "https://participatie.voorbeeld.nl/s/CDFGHJKMNPRT"

TEMPLATE = """
#import "qr.typ": qr
#let values = json("/values.json")
#set document(title: values.title)
#set text(lang: "nl")
= #values.title
#values.body
#if "qr" in values { v(40mm); qr(values.qr, 60mm, "QR-code") }
"""


@pytest.fixture
def paper(app, tmp_path, monkeypatch):
    """A template of this test, beside the real ones."""
    (tmp_path / "paper.typ").write_text(TEMPLATE)
    (tmp_path / "qr.typ").write_text((pdf_templates(app) / "qr.typ").read_text())
    with app.test_request_context():
        monkeypatch.setattr(pdf, "templates", lambda: tmp_path)
        yield lambda **values: pdf.make_pdf("paper", {"title": "Hoi", "body": "", **values}, qr_codes=[ADDRESS])


def pdf_templates(app):
    with app.app_context():
        return pdf.templates()


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_document_holds_its_text_and_says_its_title_and_language(paper):
    data = paper(title="Brief aan de straat", body="Wat vind je ervan?")
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    assert document.get_metadata_value("Title") == "Brief aan de straat"
    assert "Wat vind je ervan?" in text_of(data)
    assert document.is_tagged()
    assert re.search(rb"/Lang\s*\(nl", data)
    assert b"pdfuaid" in data


@pytest.mark.parametrize(
    "naughty", ['#read("/etc/passwd")', "#panic()", "$x", "= Kop", "*vet*", '"; #set page(width: 1pt)', "\\u{41}"]
)
def test_what_people_type_is_text_and_never_source(paper, naughty):
    assert naughty in text_of(paper(body=naughty))


@pytest.mark.parametrize("strange", ["🎉", "مرحبا", "漢字", "\u202e\u202c", "a\x00b", "\ud7ff", "Ω ő ğ"])
def test_a_letter_that_the_font_lacks_stops_no_document(paper, strange):
    assert "na" in text_of(paper(body=f"{strange} na"))


def test_a_template_cannot_read_outside_its_folder(paper, tmp_path):
    (tmp_path / "paper.typ").write_text('#read("/../../etc/hostname")')
    with pytest.raises(pdf.PdfFailed):
        paper()


def test_a_broken_template_is_a_clear_sentence_and_the_log_holds_no_words_of_people(paper, tmp_path, caplog):
    (tmp_path / "paper.typ").write_text('#let values = json("/values.json")\n#panic(values.body)')
    with pytest.raises(pdf.PdfFailed, match="lukte niet"):
        paper(body="geheimwoord")
    assert "geheimwoord" not in caplog.text + str(caplog.records[-1].__dict__)


def test_a_document_that_never_ends_is_given_up(paper, tmp_path, monkeypatch):
    (tmp_path / "paper.typ").write_text("#let n = 0\n#while true { n = calc.rem(n + 1, 7) }\n")
    monkeypatch.setattr(pdf, "SECONDS", 2)
    with pytest.raises(pdf.PdfFailed):
        paper()


@pytest.mark.parametrize("name", ["../paper", "Paper", "", "a.b", "paper.typ"])
def test_an_odd_name_is_no_template(paper, name):
    with pytest.raises(ValueError, match="odd name"):
        pdf.make_pdf(name, {})


def test_a_qr_code_has_its_quiet_zone_and_corners():
    rows = pdf_worker.qr_rows(ADDRESS)
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows[:4] + rows[-4:])) == {"0"}
    assert rows[4][4:12] == "11111110"


def test_a_qr_code_is_drawn_as_it_was_made(paper):
    """Each module of the drawing, in the picture of the page, is as dark as its row says."""
    picture = pypdfium2.PdfDocument(paper(qr=ADDRESS))[0].render(scale=4).to_pil().convert("1")
    rows = pdf_worker.qr_rows(ADDRESS)
    dark = picture.convert("L").point(lambda value: 255 - value)
    below_text = dark.crop((0, dark.height // 6, dark.width, dark.height))
    left, top, right, bottom = below_text.getbbox()
    inside = len(rows) - 8
    size = (right - left) / inside
    for y in range(inside):
        for x in range(inside):
            seen = below_text.getpixel((int(left + (x + 0.5) * size), int(top + (y + 0.5) * (bottom - top) / inside)))
            assert (seen > 127) == (rows[y + 4][x + 4] == "1"), (x, y)


def test_words_longer_than_a_line_can_be_broken():
    assert pdf.breakable("a" * 70).count("\u200b") == 2
    assert pdf.breakable("gewone woorden") == "gewone woorden"
