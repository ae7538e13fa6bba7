"""A team answers, takes up, hands over, and keeps its term or not."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.subjects import services as subjects
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import timeline
from participatie.teams import permissions, queries, services
from participatie.teams.models import Responsibility
from participatie.teams.queries import find_responsibility, term_view
from tests.factories.areas import make_area
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import hand_over, make_member, make_remit, make_team

pytestmark = pytest.mark.usefixtures("app")


def all_rows(subject_id):
    """Every responsibility for a subject, oldest first."""
    wanted = select(Responsibility).where(Responsibility.subject_id == subject_id).order_by(Responsibility.id)
    return db.session.scalars(wanted).all()


def test_what_is_published_has_exactly_one_team():
    make_team("Loket")
    make_team("Ander")
    subject = make_subject()
    services.assign(SYSTEM, subject)
    assert len(all_rows(subject.id)) == 1


def test_the_database_refuses_a_second_current_team():
    team = make_team()
    subject = make_subject()
    db.session.add(Responsibility(subject_id=subject.id, team_id=team.id, since=now(), term_from_on=today(), due_on=today()))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_a_draft_a_team_and_a_partner_have_no_responsible_team():
    team = make_team()
    for subject_id in (team.id, make_partner().id, make_subject(published=False).id):
        assert find_responsibility(subject_id) is None


def test_on_a_platform_without_teams_publishing_makes_the_fallback_team():
    assert queries.find_fallback() is None
    subject = make_subject()
    assert find_responsibility(subject.id).team is queries.find_fallback()


@pytest.mark.parametrize(
    ("published", "days", "due"),
    [
        (datetime(2026, 11, 18, 10, tzinfo=UTC), 5, date(2026, 11, 25)),
        (datetime(2026, 11, 20, 22, 59, tzinfo=UTC), 1, date(2026, 11, 23)),  # Friday 23:59 in Amsterdam
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), 1, date(2026, 11, 24)),  # already Monday in Amsterdam
        (datetime(2026, 12, 23, 10, tzinfo=UTC), 3, date(2026, 12, 29)),  # both days of Christmas and a weekend between
        (datetime(2026, 4, 24, 10, tzinfo=UTC), 1, date(2026, 4, 28)),  # weekend and King's Day between
    ],
)
def test_the_term_counts_working_days_of_the_netherlands(published, days, due):
    with time_machine.travel(published, tick=False):
        make_team(term_days=days)
        assert find_responsibility(make_subject().id).due_on == due


@pytest.mark.parametrize("imported", [True, False])
def test_what_is_brought_in_waits_from_the_day_on_which_it_came(imported):
    make_team()
    subject = make_subject(published=False)
    subjects.publish(SYSTEM, subject, at=now() - timedelta(days=900), imported=imported)
    assert (find_responsibility(subject.id).due_on > today()) is imported


@pytest.mark.parametrize(("answered", "met", "after"), [("2026-11-23T09:00", True, 3), ("2026-11-27T09:00", False, 7)])
def test_the_public_statement_says_after_how_many_working_days_the_answer_came(answered, met, after):
    with time_machine.travel(datetime(2026, 11, 18, 10, tzinfo=UTC), tick=False):
        make_team(term_days=5)
        subject = make_subject()
        assert term_view(find_responsibility(subject.id)).is_met is None
    with time_machine.travel(f"{answered}+00:00", tick=False):
        services.note_answer(subject.id, 1, now())
        view = term_view(find_responsibility(subject.id))
    assert (view.term_days, view.is_met, view.answered_after_days) == (5, met, after)


def test_an_unanswered_term_that_passed_is_not_met():
    with time_machine.travel(datetime(2026, 11, 18, 10, tzinfo=UTC), tick=False):
        make_team(term_days=5)
        subject = make_subject()
    with time_machine.travel(datetime(2026, 11, 27, 10, tzinfo=UTC), tick=False):
        view = term_view(find_responsibility(subject.id))
    assert (view.is_met, view.days_left) == (False, -2)


def test_only_the_first_answer_counts_and_the_one_who_gives_it_is_the_contact():
    team, person = make_team("Loket"), make_person()
    make_member(team, person)
    subject = make_subject()
    services.note_answer(subject.id, 11, now(), by_id=person.id)
    services.note_answer(subject.id, 12, now(), by_id=make_person().id)
    current = find_responsibility(subject.id)
    assert (current.answer_post_id, current.contact_id) == (11, person.id)
    events = [entry.event for entry in list_history(subject.id)]
    assert sorted(events) == ["FirstAnswerGiven", "SubjectPublished", "TakenUp", "TeamAssigned"]


def test_the_history_of_taking_up_holds_no_name():
    team, person = make_team(), make_person("Marieke")
    make_member(team, person)
    subject = make_subject()
    services.take_up(actor_of(person), find_responsibility(subject.id))
    entry = list_history(subject.id)[0]
    assert entry.event == "TakenUp"
    assert "Marieke" not in str(entry.facts)


def test_a_change_of_place_chooses_again_while_nobody_took_it_up():
    fallback, team = make_team("Loket"), make_team("Noord")
    area = make_area("Noord")
    make_remit(team, area)
    subject = make_subject()
    subject.area_id = area.id
    subjects.edited(SYSTEM, subject, ["title", "place"])
    rows = all_rows(subject.id)
    assert [(row.team_id, row.is_current) for row in rows] == [(fallback.id, False), (team.id, True)]
    assert find_responsibility(subject.id).remit_area == "Noord"


def test_a_change_of_text_only_chooses_nothing():
    make_team("Loket")
    area = make_area("Noord")
    subject = make_subject()
    make_remit(make_team("Noord"), area)
    subject.area_id = area.id
    subjects.edited(SYSTEM, subject, ["title", "story"])
    assert len(all_rows(subject.id)) == 1


@pytest.mark.parametrize("how", ["taken up", "answered"])
def test_a_change_of_theme_leaves_it_with_the_team_that_began(how):
    team, person = make_team("Loket"), make_person()
    make_member(team, person)
    theme = make_theme()
    make_remit(make_team("Groen"), None, theme)
    subject = make_subject()
    if how == "taken up":
        services.take_up(actor_of(person), find_responsibility(subject.id))
    else:
        services.note_answer(subject.id, 1, now())
    subject.theme_id = theme.id
    subjects.edited(SYSTEM, subject, ["theme"])
    assert find_responsibility(subject.id).team_id == team.id


def test_the_last_team_cannot_be_closed_and_the_fallback_can_be_another():
    first, admin = make_team("Eerste"), make_administrator()
    with pytest.raises(Refused):
        services.close_team(admin, first)
    second = make_team("Tweede")
    services.make_fallback(admin, second)
    services.close_team(admin, first)
    assert queries.find_fallback() is second


def test_closing_a_team_brings_all_it_answered_for_to_other_teams():
    fallback, team, person = make_team("Loket"), make_team("Groen"), make_person()
    theme = make_theme()
    make_remit(team, None, theme)
    make_member(team, person)
    taken, hidden = make_subject(theme=theme), make_subject(theme=theme)
    services.take_up(actor_of(person), find_responsibility(taken.id))
    hidden.hidden_at = hidden.published_at
    services.close_team(make_administrator(), team)
    assert {find_responsibility(subject.id).team_id for subject in (taken, hidden)} == {fallback.id}
    assert not actor_of(person).holds("team_member", team.id)


RIGHTS = {
    # actor: take up, hand over, see the work list
    "nobody": (False, False, False),
    "resident": (False, False, False),
    "member": (True, True, True),
    "contact": (False, True, True),
    "member of another team": (False, False, False),
    "former member": (False, False, False),
    "moderator": (False, False, False),
    "administrator": (False, True, False),
}


@pytest.mark.parametrize("state", ["current", "past"])
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_take_up_and_hand_over(who, state):
    team, other = make_team(), make_team()
    subject = make_subject()
    person = make_person("Iemand", None, *({who} & {"administrator", "moderator"}))
    if who in {"member", "contact", "former member"}:
        make_member(team, person)
    if who == "member of another team":
        make_member(other, person)
    if who == "former member":
        services.end_member(SYSTEM, team, queries.find_membership(team.id, person.id))
    responsibility = find_responsibility(subject.id)
    if who == "contact":
        responsibility.contact_id = person.id
    if state == "past":
        responsibility.until = now()
    actor = NOBODY if who == "nobody" else actor_of(person)
    take_up, hand_over, work = RIGHTS[who]
    is_current = state == "current"
    assert permissions.can_take_up(actor, responsibility) is (take_up and is_current)
    assert permissions.can_hand_over(actor, responsibility) is (hand_over and is_current)
    assert permissions.can_work(actor, team.id) is work


def test_nobody_outside_the_platform_assigns_a_team():
    make_team()
    with pytest.raises(Forbidden):
        services.assign(make_administrator(), make_subject())


def test_the_figures_count_what_was_answered_in_term_late_and_not_at_all():
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=UTC), tick=False):
        team = make_team(term_days=5)
        in_time, late, missed = make_subject("A"), make_subject("B"), make_subject("C")
    with time_machine.travel(datetime(2026, 11, 4, 10, tzinfo=UTC), tick=False):
        services.note_answer(in_time.id, 1, now())
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=UTC), tick=False):
        services.note_answer(late.id, 2, now())
        make_subject("D: kan nog")
        figures = queries.count_figures(team)
    assert (figures.current, figures.due, figures.in_term, figures.share) == (4, 3, 1, 33)
    assert missed.id


def test_every_public_event_of_teams_and_partners_is_told_in_the_timeline(app):
    first, second, person = make_team("Eerste"), make_team("Tweede"), make_person("Marieke")
    make_member(first, person)
    subject = make_subject()
    services.take_up(actor_of(person), find_responsibility(subject.id))
    services.note_answer(subject.id, 1, now(), by_id=person.id)
    hand_over(subject, second)
    told = [line.text for line in timeline(list_history(subject.id))]
    assert told == [
        "Overgedragen van Eerste aan Tweede: Past beter.",
        "Eerste antwoord van Eerste, na 1 werkdag",
        "Aanspreekpunt bij Eerste",
        "Eerste denkt mee",
        "Op de kaart gezet",
    ]
