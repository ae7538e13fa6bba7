"""Everything on the screen is there in Dutch and in English, that of the libraries included."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from wtforms import DateField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from participatie.kernel.forms import Form
from tools.translations import ENGLISH, SOURCES, gather, read

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*.*") if path.suffix in {".html", ".txt"} and "styleguide" not in path.parts
)
SAME = {
    "Open data",
    *(
        "Farsi",
        "Match",
        "Matches",
        "Match: %(what)s",
        "Talent",
        "%(count)s talent: %(which)s",
        "Tamazight",
        "Tigrinya",
        "Later",
    ),
    "Container",
    "Lamp",
    *("Water", "cm", "Mail"),
    *("%(name)s, %(team)s", "%(n)s m²", "{n} m²", "“%(words)s”", "Account", "Code", "Demo", "Idee", "Link", "Logo", "Menu"),
    *("Moderator", "moderator", "Maker", "maker", "Partner", "partner", "Partners", "partners", "Plan", "plant", "Print"),
    *("Privacy", "Team", "team", "Teams", "teams", "Website", "Zoom in", "open", "school", "sport", "water", "lamp"),
    *("%(num)s partner", "%(num)s partners", "Concept", "Contacten", "Tot", "Thema", "%(theme)s in %(area)s", "Budget"),
}
VALUES = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w+>|https?://\w+")
UNUSED = re.compile(r"Date must be")  # WTForms has no Dutch for its DateRange; a test below holds that no form uses it
CODE = re.compile(r'[\w-]+="|\w+(?:-+\w*)+|\bbutton\b')  # attributes and classes that a macro puts together
WORD = re.compile(r"[A-Za-z]{2,}")


def forms_of(message: Message) -> list[tuple[str, str]]:
    """Pairs of Dutch and English, one per number."""
    one = isinstance(message.id, str)
    return [(message.id, message.string)] if one else list(zip(message.id, message.string, strict=True))


GATHERED = [message for message in gather() if message.id]
KNOWN = [message for message in read(ENGLISH) if message.id]


@pytest.mark.once
def test_every_sentence_in_the_code_is_in_the_catalogue_and_no_other():
    known, used = {message.id for message in KNOWN}, {message.id for message in GATHERED}
    assert used - known == set(), "run: python tools/translations.py extract, and translate what is empty"
    assert known - used == set(), "run: python tools/translations.py extract"
    assert len(used) > 1000


@pytest.mark.once
def test_every_sentence_has_an_english_one_that_somebody_wrote():
    assert [message.id for message in KNOWN if message.fuzzy or not all(english for _dutch, english in forms_of(message))] == []


@pytest.mark.once
def test_both_languages_have_the_same_values():
    wrong = [
        dutch
        for message in KNOWN
        for dutch, english in forms_of(message)
        if sorted(VALUES.findall(dutch)) != sorted(VALUES.findall(english))
    ]
    assert wrong == []


@pytest.mark.once
def test_english_begins_and_ends_as_the_dutch_does():
    wrong = [
        (dutch, english)
        for message in KNOWN
        for dutch, english in forms_of(message)
        if (dutch[-1] in ".?!:") != (english[-1] in ".?!:")
        or (
            dutch[0].isalpha()
            and english[0].isalpha()
            and not english.startswith("I")
            and dutch[0].isupper() != english[0].isupper()
        )
    ]
    assert wrong == []


@pytest.mark.once
def test_english_is_not_dutch_except_for_words_that_are_the_same():
    same = {dutch for message in KNOWN for dutch, english in forms_of(message) if dutch == english}
    assert same - SAME == set()


@pytest.mark.once
def test_no_sentence_in_a_template_stands_outside_the_catalogue():
    loose = {}
    for path in TEMPLATES:
        text = re.sub(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}", "", path.read_text(), flags=re.S)
        text = re.sub(r"<style.*?</style>|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.S)
        said = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"{]*)"', text)
        said.append(CODE.sub("", re.sub(r"<[^>]*>", "", text)))
        if words := [word for part in said for word in WORD.findall(part)]:
            loose[str(path.relative_to(ROOT))] = words
    assert loose == {}


@pytest.mark.once
def test_every_template_and_module_is_read_for_sentences():
    patterns = {pattern for methods in SOURCES.values() for pattern, _method in methods}
    speaking = {
        path.suffix for path in (ROOT / "templates").rglob("*.*") if "gettext(" in (text := path.read_text()) or "_(" in text
    }
    assert {f"**{suffix}" for suffix in speaking} <= patterns


@pytest.mark.once
def test_wtforms_says_everything_in_dutch_too():
    folder = files("wtforms") / "locale"
    with (folder / "wtforms.pot").open("rb") as source, (folder / "nl/LC_MESSAGES/wtforms.po").open("rb") as target:
        said, dutch = read_po(source), read_po(target, locale="nl")
    pairs = [(message.id, dutch.get(message.id)) for message in said if message.id]
    silent = [sentence for sentence, found in pairs if found is None or not found.string or found.fuzzy]
    assert [sentence for sentence in silent if not UNUSED.match(str(sentence))] == []
    assert (folder / "nl/LC_MESSAGES/wtforms.mo").is_file()


@pytest.mark.once
def test_no_form_uses_what_wtforms_cannot_say_in_dutch():
    assert [path for path in (ROOT / "participatie").rglob("*.py") if "DateRange" in path.read_text()] == []


class Asking(Form):
    """A form with the fields whose own sentences can reach a screen."""

    day = DateField()
    number = IntegerField()
    choice = SelectField(choices=[SelectChoice("a", "A")])
    needed = IntegerField(validators=[InputRequired()])


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ["Ongeldige datum.", "Ongeldig getal.", "Ongeldige keuze.", "Dit veld is vereist."]),
        ("en", ["Not a valid date value.", "Not a valid integer value.", "Not a valid choice.", "This field is required."]),
    ],
)
def test_wtforms_speaks_the_language_of_the_visitor(app, language, sentences):
    typed = {"day": "morgen", "number": "twee", "choice": "b"}
    with app.test_request_context("/", method="POST", data=typed) as context:
        context.session["language"] = language
        form = Asking(meta={"csrf": False})
        assert not form.validate()
        assert [sentence for _field, sentence in form.error_list()] == sentences
