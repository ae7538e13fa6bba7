"""The texts that a new platform begins with, from the Markdown files in `pages/`. The administrator changes them later."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
SLUGS = ("over", "privacy", "toegankelijkheid", "huisregels")


@dataclass(frozen=True)
class DefaultText:
    """One page in one language. The first line of the file is the title."""

    slug: str
    language: str
    title: str
    body: str


def default_texts(name: str, place_name: str, contact_email: str) -> Iterator[DefaultText]:
    """All pages in all languages, with the names of this platform in them."""
    for path in sorted(FOLDER.glob("*/*.md")):
        title, _blank, body = path.read_text(encoding="utf-8").partition("\n")
        for word, value in (("[naam]", name), ("[plaats]", place_name), ("[e-mail]", contact_email)):
            title, body = title.replace(word, value), body.replace(word, value)
        yield DefaultText(path.stem, path.parent.name, title.removeprefix("# ").strip(), body.strip())
