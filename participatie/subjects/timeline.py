"""History as people read it: one sentence for each public fact."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.templating import day, iso
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import HistoryEntry

Facts = dict[str, str | int | bool | None]


@dataclass(frozen=True)
class TimelineEvent:
    """One line of a timeline."""

    date: str
    iso: str
    text: str
    by: str
    icon: str
    tone: str
    url: str = ""


@dataclass(frozen=True)
class Telling:
    """How an event is told: its sentence, made from its facts, and its icon."""

    sentence: Callable[[Facts], str]
    icon: str
    tone: str = "neutral"


_tellings: dict[str, Telling] = {}


def tell(event: str, telling: Telling) -> None:
    """Say how an event of this name is told. A public event without a telling fails a test."""
    _tellings[event] = telling


def tellings() -> dict[str, Telling]:
    """All tellings by the name of their event."""
    return dict(_tellings)


def timeline(entries: Iterable[HistoryEntry]) -> list[TimelineEvent]:
    """The lines for these facts; a fact that nobody can tell is left out."""
    return [line for entry in entries if (line := _line(entry)) is not None]


def _line(entry: HistoryEntry) -> TimelineEvent | None:
    """How this fact is told; None when nobody can, because its event is unknown or its facts are damaged."""
    try:
        telling = _tellings[entry.event]
        text = telling.sentence(entry.facts)
    except (KeyError, TypeError, ValueError):
        return None
    by = entry.by.display_name if entry.by else ""
    return TimelineEvent(day(entry.at), iso(entry.at), text, by, telling.icon, telling.tone)


def _state_changed(facts: Facts) -> str:
    label = kind_of(str(facts["kind"])).state(str(facts["after"])).label
    return _("Naar fase %(stage)s: “%(sentence)s”", stage=str(label), sentence=str(facts["sentence"]))


def _edited(facts: Facts) -> str:
    words = {"text": _("tekst"), "place": _("plek"), "theme": _("thema"), "needs": _("wat nodig is"), "photos": _("foto's")}
    return _("Aangepast: %(parts)s", parts=", ".join(words.get(part, part) for part in str(facts["what"]).split(",")))


def _published(facts: Facts) -> str:
    return _("Op de kaart gezet") if kind_of(str(facts["kind"])).on_map else _("Voor iedereen te lezen")


def _unlinked(facts: Facts) -> str:
    return _("Hoort niet meer bij “%(title)s”: “%(reason)s”", title=str(facts["other_title"]), reason=str(facts["reason"]))


tell("SubjectsLinked", Telling(lambda facts: _("Hoort nu bij “%(title)s”", title=str(facts["other_title"])), "link", "river"))
tell("SubjectsUnlinked", Telling(_unlinked, "link"))
tell("SubjectPublished", Telling(_published, "map-pin", "river"))
tell("SubjectEdited", Telling(_edited, "pencil"))
tell("SubjectStateChanged", Telling(_state_changed, "flag", "leaf"))
