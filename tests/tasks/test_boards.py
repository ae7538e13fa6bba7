"""Boards: who sees and works on them, and what can be done there."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import Maker
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.notifications.models import Notice
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry
from participatie.tasks import queries, services
from participatie.tasks.models import TaskState
from participatie.tasks.services import Wording
from participatie.teams import services as teams
from participatie.teams.queries import find_membership
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.tasks import make_task
from tests.factories.teams import make_member, make_team


@pytest.fixture
def team(app):
    """A team."""
    return make_team("Groen en Buurt")


@pytest.fixture
def marieke(team):
    """Somebody in the team."""
    person = make_person("Marieke")
    make_member(team, person)
    return person


@pytest.fixture
def fatma(app):
    """A maker."""
    return make_person("Fatma")


@pytest.fixture
def initiative(team, fatma):
    """Hers."""
    make_municipality()
    return make_initiative(fatma, make_theme("Groen"), title="Pluktuin")


@pytest.fixture
def garden(initiative):
    """What her initiative is about."""
    return initiative.subject


def cast(team, marieke, fatma, garden):
    """Everybody who could come to a board, by name."""
    partner, other = make_partner("De Beemd"), make_partner("Het Buurthuis")
    joined, elsewhere, stranger = make_person("Sjoerd"), make_person("Joke"), make_person("Piet")
    make_speaker(partner, joined)
    joining = partners.offer_to_join(actor_of(joined), garden, partner, InvolvementRole.ADVISER, "over bomen")
    partners.accept_joining(actor_of(fatma), joining)
    make_speaker(other, elsewhere)
    water = make_team("Water")
    make_member(water, outside := make_person("Willem"))
    people = {"member": marieke, "maker": fatma, "joined partner": joined, "other partner": elsewhere, "resident": stranger}
    people |= {"other team": outside, "moderator": make_person(None, None, "moderator")}
    actors = {name: actor_of(person) for name, person in people.items()}
    return actors | {"administrator": make_administrator(), "visitor": NOBODY}


SEES = {
    "team": {"member"},
    "initiative": {"maker", "joined partner"},
    "public initiative": {
        "maker",
        "joined partner",
        "member",
        "other partner",
        "resident",
        "other team",
        "moderator",
        "administrator",
        "visitor",
    },
    "hidden initiative": set(),
}
WORKS = {"team": {"member"}, "initiative": {"maker"}, "public initiative": {"maker"}, "hidden initiative": set()}


@pytest.mark.parametrize("which", list(SEES))
def test_who_sees_a_board_and_who_works_on_it(team, marieke, fatma, garden, which):
    actors = cast(team, marieke, fatma, garden)
    subject = team.subject if which == "team" else garden
    task = make_task(subject, marieke if which == "team" else fatma)
    if which == "public initiative":
        services.show_board(actor_of(fatma), queries.find_side(garden))
    if which == "hidden initiative":
        subjects.hide(SYSTEM, garden)
    for name, actor in actors.items():
        if name not in SEES[which]:
            with pytest.raises(NotFound):
                queries.get_board(actor, subject.id)
            with pytest.raises(NotFound):
                queries.get_task(actor, task.id)
        else:
            assert queries.get_board(actor, subject.id).may_work == (name in WORKS[which]), name
        if name not in WORKS[which]:
            side = queries.find_side(subject)
            for act in (
                lambda actor=actor, side=side: services.add_task(actor, side, Wording("Iets")),
                lambda actor=actor, side=side: services.change_task(actor, side, task, task.version, Wording("Iets")),
                lambda actor=actor, side=side: services.move_task(actor, side, task, TaskState.DONE),
                lambda actor=actor, side=side: services.remove_task(actor, side, task),
                lambda actor=actor, side=side: services.show_board(actor, side),
            ):
                with pytest.raises(Forbidden):
                    act()


def test_the_board_of_a_team_is_never_public(team, marieke):
    with pytest.raises(Forbidden):
        services.show_board(actor_of(marieke), queries.find_side(team.subject))


def test_a_task_goes_through_the_columns_and_what_waits_says_for_whom(team, marieke):
    task = make_task(team.subject, marieke)
    side, actor = queries.find_side(team.subject), actor_of(marieke)
    services.move_task(actor, side, task, TaskState.DOING)
    with pytest.raises(Refused) as refusal:
        services.move_task(actor, side, task, TaskState.WAITING)
    assert refusal.value.field == "waiting_for"
    services.move_task(actor, side, task, TaskState.WAITING, "het waterschap")
    assert (task.state, task.waiting_for) == ("waiting", "het waterschap")
    services.move_task(actor, side, task, TaskState.DONE)
    services.move_task(actor, side, task, TaskState.DONE)
    assert (task.state, task.waiting_for, task.version) == ("done", "", 4)


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        (Wording(""), "what"),
        (Wording("x" * 201), "what"),
        (Wording("Iets", person_id=0), "person"),
        (Wording("Iets", due_on=today() - timedelta(days=1)), "due_on"),
        (Wording("Iets", due_on=today() + timedelta(days=4000)), "due_on"),
        (Wording("Iets", state=TaskState.WAITING), "waiting_for"),
    ],
)
def test_what_is_no_task_is_refused_at_its_field(team, marieke, wording, field):
    with pytest.raises(Refused) as refusal:
        services.add_task(actor_of(marieke), queries.find_side(team.subject), wording)
    assert refusal.value.field == field


def test_only_who_takes_part_is_given_a_task(team, marieke):
    with pytest.raises(Refused):
        make_task(team.subject, marieke, person_id=make_person("Vreemde Klaas").id)
    assert queries.get_board(actor_of(marieke), team.id).is_empty


def test_a_board_that_is_full_takes_no_more(team, marieke, monkeypatch):
    monkeypatch.setattr(queries, "MOST_OPEN", 2)
    made = [make_task(team.subject, marieke, f"Taak {number}") for number in range(2)]
    with pytest.raises(Refused):
        make_task(team.subject, marieke, "Nog een")
    services.move_task(actor_of(marieke), queries.find_side(team.subject), made[0], TaskState.DONE)
    assert make_task(team.subject, marieke, "Nog een").id


def test_two_who_change_one_task_are_told_so(team, marieke):
    task = make_task(team.subject, marieke)
    side, actor = queries.find_side(team.subject), actor_of(marieke)
    services.change_task(actor, side, task, 1, Wording("De buren mailen"))
    with pytest.raises(Conflict) as conflict:
        services.change_task(actor, side, task, 1, Wording("De buren schrijven"))
    assert (conflict.value.clashes[0].mine, conflict.value.clashes[0].theirs) == ("De buren schrijven", "De buren mailen")


def test_who_is_given_a_task_hears_so_and_nobody_else(team, marieke):
    colleague = make_person("Ahmed")
    make_member(team, colleague)
    task = make_task(team.subject, marieke, person_id=colleague.id)
    services.change_task(
        actor_of(marieke), queries.find_side(team.subject), task, 1, Wording("Iets anders", person_id=colleague.id)
    )
    told = select(Notice.person_id).join(Notice.entry).where(HistoryEntry.event == "TaskGiven")
    assert db.session.scalars(told).all() == [colleague.id]
    events = db.session.scalars(select(HistoryEntry).where(HistoryEntry.event.startswith("Task"))).all()
    assert not any(entry.is_public for entry in events)
    assert "Iets anders" not in str([entry.facts for entry in events])


def test_who_leaves_a_team_has_no_tasks_there_any_more(team, marieke):
    colleague = make_person("Ahmed")
    make_member(team, colleague)
    task = make_task(team.subject, marieke, person_id=colleague.id)
    teams.end_member(make_administrator(), team, find_membership(team.id, colleague.id))
    assert task.person_id is None


def test_who_is_gone_is_in_no_task(team, marieke, garden, fatma):
    task = make_task(garden, fatma, person_id=fatma.id)
    accounts.deactivate(make_administrator(), fatma)
    assert (task.person_id, task.created_by_id) == (None, None)


def test_a_maker_who_leaves_has_no_tasks_there_any_more(initiative, garden, fatma):
    other = make_person("Bram")
    initiative.makers.append(Maker(person=other, since=now()))
    task = make_task(garden, fatma, person_id=other.id)
    initiatives.leave(actor_of(other), initiative)
    assert task.person_id is None
