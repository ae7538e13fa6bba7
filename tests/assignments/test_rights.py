"""Who may do what in which state: the two sides as equals, and nobody else."""

from functools import partial

import pytest

from participatie.assignments import queries, services
from participatie.assignments.models import AssignmentState, Dependency
from participatie.assignments.steps import Step
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from tests.factories.assignments import make_table, some_what
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")

At = AssignmentState
CLIENT, TAKER = frozenset({"client"}), frozenset({"taker", "mate"})
BOTH = CLIENT | TAKER
OPEN = (At.ACCEPTED, At.RUNNING, At.PAUSED)
BEFORE_END = tuple(state for state in At if state not in (At.CLOSED, At.STOPPED))


def stepping(step, actor, assignment):
    """Take a step, with all that any step asks."""
    services.step(actor, assignment, step, "Zo gaat het.", "full")


ACTS = {
    "write": lambda actor, it: services.write(actor, it, it.version, some_what(hours=90)),
    "propose": lambda actor, it: services.propose(actor, it, it.latest_number, some_what(hours=90), "Het kan met minder."),
    "accept": lambda actor, it: services.accept(actor, it, it.latest_number),
    "say_what_stops": lambda actor, it: services.say_what_stops(actor, it, it.latest_number, "Het oude werk."),
    "write_how": lambda actor, it: services.write_how(actor, it, it.how_version, "Zo."),
    "measure": lambda actor, it: services.measure(actor, it, "50", today(), "Het gaat goed."),
    "step_back": lambda actor, it: services.step_back(actor, it),
    "carry": lambda actor, it: services.carry(actor, it, 0),
    **{str(step): partial(stepping, step) for step in Step},
}
MAY = {
    "write": {At.DRAFT: CLIENT, At.GIVEN_BACK: CLIENT},
    "propose": dict.fromkeys((At.DISCUSSED, *OPEN), BOTH),
    "accept": {At.DISCUSSED: BOTH},
    "say_what_stops": {At.DISCUSSED: CLIENT},
    "write_how": {state: TAKER for state in BEFORE_END if state is not At.DRAFT},
    "measure": dict.fromkeys((At.DELIVERED, At.MEASURED, At.CLOSED), BOTH),
    "step_back": dict.fromkeys(At, CLIENT),
    "carry": dict.fromkeys(BEFORE_END, BOTH),
    "voorleggen": {At.DRAFT: CLIENT, At.GIVEN_BACK: CLIENT},
    "teruggeven": {At.DISCUSSED: TAKER},
    "laten-vallen": {At.DRAFT: CLIENT, At.DISCUSSED: CLIENT, At.GIVEN_BACK: CLIENT},
    "beginnen": {At.ACCEPTED: TAKER},
    "stilleggen": {At.RUNNING: BOTH},
    "verdergaan": {At.PAUSED: BOTH},
    "opleveren": {At.RUNNING: TAKER},
    "sluiten": {At.MEASURED: BOTH},
    "stoppen": dict.fromkeys((*OPEN, At.DELIVERED), BOTH),
}


def actors_of(table):
    """Everybody who might try, after `former` left the team and the client of elsewhere stayed there."""
    former, elsewhere = make_person(), make_person()
    make_member(make_team(), elsewhere)
    return {
        "nobody": NOBODY,
        "system": SYSTEM,
        "resident": actor_of(make_person()),
        "moderator": actor_of(make_person(None, None, "moderator")),
        "administrator": actor_of(make_person(None, None, "administrator")),
        "elsewhere": actor_of(elsewhere),
        "former": actor_of(former),
        **{who: table.actor(who) for who in ("client", "colleague", "taker", "mate")},
    }


def passes(act, actor, assignment):
    """Whether it is done; that something is not found comes after the gate, a sentence that refuses before it."""
    try:
        with db.session.begin_nested() as kept:
            ACTS[act](actor, assignment)
            kept.rollback()
    except (Forbidden, Refused):
        return False
    except NotFound:
        return True
    finally:
        db.session.expire_all()
    return True


@pytest.mark.parametrize("state", list(At))
def test_strangers_are_told_nothing_of_what_lies_on_the_table(state):
    table = make_table(state)
    for who, actor in actors_of(table).items():
        if who not in BOTH:
            with pytest.raises(Forbidden):
                services.accept(actor, table.assignment, 99)
    assert table.assignment.state is state


@pytest.mark.parametrize("state", list(At))
def test_each_act_is_for_its_side_in_its_states(state):
    table = make_table(state)
    number, actors = table.assignment.id, actors_of(table)
    found = {}
    for act in ACTS:
        for who, actor in actors.items():
            if passes(act, actor, queries.get_assignment(SYSTEM, number)):
                found.setdefault(act, set()).add(who)
    assert found == {act: set(states[state]) for act, states in MAY.items() if state in states}


@pytest.mark.parametrize("state", [At.ACCEPTED, At.RUNNING, At.PAUSED])
def test_a_proposal_is_answered_by_the_other_side_and_ended_by_either(state):
    table = make_table(state)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=90), "Het kan met minder.")
    number, actors = table.assignment.id, actors_of(table)
    acts = {
        "accept": lambda actor, it: services.accept(actor, it, 2),
        "end": lambda actor, it: services.end_proposal(actor, it, 2, "Toch niet."),
        "stops": lambda actor, it: services.say_what_stops(actor, it, 2, "Het oude werk."),
    }
    ACTS.update({f"proposal {name}": act for name, act in acts.items()})
    try:
        found = {
            name: {
                who
                for who, actor in actors.items()
                if passes(f"proposal {name}", actor, queries.get_assignment(SYSTEM, number))
            }
            for name in acts
        }
    finally:
        for name in acts:
            del ACTS[f"proposal {name}"]
    assert found == {"accept": set(CLIENT), "end": set(BOTH), "stops": set(CLIENT)}


def test_the_place_of_a_client_who_stepped_back_is_for_colleagues_only():
    table = make_table(At.RUNNING)
    for who, actor in actors_of(table).items():
        with pytest.raises(Forbidden):
            services.take_over(actor, table.assignment, "wethouder")
        assert table.assignment.client_person_id == table.client.id, who
    services.step_back(table.actor("client"), table.assignment)
    may = set()
    for who, actor in actors_of(table).items():
        try:
            with db.session.begin_nested() as kept:
                services.take_over(actor, table.assignment, "wethouder")
                kept.rollback()
        except Forbidden:
            continue
        finally:
            db.session.expire_all()
        may.add(who)
    assert may == {"client", "colleague"}


def test_what_of_residents_falls_under_it_is_taken_away_by_a_side_or_by_its_makers():
    table, maker = make_table(At.RUNNING), make_person()
    make_municipality()
    initiative = make_initiative(maker, make_theme())
    services.carry(table.actor("taker"), table.assignment, initiative.id)
    may = set()
    for who, actor in {**actors_of(table), "maker": actor_of(maker)}.items():
        try:
            with db.session.begin_nested() as kept:
                services.release(actor, table.assignment, initiative.subject)
                kept.rollback()
        except Forbidden:
            continue
        finally:
            db.session.expire_all()
        may.add(who)
    assert may == {"client", "taker", "mate", "maker"}


def test_two_assignments_are_tied_only_by_who_may_read_both():
    table, other = make_table(At.RUNNING), make_table(At.DISCUSSED)
    with pytest.raises(NotFound):
        services.connect(table.actor("taker"), table.assignment, other.assignment.id, Dependency.TOUCHES, "")
    other.agree()
    made = services.connect(table.actor("taker"), table.assignment, other.assignment.id, Dependency.TOUCHES, "")
    with pytest.raises(Forbidden):
        services.disconnect(table.actor("colleague"), table.assignment, made)
    services.disconnect(other.actor("client"), other.assignment, made)
    assert queries.web_around(SYSTEM, table.assignment).ties == []
