"""Handing over: asked, and counted only when the other team says yes."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.outbox import OutboxMail
from participatie.subjects.queries import list_history
from participatie.teams import permissions, queries, services
from participatie.teams.models import Handover, HandoverState
from participatie.teams.queries import find_responsibility
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import make_member, make_remit, make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def world(app):
    """A subject of the first team, and people of both."""
    first, second = make_team("Eerste"), make_team("Tweede")
    world = {"first": first, "second": second, "asker": make_person("Anneke"), "other": make_person("Bram")}
    make_member(first, world["asker"])
    make_member(second, world["other"])
    return {**world, "subject": make_subject("Sloot")}


def ask(world, note="Het gaat over water."):
    """The first team asks the second."""
    current = find_responsibility(world["subject"].id)
    return services.ask_handover(actor_of(world["asker"]), current, world["second"], note)


def mails(template):
    """To whom a mail goes."""
    wanted = select(OutboxMail.to_address).where(OutboxMail.template == f"teams/{template}").order_by(OutboxMail.to_address)
    return db.session.scalars(wanted).all()


def test_until_the_other_team_says_yes_the_old_one_answers(world):
    handover = ask(world)
    assert find_responsibility(world["subject"].id).team_id == world["first"].id
    view = queries.responsible_view(world["subject"].id)
    assert (view.team_name, view.standing.handover.team_name) == ("Eerste", "Tweede")
    services.accept_handover(actor_of(world["other"]), handover)
    view = queries.responsible_view(world["subject"].id)
    assert (view.team_name, view.standing.handover) == ("Tweede", None)


def test_a_yes_keeps_the_promised_date_and_says_why():
    with time_machine.travel(datetime(2026, 11, 18, 10, tzinfo=UTC), tick=False):
        first, second, person, other = make_team(term_days=5), make_team("Tweede", term_days=20), make_person(), make_person()
        make_member(first, person)
        make_member(second, other)
        subject = make_subject()
        services.take_up(actor_of(person), find_responsibility(subject.id))
        asked = services.ask_handover(actor_of(person), find_responsibility(subject.id), second, "Het gaat over water.")
        services.accept_handover(actor_of(other), asked)
    current = find_responsibility(subject.id)
    assert (current.team_id, current.due_on, current.contact_id) == (second.id, date(2026, 11, 25), None)
    assert queries.responsible_view(subject.id).reason == "Overgedragen: Het gaat over water."
    assert list_history(subject.id)[0].facts["to_team"] == "Tweede"


def test_a_faster_team_makes_the_date_earlier():
    with time_machine.travel(datetime(2026, 11, 18, 10, tzinfo=UTC), tick=False):
        make_team(term_days=20)
        fast, other = make_team(term_days=5), make_person()
        make_member(fast, other)
        subject = make_subject()
        asked = services.ask_handover(make_administrator(), find_responsibility(subject.id), fast, "Past beter.")
        services.accept_handover(actor_of(other), asked)
    assert find_responsibility(subject.id).due_on == date(2026, 11, 25)


def test_the_other_team_gives_it_back_with_a_reason_that_only_the_teams_read(world):
    handover = ask(world)
    with pytest.raises(Refused) as refusal:
        services.give_back(actor_of(world["other"]), handover, "  ")
    assert refusal.value.field == "reason"
    services.give_back(actor_of(world["other"]), handover, "Dit is een tuin.")
    assert (handover.state, handover.reason) == (HandoverState.GIVEN_BACK, "Dit is een tuin.")
    assert find_responsibility(world["subject"].id).team_id == world["first"].id
    assert [entry.event for entry in list_history(world["subject"].id)] == ["TeamAssigned", "SubjectPublished"]
    assert mails("handover_answered") == [world["asker"].email]


def test_the_first_team_takes_the_question_back(world):
    handover = ask(world)
    services.withdraw_handover(actor_of(world["asker"]), handover)
    assert handover.state == HandoverState.WITHDRAWN
    assert mails("handover_withdrawn") == [world["other"].email]
    assert ask(world).is_open


ACTS = {
    "accept": lambda world, handover: services.accept_handover(actor_of(world["other"]), handover),
    "give back": lambda world, handover: services.give_back(actor_of(world["other"]), handover, "Toch niet."),
    "withdraw": lambda world, handover: services.withdraw_handover(actor_of(world["asker"]), handover),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_answered_question_cannot_be_answered_again(world, act):
    handover = ask(world)
    services.accept_handover(actor_of(world["other"]), handover)
    with pytest.raises(NotFound):
        ACTS[act](world, handover)
    assert find_responsibility(world["subject"].id).team_id == world["second"].id


def test_a_subject_has_one_open_question_at_a_time(world):
    ask(world)
    with pytest.raises(Refused):
        ask(world)
    names = ("subject_id", "from_team_id", "to_team_id")
    values = (world["subject"].id, world["first"].id, world["second"].id)
    db.session.add(Handover(**dict(zip(names, values, strict=True)), note="x", asked_at=now()))
    with pytest.raises(IntegrityError):
        db.session.flush()


@pytest.mark.parametrize(
    ("to", "note", "field"),
    [("same", "Omdat.", "team"), ("closed", "Omdat.", "team"), ("empty", "Omdat.", "team"), ("other", " ", "note")],
)
def test_a_question_needs_another_open_team_with_people_and_a_reason(world, to, note, field):
    closed = make_team()
    closed.closed_on = today()
    teams = {"same": world["first"], "closed": closed, "empty": make_team(), "other": world["second"]}
    with pytest.raises(Refused) as refusal:
        services.ask_handover(make_administrator(), find_responsibility(world["subject"].id), teams[to], note)
    assert refusal.value.field == field


def test_a_question_lapses_when_another_team_answers_or_the_asked_team_stops(world):
    handover = ask(world)
    services.close_team(make_administrator(), world["second"])
    assert handover.state == HandoverState.LAPSED
    third, person, theme = make_team("Derde"), make_person(), make_theme()
    make_member(third, person)
    again = services.ask_handover(actor_of(world["asker"]), find_responsibility(world["subject"].id), third, "Past beter.")
    fourth = make_team("Vierde")
    world["subject"].theme_id = theme.id
    make_remit(fourth, None, theme)
    assert (again.state, find_responsibility(world["subject"].id).team_id) == (HandoverState.LAPSED, fourth.id)


def test_who_did_not_answer_for_three_working_days_is_reminded_once(world):
    with time_machine.travel(datetime(2027, 11, 18, 10, tzinfo=UTC), tick=False):  # a Thursday
        ask(world)
    for day, told in ((19, 0), (22, 0), (23, 1), (24, 0)):
        with time_machine.travel(datetime(2027, 11, day, 10, tzinfo=UTC), tick=False):
            assert services.remind_of_handovers() == told
    assert mails("handover_reminder") == [world["other"].email]


RIGHTS = {
    # actor: ask, see, answer, withdraw
    "nobody": (False, False, False, False),
    "resident": (False, False, False, False),
    "asking team": (True, True, False, True),
    "asked team": (False, True, True, False),
    "third team": (False, False, False, False),
    "former member of the asked team": (False, False, False, False),
    "moderator": (False, False, False, False),
    "administrator": (True, True, False, True),
}


@pytest.mark.parametrize("state", HandoverState)
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_ask_see_answer_and_withdraw(world, who, state):
    handover = ask(world)
    handover.state = state
    person = make_person("Iemand", None, *({who} & {"administrator", "moderator"}))
    team = {"asking team": world["first"], "third team": make_team()}.get(who, world["second"])
    if "team" in who:
        make_member(team, person)
    if who.startswith("former"):
        services.end_member(SYSTEM, team, queries.find_membership(team.id, person.id))
    actor = NOBODY if who == "nobody" else actor_of(person)
    may_ask, see, answer, withdraw = RIGHTS[who]
    is_open = state is HandoverState.ASKED
    assert permissions.can_hand_over(actor, find_responsibility(world["subject"].id)) is may_ask
    assert permissions.can_see_handover(actor, handover) is see
    assert permissions.can_answer_handover(actor, handover) is (answer and is_open)
    assert permissions.can_withdraw_handover(actor, handover) is (withdraw and is_open)


def test_nobody_says_yes_for_another_team(world):
    handover = ask(world)
    for actor in (actor_of(world["asker"]), make_administrator()):
        with pytest.raises(Forbidden):
            services.accept_handover(actor, handover)
    assert handover.is_open
