"""Two at the same moment: a handover ends once, in one way, and a team is asked once."""

import pytest
from sqlalchemy import func, select

from participatie.kernel.db import db, unit_of_work
from participatie.subjects.models import HistoryEntry
from participatie.teams import services
from participatie.teams.models import Handover, HandoverState, Responsibility
from participatie.teams.queries import find_responsibility, find_team
from tests.factories.parallel import at_once, counted, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject
from tests.factories.teams import make_member, make_team


@pytest.fixture
def world(own_app):
    """A subject of the first team, and people of both, on a database with real transactions."""
    own_app.config |= {"WTF_CSRF_ENABLED": False, "PROPAGATE_BUGS": False}
    with unit_of_work():
        first, second = make_team("Eerste"), make_team("Tweede")
        people = [make_person(name) for name in ("Anneke", "Bram", "Bo")]
        for person, team in zip(people, (first, second, second), strict=True):
            make_member(team, person)
        subject = make_subject("Sloot")
        current = find_responsibility(subject.id)
        ids = {"subject": subject.id, "responsibility": current.id, "first": first.id, "second": second.id}
    return {**ids, "people": people, "app": own_app}


def ask(world):
    """The first team asked the second."""
    with unit_of_work():
        current = find_responsibility(world["subject"])
        return services.ask_handover(actor_of(world["people"][0]), current, find_team(world["second"]), "Water.").id


def sent(world, person, path, data):
    """A form that somebody sends later, from a browser of their own."""
    return posting(world["app"].test_client().sign_in(world["people"][person]), path, data)


def count(*conditions):
    """How many rows of the current teams, or of the history, there are."""
    return db.session.scalar(select(func.count()).where(*conditions))


@pytest.mark.parametrize("other", ["a colleague says yes too", "the asking team takes it back", "a colleague gives it back"])
def test_a_handover_ends_once_and_in_one_way(world, other):
    handover_id = ask(world)
    path = f"/werk/overdracht/{handover_id}"
    acts = {
        "a colleague says yes too": (2, f"{path}/overnemen", {}),
        "the asking team takes it back": (0, f"{path}/intrekken", {}),
        "a colleague gives it back": (2, path, {"reason": "Dit is een tuin."}),
    }
    forms = [sent(world, 1, f"{path}/overnemen", {}), sent(world, *acts[other])]
    db.session.remove()
    answers = at_once(world["app"], forms)
    db.session.remove()
    assert sorted(answer.status_code for answer in answers) == [302, 404]
    handover = db.session.get(Handover, handover_id)
    is_taken = handover.state == HandoverState.ACCEPTED
    assert find_responsibility(world["subject"]).team_id == world["second" if is_taken else "first"]
    assert count(Responsibility.subject_id == world["subject"], Responsibility.until.is_(None)) == 1
    told = HistoryEntry.event.in_(("HandedOver", "HandoverEnded"))
    assert count(HistoryEntry.subject_id == world["subject"], told) == 1


def test_two_colleagues_who_ask_at_once_ask_once(world):
    typed = {"team": str(world["second"]), "note": "Het gaat over water."}
    path = f"/werk/{world['responsibility']}/overdragen"
    forms = [sent(world, 0, path, typed) for _window in range(3)]
    db.session.remove()
    answers = at_once(world["app"], forms)
    db.session.remove()
    assert sorted(answer.status_code for answer in answers) == [302, 422, 422]
    assert counted(Handover) == 1
