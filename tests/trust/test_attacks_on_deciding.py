"""What somebody who means harm tries with assignments and tasks, each with the weakness that it found."""

import pytest
from sqlalchemy import select

from participatie.assignments import queries as assignment_queries
from participatie.assignments import services as assignments
from participatie.assignments.models import AssignmentState
from participatie.assignments.steps import Step
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.db import db
from participatie.partners import services as partners
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry
from participatie.tasks import queries as task_queries
from tests.factories.assignments import make_table
from tests.factories.clients import Browser
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_theme
from tests.factories.tasks import make_task
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")

PRIVATE = "Ahmed is ziek, dus het lukt niet."


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def test_why_an_assignment_was_given_back_stays_between_the_two_sides_after_they_agreed(browser):
    """The public page quoted the last sentence there was, also one that only the client could read."""
    table = make_table(AssignmentState.DISCUSSED, touches_residents=True)
    table.step("taker", Step.GIVE_BACK, PRIVATE, "full")
    table.step("client", Step.DISCUSS)
    table.agree()
    assert table.assignment.subject.is_published
    address = f"/opdrachten/{table.assignment.id}-x"
    assert PRIVATE not in browser.get(address).text
    browser.sign_in(table.client)
    assert PRIVATE in browser.get(address).text


def test_a_client_who_speaks_for_the_party_no_more_hears_nothing_of_its_assignment():
    """The notices of an assignment kept going to the client by name, also after that person had left the partner."""
    table = make_table(AssignmentState.DISCUSSED)
    assert table.client.id in assignment_queries.list_own_side_ids(table.assignment.id)
    partners.add_member(SYSTEM, table.partner, table.client, may_speak=False)
    own = assignment_queries.list_own_side_ids(table.assignment.id)
    assert table.client.id not in own
    assert table.colleague.id in own


def test_what_is_put_under_a_hidden_assignment_does_not_tell_its_name():
    """A moderator hid the assignment, and either side could still write its title in the history of an initiative."""
    table = make_table(AssignmentState.RUNNING, touches_residents=True)
    topic = make_initiative(make_person(), make_theme("Slapen onder sterren")).subject
    subjects.hide(actor_of(make_person(None, None, "moderator")), table.assignment.subject)
    assignments.carry(table.actor("client"), table.assignment, topic.id)
    assignments.release(table.actor("client"), table.assignment, topic)
    told = select(HistoryEntry.event).where(HistoryEntry.subject_id == topic.id)
    assert not {"PutUnderAssignment", "TakenFromAssignment"} & set(db.session.scalars(told))


def test_who_is_in_a_team_no_more_reads_none_of_its_tasks_on_the_own_overview():
    """A membership that ended by its last day left the tasks in place, with their words, on the page of who had left."""
    team, person = make_team("Team Plein"), make_person("Fatma")
    make_member(team, person)
    make_task(team.subject, person, "Bel mevrouw De Wit over de sleutel", person_id=person.id)
    assert len(task_queries.list_own(actor_of(person))) == 1
    assert task_queries.list_own(Actor(id=person.id, name=person.display_name)) == []
