"""What boards add to the platform: words in the history, a way in on pages, the own tasks on the overview, a notice."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.notifications.models import Sort
from participatie.notifications.sorts import addresses
from participatie.subjects import parts, presence
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part, Unasked
from participatie.subjects.timeline import Telling, tell
from participatie.subjects.wording import name_events
from participatie.tasks.permissions import can_see, can_work_on
from participatie.tasks.queries import BOARDED, find_side, has_open_tasks, list_own, read_sign
from participatie.teams.models import TEAM

tell("TaskGiven", Telling(lambda _facts: _("Er is een taak voor jou"), "clipboard-check", "river"))


def init_app(app: Flask) -> None:
    """Name the events, and add the part and the section."""
    addresses(Sort.ASKED, "TaskGiven")
    presence.register("tasks", has_open_tasks)
    parts.register(board_of, Unasked("tasks", empty_board_of))
    sections.register(own_tasks)
    name_events(
        {
            "TaskAdded": _l("taak opgeschreven"),
            "TaskChanged": _l("taak veranderd"),
            "TaskGiven": _l("taak voor iemand"),
            "TaskRemoved": _l("taak weggegooid"),
            "BoardShown": _l("gekozen wie de taken ziet"),
        }
    )


def board_of(actor: Actor, subject: Subject) -> Part | None:
    """On the page of a team or an initiative: the way to its board, for who may see it."""
    if subject.kind not in BOARDED or (subject.kind == TEAM.name and not actor.holds("team_member", subject.id)):
        return None
    is_public, count = read_sign(subject.id)
    if not (actor.is_signed_in or (is_public and count)):
        return None
    side = find_side(subject)
    may_work = can_work_on(actor, side)
    if not may_work and not (count and can_see(actor, side)):
        return None
    values = {"subject_id": subject.id, "count": count, "may_work": may_work, "is_of_team": side.is_of_team}
    return Part("tasks/_board_of.html", values, aside=True)


def empty_board_of(actor: Actor, subject: Subject) -> Part | None:
    """The same where no task is open: visitors see nothing of it, whoever else may work on it sees the way there."""
    return board_of(actor, subject) if actor.is_signed_in else None


def own_tasks(actor: Actor) -> Section | None:
    """What one has to do, on the own overview."""
    tasks = list_own(actor)
    return Section(_("Jouw taken"), "tasks/_own.html", {"tasks": tasks}, asks=True) if tasks else None
