"""What people wrote that is neither a subject nor a post, such as a promise or an offer, as moderators need to know it.

Each domain that has such things registers how they are found, hidden and shown; they are named by an anchor of that domain,
such as `commitment-12`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID
from participatie.kernel.errors import NotFound
from participatie.subjects.kinds import Label
from participatie.subjects.models import Subject


@dataclass(frozen=True)
class Thing:
    """One of them. `may_be_reported` is whether everybody can read it now; `team_id` and `partner_id` for whom it was said."""

    anchor: str
    subject: Subject | None
    title: str
    text: str
    person_id: int | None
    hidden_at: datetime | None
    may_be_reported: bool
    team_id: int | None = None
    partner_id: int | None = None


@dataclass(frozen=True)
class Care:
    """How a domain finds its things by number, leads to them, hides them with a reason, and shows them again."""

    label: Label
    find: Callable[[int], Thing | None]
    url: Callable[[int], str]
    hide: Callable[[Actor, int, str], None]
    show: Callable[[Actor, int], None]


_cares: dict[str, Care] = {}


def register(word: str, care: Care) -> None:
    """Take care of the things whose anchors begin with this word."""
    _cares[word] = care


def care_of(anchor: str) -> tuple[Care, int]:
    """The care of a thing, and its number there. What no domain registered is not found."""
    word, _dash, number = anchor.rpartition("-")
    if word not in _cares or not (number.isascii() and number.isdigit()) or not 0 < int(number[:19]) <= LARGEST_ID:
        raise NotFound
    return _cares[word], int(number[:19])


def find_thing(anchor: str) -> Thing | None:
    """The thing with this anchor, whoever asks; None when it is gone."""
    care, number = care_of(anchor)
    return care.find(number)


def get_thing(anchor: str) -> Thing:
    """The same; what is gone is not found."""
    thing = find_thing(anchor)
    if thing is None:
        raise NotFound
    return thing


def url_of_thing(anchor: str) -> str:
    """Where the thing stands."""
    care, number = care_of(anchor)
    return care.url(number)


def label_of(anchor: str) -> str:
    """What it is called, such as "Aanbod"; empty for a subject or post."""
    return str(care_of(anchor)[0].label) if anchor else ""
