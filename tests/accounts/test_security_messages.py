"""Everything Flask-Security can say is said in Dutch too. English is the language of its source."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask_babel import Domain, force_locale
from flask_security.core import _default_messages

from participatie.kernel.i18n import TRANSLATIONS

OURS = TRANSLATIONS / "security" / "nl" / "LC_MESSAGES" / "flask_security.po"


@pytest.fixture(scope="module")
def catalogue():
    with OURS.open("rb") as file:
        return read_po(file, locale="nl")


def sources():
    template = files("flask_security") / "translations" / "flask_security.pot"
    with template.open("rb") as file:
        said = {message.id for message in read_po(file) if message.id}
    return sorted(said | {str(text) for text, _kind in _default_messages.values()})


@pytest.mark.parametrize("source", sources())
def test_every_message_has_dutch_words_with_the_same_values(catalogue, source):
    message = catalogue.get(source)
    assert message is not None
    assert message.string
    assert not message.fuzzy
    values = re.compile(r"%(?:\(\w+\))?[sd]?")
    assert sorted(values.findall(source)) == sorted(values.findall(message.string))


def test_flask_security_looks_in_our_folder_and_finds_them(app, catalogue, tmp_path):
    folders = [Path(folder) for folder in app.config["SECURITY_I18N_DIRNAME"] if folder != "builtin"]
    assert folders == [TRANSLATIONS / "security"]
    compiled = tmp_path / "nl" / "LC_MESSAGES" / "flask_security.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    with app.test_request_context():
        domain = Domain(translation_directories=[str(tmp_path)], domain="flask_security")
        with force_locale("nl"):
            assert domain.gettext("Invalid code") == "De code klopt niet"
        with force_locale("en"):
            assert domain.gettext("Invalid code") == "Invalid code"
