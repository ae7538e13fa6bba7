"""Two at once: on a database of its own, with real transactions."""

from datetime import timedelta

from participatie.assignments import queries, services
from participatie.assignments.models import AssignmentDependency, AssignmentState, AssignmentVersion, Dependency, EffectQuestion
from participatie.assignments.steps import Step
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Conflict, Refused
from tests.factories.assignments import make_table, some_what
from tests.factories.parallel import at_once, counted
from tests.factories.parallel import own_app as own_app

At = AssignmentState


def acting(number, act):
    """One request of its own: what came of it."""

    def done():
        try:
            with unit_of_work():
                act(queries.get_assignment(SYSTEM, number))
        except Refused:
            return "refused"
        except Conflict:
            return "conflict"
        return "done"

    return done


def test_two_accepts_at_the_same_moment_make_one_agreement(own_app):
    table = make_table(At.DISCUSSED)
    db.session.commit()
    number, client, taker = table.assignment.id, table.actor("client"), table.actor("taker")
    db.session.remove()
    acts = [acting(number, lambda it, who=who: services.accept(who, it, 1)) for who in (client, taker)]
    assert at_once(own_app, acts) == ["done", "done"]
    made = queries.get_assignment(SYSTEM, number)
    assert (made.state, made.agreed_number) == (At.ACCEPTED, 1)
    assert [move.to_state for move in queries.list_moves(made)].count(At.ACCEPTED) == 1


def test_a_yes_and_a_new_proposal_at_once_never_agree_on_two_texts(own_app):
    table = make_table(At.DISCUSSED)
    services.accept(table.actor("client"), table.assignment, 1)
    db.session.commit()
    number, client, taker = table.assignment.id, table.actor("client"), table.actor("taker")
    db.session.remove()
    acts = [
        acting(number, lambda it: services.accept(taker, it, 1)),
        acting(number, lambda it: services.propose(client, it, 1, some_what(hours=10), "Korter.")),
    ]
    outcome = at_once(own_app, acts)
    made = queries.get_assignment(SYSTEM, number)
    assert outcome[1] == "done"
    assert made.agreed_number == (1 if outcome[0] == "done" else None)
    assert made.latest_number == counted(AssignmentVersion) == 2


def test_two_proposals_on_one_version_clash(own_app):
    table = make_table(At.RUNNING)
    db.session.commit()
    number, client, taker = table.assignment.id, table.actor("client"), table.actor("taker")
    db.session.remove()
    acts = [
        acting(number, lambda it: services.propose(client, it, 1, some_what(hours=10), "Korter.")),
        acting(number, lambda it: services.propose(taker, it, 1, some_what(hours=300), "Langer.")),
    ]
    assert sorted(at_once(own_app, acts)) == ["conflict", "done"]
    assert counted(AssignmentVersion) == 2


def test_giving_back_and_accepting_at_once_does_one_of_the_two(own_app):
    table = make_table(At.DISCUSSED)
    services.accept(table.actor("client"), table.assignment, 1)
    db.session.commit()
    number, taker, mate = table.assignment.id, table.actor("taker"), table.actor("mate")
    db.session.remove()

    def give_back(it):
        services.step(mate, it, Step.GIVE_BACK, "Nu niet.", "full")

    def guarded(act):
        def done():
            try:
                return act()
            except Exception as refusal:
                return type(refusal).__name__

        return done

    acts = [guarded(acting(number, lambda it: services.accept(taker, it, 1))), guarded(acting(number, give_back))]
    outcome = at_once(own_app, acts)
    made = queries.get_assignment(SYSTEM, number)
    assert outcome.count("done") == 1
    assert made.state is (At.ACCEPTED if outcome[0] == "done" else At.GIVEN_BACK)


def test_two_who_tie_at_once_close_no_circle(own_app):
    one, other = make_table(), make_table()
    db.session.commit()
    pairs = [
        (one.assignment.id, other.assignment.id, one.actor("taker")),
        (other.assignment.id, one.assignment.id, other.actor("taker")),
    ]
    db.session.remove()
    acts = [
        acting(here, lambda it, far=far, who=who: services.connect(who, it, far, Dependency.WAITS_FOR, ""))
        for here, far, who in pairs
    ]
    assert sorted(at_once(own_app, acts)) == ["done", "refused"]
    assert counted(AssignmentDependency) == 1


def test_two_workers_ask_once(own_app):
    make_table(At.DELIVERED)
    db.session.commit()
    db.session.remove()

    def ask():
        with at(now() + timedelta(days=187)), unit_of_work():
            return services.ask_effects()

    assert sum(at_once(own_app, [ask] * 3)) == 1
    asked = db.session.query(EffectQuestion).filter(EffectQuestion.asked_at.is_not(None)).count()
    assert asked == 1
