"""Two equals and one version: it runs only when both said yes to the same text."""

from dataclasses import replace

import pytest

from participatie.assignments import queries, services
from participatie.assignments.models import AssignmentState, AssignmentVersion, GiveBackReason
from participatie.assignments.steps import Step
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from tests.factories.assignments import make_table, some_what
from tests.factories.partners import make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member

pytestmark = pytest.mark.usefixtures("app")

At = AssignmentState


def newest(table) -> AssignmentVersion:
    return queries.get_version(table.assignment, table.assignment.latest_number)


def test_it_is_agreed_only_when_both_said_yes_to_the_same_version():
    table = make_table(At.DISCUSSED)
    assert services.accept(table.actor("taker"), table.assignment, 1) is False
    assert (table.assignment.state, table.assignment.agreed_number) == (At.DISCUSSED, None)
    assert services.accept(table.actor("client"), table.assignment, 1) is True
    assert (table.assignment.state, table.assignment.agreed_number) == (At.ACCEPTED, 1)


def test_a_yes_to_an_older_version_does_not_count_for_the_newer_one():
    table = make_table(At.DISCUSSED)
    services.accept(table.actor("client"), table.assignment, 1)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=80), "Het kan sneller.")
    with pytest.raises(Refused):
        services.accept(table.actor("taker"), table.assignment, 1)
    services.accept(table.actor("taker"), table.assignment, 2)
    assert table.assignment.agreed_number is None
    assert services.accept(table.actor("client"), table.assignment, 2)
    assert table.assignment.agreed_number == 2


def test_nobody_says_yes_for_both_sides():
    table = make_table(At.DISCUSSED)
    make_member(table.team, table.client)
    assert services.accept(table.actor("client"), table.assignment, 1) is False
    with pytest.raises(Forbidden):
        services.accept(table.actor("client"), table.assignment, 1)
    assert table.assignment.agreed_number is None


def test_who_was_client_and_then_joined_the_team_does_not_say_the_other_yes():
    table = make_table(At.DISCUSSED)
    services.accept(table.actor("client"), table.assignment, 1)
    services.step_back(table.actor("client"), table.assignment)
    make_member(table.team, table.client)
    with pytest.raises(Refused, match="andere kant"):
        services.accept(table.actor("client"), table.assignment, 1)


def test_a_change_of_what_was_agreed_holds_only_when_both_want_it():
    table = make_table(At.RUNNING)
    changed = some_what(title="Veilig naar school en terug", hours=150)
    services.propose(table.actor("taker"), table.assignment, 1, changed, "De terugweg hoort erbij.")
    assert (table.assignment.agreed_number, table.assignment.subject.title) == (1, "Veilig naar school")
    assert newest(table).taker_yes_at is not None
    services.accept(table.actor("client"), table.assignment, 2)
    assert (table.assignment.agreed_number, table.assignment.subject.title) == (2, "Veilig naar school en terug")
    assert table.assignment.state is At.RUNNING


@pytest.mark.parametrize("who", ["client", "taker"])
def test_a_change_that_one_does_not_want_leaves_what_was_agreed(who):
    table = make_table(At.RUNNING)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=150), "Het is meer werk.")
    services.end_proposal(table.actor(who), table.assignment, 2, "Dat geld is er niet.")
    assert (table.assignment.agreed_number, newest(table).ended_why) == (1, "Dat geld is er niet.")
    with pytest.raises(Refused):
        services.accept(table.actor("client"), table.assignment, 2)
    services.propose(table.actor("client"), table.assignment, 2, some_what(hours=130), "Zo dan?")
    assert table.assignment.latest_number == 3


def test_who_proposes_on_an_old_version_gets_both_texts():
    table = make_table(At.RUNNING)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=150), "Het is meer werk.")
    with pytest.raises(Conflict) as caught:
        services.propose(table.actor("client"), table.assignment, 1, some_what(hours=90), "Het kan met minder.")
    assert [(clash.mine, clash.theirs) for clash in caught.value.clashes] == [("90", "150")]


def test_a_draft_that_was_saved_elsewhere_clashes_and_shows_both_texts():
    table = make_table(At.DRAFT)
    services.write(table.actor("client"), table.assignment, 1, some_what(result="Een zebra."))
    with pytest.raises(Conflict) as caught:
        services.write(table.actor("client"), table.assignment, 1, some_what(result="Een brug."))
    assert [(clash.mine, clash.theirs) for clash in caught.value.clashes] == [("Een brug.", "Een zebra.")]


def test_how_it_is_done_is_the_team_s_own_and_clashes_within_the_team():
    table = make_table(At.RUNNING)
    services.write_how(table.actor("taker"), table.assignment, 1, "We beginnen **klein**.")
    assert "<strong>klein</strong>" in table.assignment.how_html
    with pytest.raises(Forbidden):
        services.write_how(table.actor("client"), table.assignment, 2, "Begin groot.")
    with pytest.raises(Conflict) as caught:
        services.write_how(table.actor("mate"), table.assignment, 1, "We beginnen laat.")
    assert caught.value.clashes[0].theirs == "We beginnen **klein**."


def test_a_change_of_how_needs_nobody_s_yes_and_makes_no_version():
    table = make_table(At.RUNNING)
    services.write_how(table.actor("mate"), table.assignment, 1, "Anders dan eerst.")
    assert (table.assignment.how, table.assignment.latest_number) == ("Anders dan eerst.", 1)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ({"result": ""}, "result"),
        ({"effect": ""}, "effect"),
        ({"indicator": ""}, "indicator"),
        ({"aim_hundredths": None}, "aim"),
        ({"measure_on": None}, "measure_on"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"hours": None}, "hours"),
        ({"for_residents": ""}, "for_residents"),
    ],
)
def test_what_lacks_something_stays_a_draft(part, field):
    table = make_table(At.DRAFT, **part)
    with pytest.raises(Refused) as caught:
        table.step("client", Step.DISCUSS)
    assert (caught.value.field, table.assignment.state) == (field, At.DRAFT)


def test_what_residents_do_not_notice_needs_no_sentence_for_them():
    table = make_table(At.DISCUSSED, touches_residents=False, for_residents="")
    assert table.assignment.state is At.DISCUSSED


@pytest.mark.parametrize("reason", list(GiveBackReason))
def test_a_team_gives_it_back_and_the_client_asks_again(reason):
    table = make_table(At.DISCUSSED)
    table.step("taker", Step.GIVE_BACK, "Nu niet.", reason)
    move = queries.list_moves(table.assignment)[0]
    assert (table.assignment.state, move.reason, move.sentence) == (At.GIVEN_BACK, reason, "Nu niet.")
    services.write(table.actor("client"), table.assignment, 1, some_what(hours=40))
    table.step("client", Step.DISCUSS)
    assert (table.assignment.state, table.assignment.latest_number) == (At.DISCUSSED, 2)


def test_an_unknown_reason_gives_nothing_back():
    table = make_table(At.DISCUSSED)
    with pytest.raises(Refused):
        table.step("taker", Step.GIVE_BACK, "Nu niet.", "lazy")
    assert table.assignment.state is At.DISCUSSED


def test_only_the_two_sides_read_what_was_not_agreed():
    table = make_table(At.DISCUSSED)
    other_speaker, elsewhere, administrator = make_person(), make_person(), make_person(None, None, "administrator")
    make_speaker(table.partner, other_speaker)
    readers = {
        "client": table.actor("client"),
        "speaker": actor_of(other_speaker),
        "mate": table.actor("mate"),
        "nobody": NOBODY,
        "resident": actor_of(elsewhere),
        "administrator": actor_of(administrator),
    }
    may = set()
    for who, actor in readers.items():
        try:
            queries.get_assignment(actor, table.assignment.id)
        except NotFound:
            continue
        may.add(who)
    assert may == {"client", "speaker", "mate"}


def test_who_began_it_and_left_the_party_reads_it_no_more():
    table = make_table(At.DISCUSSED)
    gone = replace(table.actor("client"), held=frozenset())
    with pytest.raises(NotFound):
        queries.get_assignment(gone, table.assignment.id)
    with pytest.raises(Forbidden):
        services.accept(gone, table.assignment, 1)


def test_what_touches_residents_is_public_once_agreed_and_stays_so():
    table = make_table(At.DISCUSSED)
    assert not table.assignment.subject.is_published
    table.agree()
    assert queries.get_assignment(NOBODY, table.assignment.id).subject.is_published
    with pytest.raises(Refused) as caught:
        services.propose(table.actor("client"), table.assignment, 1, some_what(touches_residents=False), "Stil.")
    assert caught.value.field == "touches_residents"


def test_what_does_not_touch_residents_is_read_by_teams_only_and_can_become_public():
    table = make_table(At.RUNNING, touches_residents=False)
    elsewhere = make_person()
    make_member(make_table(At.DRAFT).team, elsewhere)
    assert queries.get_assignment(actor_of(elsewhere), table.assignment.id)
    with pytest.raises(NotFound):
        queries.get_assignment(NOBODY, table.assignment.id)
    services.propose(table.actor("client"), table.assignment, 1, some_what(), "Bewoners merken het toch.")
    services.accept(table.actor("taker"), table.assignment, 2)
    assert queries.get_assignment(NOBODY, table.assignment.id)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//elders.nl", "/\\elders", "https://a b.nl", "ftp://x.nl", "https://u@h.nl", "mandaten"]
)
def test_an_address_that_leads_astray_is_refused(link):
    with pytest.raises(Refused) as caught:
        make_table(At.DRAFT, bounds_url=link)
    assert caught.value.field == "bounds_url"


def test_a_team_asks_itself_nothing_and_nobody_asks_in_the_name_of_others():
    table = make_table(At.DRAFT)
    with pytest.raises(Refused):
        services.begin(table.actor("taker"), f"team-{table.team.id}", "teamleider", table.team.id, some_what())
    with pytest.raises(Refused):
        services.begin(table.actor("taker"), f"partner-{table.partner.id}", "wethouder", table.team.id, some_what())
    with pytest.raises(Forbidden):
        services.begin(actor_of(make_person()), f"partner-{table.partner.id}", "wethouder", table.team.id, some_what())
    assert db.session.query(AssignmentVersion).count() == 1
