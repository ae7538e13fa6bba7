"""Gathers the Dutch sentences and compiles the catalogues: `extract`, then translate what is empty, then `compile`."""

import os
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "participatie/translations"
ENGLISH = FOLDER / "en/LC_MESSAGES/messages.po"
SOURCES = {
    "participatie": [("**.py", "python")],
    "templates": [("**.html", "jinja2"), ("**.txt", "jinja2"), ("**.xml", "jinja2")],
}
OPTIONS = {pattern: {"trimmed": "true", "silent": "false"} for pattern, _method in SOURCES["templates"]}
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None}
HEADER = """\
# The screen in English. The source of every sentence is Dutch, in the code.
msgid ""
msgstr ""
"Project-Id-Version: Participatie\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def gather() -> Catalog:
    """Every sentence in the code, in alphabetical order, untranslated."""
    gathered = Catalog(locale="en")
    for folder, methods in SOURCES.items():
        for _file, _line, words, _comments, context in extract_from_dir(ROOT / folder, methods, OPTIONS, KEYWORDS):
            gathered.add(words, context=context)
    return gathered


def read(path: Path) -> Catalog:
    """A catalogue as it stands in the repository; an empty one when there is none."""
    with BytesIO(path.read_bytes() if path.exists() else b"") as file:
        return read_po(file, locale=path.parent.parent.name)


def extract() -> None:
    """Bring the English catalogue up to date: new sentences come in empty, sentences that are gone leave."""
    known, current = read(ENGLISH), gather()
    for message in current:
        before = known.get(message.id, message.context)
        if message.id and before is not None and before.pluralizable == message.pluralizable:
            message.string = before.string
    written = BytesIO()
    write_po(written, current, width=120, no_location=True, omit_header=True, sort_output=True)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_text(HEADER + written.getvalue().decode().strip() + "\n", encoding="utf-8")
    print(f"{sum(not message.string for message in current if message.id)} sentences wait for a translation.")


def compile_all() -> None:
    """Write the .mo file beside every catalogue that changed; at once, for tests run beside each other."""
    for po in FOLDER.glob("**/*.po"):
        compiled = po.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= po.stat().st_mtime:
            continue
        fresh = compiled.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as file:
            write_mo(file, read(po))
        fresh.replace(compiled)


if __name__ == "__main__":
    {"extract": extract, "compile": compile_all}[sys.argv[1]]()
