"""The texts of the demo, read from `content/`."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

CONTENT = Path(__file__).resolve().parents[1] / "content"

Entry = dict[str, Any]  # what TOML gives; the dataclasses below say what must be in it


@dataclass(frozen=True)
class Spec:
    """Where an initiative is: a street of an area, a named street, a park or water, or a whole area.

    `street` is the name of a street, or which one of the area (from 0). `shape` is point, line or area.
    """

    area: str = ""
    street: str | int | None = None
    park: str = ""
    near: str = ""
    shape: str = "point"
    name: str = ""


@dataclass(frozen=True)
class Line:
    """One post. `voice` is self, maker, team, note or the key of a partner; `reply_to` counts posts from 1."""

    day: float
    text: str
    who: str = ""
    voice: str = "self"
    kind: str = "comment"
    reply_to: int = 0


@dataclass(frozen=True)
class Move:
    """One step to another stage, with the makers' sentence."""

    day: float
    stage: str
    says: str


@dataclass(frozen=True)
class Concern:
    """Somebody worries."""

    day: float
    who: str
    reason: str


@dataclass(frozen=True)
class Joining:
    """A partner takes a role."""

    day: float
    partner: str
    role: str
    note: str = ""


@dataclass(frozen=True)
class Story:
    """One initiative from its first word. Days count from the day it was placed, `days_ago` back from today."""

    title: str
    lead: str
    theme: str
    place: Spec
    maker: str
    days_ago: float
    story: str = ""
    why: str = ""
    needs: tuple[tuple[str, str], ...] = ()
    moves: tuple[Move, ...] = ()
    posts: tuple[Line, ...] = ()
    concerns: tuple[Concern, ...] = ()
    partners: tuple[Joining, ...] = ()
    supports: int = 0
    joins: int = 0
    photo: str = ""
    photo_alt: str = ""
    hidden: str = ""
    draft: bool = False


def read(name: str) -> Entry:
    """One file of content."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


Row = TypeVar("Row", Line, Move, Concern, Joining)


def _rows(row: type[Row], entries: list[Entry]) -> tuple[Row, ...]:
    return tuple(row(**entry) for entry in entries)


def as_story(entry: Entry) -> Story:
    """An initiative from its entry. A word that is not known is an error, so that no text gets lost by a slip."""
    plain = {f.name for f in fields(Story)} - {"place", "needs", "moves", "posts", "concerns", "partners"}
    known = plain | {"place", "needs", "moves", "posts", "concerns", "partners"}
    if strange := set(entry) - known:
        raise ValueError(f"{entry.get('title')}: {sorted(strange)}")
    return Story(
        **{name: entry[name] for name in plain if name in entry},
        place=Spec(**entry["place"]),
        needs=tuple((kind, what) for kind, what in entry.get("needs", [])),
        moves=_rows(Move, entry.get("moves", [])),
        posts=_rows(Line, entry.get("posts", [])),
        concerns=_rows(Concern, entry.get("concerns", [])),
        partners=_rows(Joining, entry.get("partners", [])),
    )


def read_stories() -> list[Story]:
    """All initiatives that were written by hand."""
    files = sorted(path.stem for path in CONTENT.glob("initiatives-*.toml"))
    return [as_story(entry) for name in files for entry in read(name)["initiative"]]


@dataclass(frozen=True)
class Member:
    """Somebody of a partner or team. `partner` is where a team member comes from."""

    person: str
    role: str = ""
    partner: str = ""
    manages: bool = False
    speaks: bool = True
    is_named: bool = True
    hours: int | None = None


@dataclass(frozen=True)
class Party:
    """A partner: who it is and who belongs to it."""

    key: str
    name: str
    kind: str
    lead: str
    about: str = ""
    website: str = ""
    members: tuple[Member, ...] = field(default=())


@dataclass(frozen=True)
class Crew:
    """A team: who is in it, and for which themes in which areas it answers ("*" is everywhere, or everything)."""

    key: str
    name: str
    lead: str
    purpose: str
    home: str
    contact: str
    kind: str = "fixed"
    term_days: int = 5
    members: tuple[Member, ...] = field(default=())
    remits: tuple[tuple[str, str], ...] = field(default=())


def _members(entry: Entry) -> tuple[Member, ...]:
    return tuple(Member(**member) for member in entry.get("members", []))


def read_parties() -> list[Party]:
    """All partners."""
    return [Party(**{**entry, "members": _members(entry)}) for entry in read("partners")["partner"]]


def read_crews() -> list[Crew]:
    """All teams, the one that answers for what fits nowhere else first."""
    return [
        Crew(**{**entry, "members": _members(entry), "remits": tuple((a, t) for a, t in entry.get("remits", []))})
        for entry in read("teams")["team"]
    ]
