"""One deed for much of the work list at once: all of it, or nothing and for each line why not."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.access import Actor, authorize
from participatie.kernel.errors import Forbidden, Refused
from participatie.teams import queries
from participatie.teams.models import Responsibility, Team
from participatie.teams.permissions import can_work
from participatie.teams.queries import Chosen
from participatie.teams.services.giving import give, resume, set_aside
from participatie.teams.services.handovers import ask_handover
from participatie.teams.services.responsibilities import take_up

MOST = 100


class Deed(enum.StrEnum):
    """What can be done with much at once. The values stand in forms."""

    TAKE_UP = "oppakken"
    GIVE = "geven"
    HAND_OVER = "overdragen"
    SET_ASIDE = "even-klaar"
    RESUME = "weer-doen"


@dataclass(frozen=True)
class Order:
    """A deed, and to whom: `colleague_id` for what is given, `team` and `note` for what is handed over."""

    deed: Deed
    colleague_id: int | None = None
    team: Team | None = None
    note: str = ""


@dataclass(frozen=True)
class Objection:
    """Why one line does not go along."""

    responsibility_id: int
    title: str
    sentence: str


class NotTogether(Refused):
    """Some lines do not go along, and so none does."""

    def __init__(self, objections: list[Objection]) -> None:
        message = ngettext(
            "Er is niets veranderd: %(num)s onderwerp kan niet mee.",
            "Er is niets veranderd: %(num)s onderwerpen kunnen niet mee.",
            len(objections),
        )
        super().__init__(message)
        self.objections = objections


def act_together(actor: Actor, team_id: int, ids: Sequence[int], order: Order) -> int:
    """Do it for all of these, each by the rules for one; how many that were. One that cannot go along stops all."""
    authorize(can_work, actor, team_id)
    if not ids:
        raise Refused(_("Vink eerst aan waar het om gaat."), field="picked")
    if len(ids) > MOST:
        raise Refused(_("Kies er niet meer dan %(limit)s tegelijk.", limit=MOST), field="picked")
    chosen = queries.list_chosen(actor, team_id, ids)
    strangers = len(set(ids)) - len(chosen)
    objections = [found for each in chosen if (found := _objection(actor, each, order))]
    if strangers:
        objections.append(Objection(0, "", _("Een deel van wat je koos, is er niet meer of is niet van dit team.")))
    if objections:
        raise NotTogether(objections)
    return len(chosen)


def _objection(actor: Actor, chosen: Chosen, order: Order) -> Objection | None:
    try:
        _do(actor, chosen.responsibility, order)
    except Forbidden:
        return Objection(chosen.responsibility.id, chosen.title, _("Een ander team antwoordt hier nu op."))
    except Refused as refusal:
        if refusal.field not in (None, "picked"):
            raise  # not about this line, but about the colleague, the team or the reason
        return Objection(chosen.responsibility.id, chosen.title, refusal.message)
    return None


def _do(actor: Actor, responsibility: Responsibility, order: Order) -> None:
    match order.deed:
        case Deed.TAKE_UP if responsibility.is_current and responsibility.contact_id == actor.id:
            return
        case Deed.TAKE_UP:
            take_up(actor, responsibility)
        case Deed.GIVE:
            give(actor, responsibility, order.colleague_id or 0)
        case Deed.HAND_OVER if order.team is None:
            raise Refused(_("Kies een ander team."), field="team")
        case Deed.HAND_OVER if queries.find_open_handover(responsibility.subject_id) is not None:
            raise Refused(_("Er is al gevraagd om dit over te nemen. Trek die vraag eerst in."))
        case Deed.HAND_OVER if order.team is not None:
            ask_handover(actor, responsibility, order.team, order.note)
        case Deed.SET_ASIDE:
            set_aside(actor, responsibility)
        case Deed.RESUME:
            resume(actor, responsibility)
