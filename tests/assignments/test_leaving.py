"""Who is told, and what becomes of an assignment when a person or a team is there no more."""

import pytest
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.assignments import queries, services
from participatie.assignments.letters import SUBJECTS
from participatie.assignments.models import AssignmentState, Side
from participatie.assignments.services.mailing import people_of, tell_side
from participatie.assignments.steps import Step
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications.models import Notice
from participatie.subjects import services as subjects
from participatie.subjects.queries import list_history
from participatie.teams import services as teams
from tests.factories.assignments import make_table, some_what
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

At = AssignmentState


def told():
    """Which mails wait, and for whom."""
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "assignments/news").order_by(OutboxMail.id))
    return [(mail.values["what"], mail.to_address) for mail in found]


def test_the_other_side_is_told_and_who_did_it_is_not():
    table = make_table(At.DISCUSSED)
    assert told() == [("discussed", table.taker.email), ("discussed", table.mate.email)]
    services.accept(table.actor("taker"), table.assignment, 1)
    assert told()[-1] == ("yes", table.client.email)


def test_the_contact_of_the_team_is_told_for_all_of_it():
    table = make_table(At.DRAFT)
    table.team.contact_id = table.mate.id
    db.session.flush()
    assert [person.id for person in people_of(table.assignment, Side.TAKER)] == [table.mate.id]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("what", SUBJECTS)
def test_each_mail_says_what_happened_and_leads_to_the_page(what, language):
    table = make_table(At.RUNNING, title="Straat & <stoep>")
    table.client.language = language
    tell_side(table.assignment, Side.CLIENT, what, SYSTEM)
    letter = render(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id.desc())).first())
    assert "Straat & <stoep>" in letter.text
    assert "Straat &amp; &lt;stoep&gt;" in letter.html
    assert f"/opdrachten/{table.assignment.id}" in letter.text
    assert letter.subject == letter.subject.strip() != ""


def test_what_everybody_may_read_is_a_notice_for_both_sides():
    table = make_table(At.RUNNING)
    table.step("taker", Step.PAUSE, "De kraan is stuk.")
    noticed = set(db.session.scalars(select(Notice.person_id).where(Notice.subject_id == table.assignment.id)))
    assert {table.client.id, table.mate.id} <= noticed


def test_when_the_client_closes_the_account_the_agreement_holds_and_a_colleague_takes_the_place():
    table = make_table(At.RUNNING)
    accounts.deactivate(make_administrator(), table.client)
    assert (table.assignment.client_person_id, table.assignment.agreed_number) == (None, 1)
    assert told()[-1] == ("no_client", table.colleague.email)
    services.take_over(table.actor("colleague"), table.assignment, "loco-wethouder")
    assert (table.assignment.client_person_id, table.assignment.client_role) == (table.colleague.id, "loco-wethouder")


def test_a_client_who_speaks_for_the_party_no_more_is_replaced_by_a_colleague():
    table = make_table(At.RUNNING)
    with pytest.raises(Forbidden):
        services.take_over(table.actor("colleague"), table.assignment, "wethouder")
    accounts.end_grant(make_administrator(), table.client, "partner_speaker", table.partner.id)
    assert not queries.has_client(table.assignment)
    services.take_over(table.actor("colleague"), table.assignment, "wethouder")
    assert queries.has_client(table.assignment)


@pytest.mark.parametrize(
    ("before", "after"),
    [(At.DRAFT, At.DRAFT), (At.DISCUSSED, At.GIVEN_BACK), (At.RUNNING, At.PAUSED), (At.DELIVERED, At.DELIVERED)],
)
def test_when_a_team_stops_what_lay_before_it_goes_back_and_what_ran_lies_still(before, after):
    make_team("Opvangteam")
    table = make_table(before)
    teams.close_team(make_administrator(), table.team)
    assert table.assignment.state is after
    if before is not after:
        assert told()[-1] == ("team_gone", table.client.email)


def test_what_a_moderator_hides_is_named_nowhere_else_until_it_is_shown_again():
    make_municipality()
    table, moderator = make_table(At.RUNNING), actor_of(make_person(None, None, "moderator"))
    initiative = make_initiative(make_person(), make_theme())
    services.carry(table.actor("client"), table.assignment, initiative.id)

    def named():
        return any(entry.event == "PutUnderAssignment" for entry in list_history(initiative.id))

    subjects.hide(moderator, table.assignment.subject)
    assert (named(), queries.list_over(NOBODY, initiative.id)) == (False, [])
    subjects.show(moderator, table.assignment.subject)
    assert named()
    assert len(queries.list_over(NOBODY, initiative.id)) == 1


def test_what_was_said_before_it_was_agreed_is_in_no_public_history():
    table = make_table(At.DISCUSSED)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=60), "Liever korter.")
    table.agree()
    assert not any("Liever korter." in str(entry.facts) for entry in list_history(table.assignment.id))
    assert {entry.event for entry in list_history(table.assignment.id)} == {"SubjectPublished", "AssignmentAgreed"}
