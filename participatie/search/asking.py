"""From the address of the search page to what is sought. Nothing that people type as words is refused."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from participatie.kernel.text import clean_body
from participatie.map import filters
from participatie.map.vocabulary import Vocabulary
from participatie.search.queries import every_kind
from participatie.subjects.findables import all_findables

POSTS = "berichten"
FILTERS = ("thema", "gebied", "fase", "sinds", "open")
_OTHERS = frozenset({*FILTERS, "pagina"})
_READ = 2_000


@dataclass(frozen=True)
class Sought:
    """The words, the tab (a kind, POSTS, a sort of findables or nothing for all), and the filters with the page."""

    words: str
    tab: str
    asked: filters.Asked
    was_cut: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether somebody typed no more than words."""
        return bool(self.words) and not self.tab and not self.asked.values

    def address(self, *without: str, **values: str | None) -> dict[str, Any]:
        """The values of the address with some changed or taken out, from the first page, to make another one of (hence Any)."""
        all_values = {"q": self.words, "tab": self.tab, **self.asked.without(*without), **values}
        return {name: value for name, value in all_values.items() if value and name not in without}


def read_sought(args: MultiDict[str, str], words: Vocabulary) -> Sought:
    """Read the part of an address after the question mark. Filters are known names and values only."""
    rest = MultiDict([(name, value) for name, value in args.items(multi=True) if name not in {"q", "tab"}])
    tab = args.get("tab", "")
    if tab not in ("", POSTS, *every_kind(), *(sort.part for sort in all_findables())):
        raise filters.BadFilter(_("Onbekende waarde bij het filter '%(name)s'.", name="tab"))
    asked = filters.read(rest, words, _OTHERS)
    typed = args.get("q", "")
    return Sought(bearable(typed), tab, asked, was_cut=len(typed.strip()) > filters.LONGEST_WORDS)


def bearable(typed: str) -> str:
    """The words on one line, without signs that cannot be seen, and no more of them than we look for."""
    return " ".join(clean_body(typed[:_READ]).split())[: filters.LONGEST_WORDS].strip()
