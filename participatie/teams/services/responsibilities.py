"""Which team answers, and who of it by name: chosen, taken up, let go. Each subject has exactly one team at a time."""

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import add_working_days, local, now
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.places.queries import get_area
from participatie.subjects.models import Subject
from participatie.teams import queries
from participatie.teams.events import ContactLeft, TakenUp, TeamAssigned
from participatie.teams.models import Responsibility
from participatie.teams.permissions import can_assign, can_take_up
from participatie.teams.queries import Route
from participatie.teams.services.settling import settle
from participatie.teams.services.teams import fallback_team


def assign(actor: Actor, subject: Subject, *, imported: bool = False) -> Responsibility:
    """Let the most specific team answer for what was just published; the term runs from that day.

    What is brought in from elsewhere waits from today: nobody here knew of it before.
    """
    authorize(can_assign, actor)
    if (known := queries.find_responsibility(subject.id)) is not None:
        return known
    route = route_for(subject)
    moment = now()
    begins_on = local(moment if imported else subject.published_at or moment).date()
    responsibility = Responsibility(
        subject_id=subject.id,
        team_id=route.team.id,
        remit_area=route.area,
        remit_theme=route.theme,
        rule_kind=route.kind,
        rule_word=route.word,
        since=moment,
        unnamed_at=moment,
        term_from_on=begins_on,
        due_on=add_working_days(begins_on, route.team.answer_term_days),
    )
    db.session.add(responsibility)
    db.session.flush()
    _tell_assigned(actor, subject.id, route)
    return responsibility


def reroute(actor: Actor, subject: Subject) -> None:
    """Choose again after its place or theme changed, as long as nobody took it up or answered."""
    authorize(can_assign, actor)
    current = queries.find_responsibility(subject.id)
    if current is None or not current.is_untouched:
        return
    route = route_for(subject)
    if route.team.id == current.team_id:
        current.remit_area, current.remit_theme, current.note = route.area, route.theme, ""
        current.rule_kind, current.rule_word = route.kind, route.word
        return
    succeed(actor, current, route, note="")
    _tell_assigned(actor, subject.id, route)


def take_up(actor: Actor, responsibility: Responsibility) -> None:
    """Become the named contact. From now on everybody sees who looks after this."""
    hold(responsibility)
    authorize(can_take_up, actor, responsibility)
    become_contact(actor.id, responsibility)


def hold(responsibility: Responsibility) -> None:
    """Two colleagues at once come one after the other, and the second sees what the first did."""
    db.session.refresh(responsibility, ["contact_id", "until", "unnamed_at"], with_for_update=True)


def become_contact(person_id: int | None, responsibility: Responsibility) -> None:
    """Write down who the contact is; the caller has authorised that."""
    if person_id is None or responsibility.contact_id == person_id:
        return
    responsibility.contact_id, responsibility.shows_contact, responsibility.unnamed_at = person_id, True, None
    db.session.flush()
    emit(
        TakenUp(
            by_id=person_id,
            subject_id=responsibility.subject_id,
            team_id=responsibility.team_id,
            team_name=responsibility.team.subject.title,
            contact_id=person_id,
        )
    )


def let_go(responsibility: Responsibility, successor_id: int | None, *, shows_successor: bool = False) -> None:
    """The named person is here no more. The next one does not choose this, and so is named in public only when said yes to."""
    hold(responsibility)
    responsibility.contact_id = successor_id
    responsibility.shows_contact = shows_successor or successor_id is None
    responsibility.unnamed_at = None if successor_id else now()
    db.session.flush()
    emit(
        ContactLeft(
            subject_id=responsibility.subject_id,
            team_id=responsibility.team_id,
            team_name=responsibility.team.subject.title,
            has_successor=successor_id is not None,
        )
    )


def move(actor: Actor, current: Responsibility, route: Route) -> None:
    """Let the team of this route answer from now on, because remits or teams changed; the caller has authorised that."""
    succeed(actor, current, route, note="")
    _tell_assigned(actor, current.subject_id, route)


def route_for(subject: Subject) -> Route:
    """The team for a subject as it is now: the first rule, else the most specific remit, else the fallback team."""
    path = get_area(subject.area_id).path if subject.area_id else ""
    return queries.find_route(subject, path) or Route(fallback_team())


def succeed(actor: Actor, current: Responsibility, route: Route, note: str) -> Responsibility:
    """End the current row and begin the next; the caller has authorised that.

    What was promised and answered goes along; a promised date never gets later.
    """
    settle(actor, current.subject_id, route.team.id)
    current.until = now()
    db.session.flush()
    own_term_ends_on = add_working_days(current.term_from_on, route.team.answer_term_days)
    successor = Responsibility(
        subject_id=current.subject_id,
        team_id=route.team.id,
        remit_area=route.area,
        remit_theme=route.theme,
        rule_kind=route.kind,
        rule_word=route.word,
        note=note,
        since=current.until,
        unnamed_at=current.until,
        term_from_on=current.term_from_on,
        due_on=min(current.due_on, own_term_ends_on),
        answered_at=current.answered_at,
        answered_on=current.answered_on,
        answer_post_id=current.answer_post_id,
        last_voice_at=current.last_voice_at,
    )
    db.session.add(successor)
    db.session.flush()
    return successor


def _tell_assigned(actor: Actor, subject_id: int, route: Route) -> None:
    emit(
        TeamAssigned(
            by_id=actor.id,
            subject_id=subject_id,
            team_id=route.team.id,
            team_name=route.team.subject.title,
            remit_area=route.area,
            remit_theme=route.theme,
        )
    )
