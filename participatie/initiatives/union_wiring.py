"""What going on together adds to the platform: words for history, what waits under "Mijn", and asking supporters."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.initiatives.models import InitiativeUnion, Stage
from participatie.initiatives.queries.unions import list_own_unions, list_to_answer
from participatie.initiatives.services.union_mail import ask_supporters
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.notifications.sorts import tells_itself
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events


@dataclass(frozen=True)
class UnionLine:
    """One proposal in the list of a maker."""

    id: int
    one: str
    other: str
    has_agreed: bool


def tell_unions() -> None:
    """Register all of it with the floors below."""
    sections.register(own_unions)
    sections.register(to_answer)
    tells_itself("InitiativesJoined", state=Stage.JOINED)
    tell("InitiativesJoined", Telling(_joined, "arrows-join", "leaf"))
    name_events(
        {
            "UnionProposed": _l("voorstel om samen te gaan"),
            "UnionRefused": _l("samengaan afgewezen"),
            "InitiativesJoined": _l("samengegaan"),
        }
    )


def _joined(facts: Facts) -> str:
    title = str(facts["other_title"])
    return (
        _("Ontstaan uit “%(title)s”", title=title) if facts["way"] == "from" else _("Gaat verder als “%(title)s”", title=title)
    )


def own_unions(actor: Actor) -> sections.Section | None:
    """The proposals to go on together about what this person makes: first those that wait for them."""
    lines = sorted((_line(actor, union) for union in list_own_unions(actor)), key=lambda line: line.has_agreed)
    waits = any(not line.has_agreed for line in lines)
    values: dict[str, object] = {"lines": lines}
    return sections.Section(_("Voorstellen om samen te gaan"), "initiatives/_unions.html", values, waits) if lines else None


def _line(actor: Actor, union: InitiativeUnion) -> UnionLine:
    has_agreed = any(consent.person_id == actor.id for consent in union.consents)
    return UnionLine(union.id, union.one.subject.title, union.other.subject.title, has_agreed)


def to_answer(actor: Actor) -> sections.Section | None:
    """What went on as something new: does this person support that too?"""
    found = list_to_answer(actor)
    values: dict[str, object] = {"unions": found}
    return sections.Section(_("Steun je dit ook?"), "initiatives/_to_answer.html", values, asks=True) if found else None


@job(every_minutes=1)
def ask_who_backed() -> None:
    """Ask who backed one of two that went on as one."""
    with unit_of_work():
        ask_supporters()
