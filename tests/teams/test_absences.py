"""Who is away has a stand-in; who leaves is no longer the named person."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import timeline
from participatie.teams import permissions, queries, services
from participatie.teams.models import Absence
from participatie.teams.queries import find_responsibility
from participatie.teams.wiring import keep_teams_in_order
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def crew(app):
    """A team of three, of whom Marieke looks after a subject by name."""
    with time_machine.travel(MONDAY, tick=False):
        team = make_team("Groen")
        people = {name: make_person(name) for name in ("Marieke", "Yusuf", "Olaf")}
        for person in people.values():
            make_member(team, person)
        subject = make_subject("Pluktuin")
        services.take_up(actor_of(people["Marieke"]), find_responsibility(subject.id))
        yield {"team": team, "subject": subject, **people}


def mark(crew, first, last, who="Marieke", by="Marieke"):
    """Somebody of the crew is away in these days of November and December."""
    membership = queries.find_membership(crew["team"].id, crew[who].id)
    return services.mark_absence(actor_of(crew[by]), membership, date(2026, *first), date(2026, *last))


def mails(template):
    """The mails of one sort, by address."""
    wanted = select(OutboxMail).where(OutboxMail.template == f"teams/{template}").order_by(OutboxMail.to_address)
    return db.session.scalars(wanted).all()


def shown(crew, day):
    """The name at the subject on a day."""
    with time_machine.travel(datetime(2026, *day, 10, tzinfo=UTC), tick=False):
        return queries.responsible_view(crew["subject"].id).contact_name


@pytest.mark.parametrize(("last", "asked"), [((11, 27), False), ((11, 30), True)])
def test_more_than_five_working_days_away_asks_the_team_who_stands_in(crew, last, asked):
    mark(crew, (11, 23), last)
    assert [mail.to_address for mail in mails("stand_in_asked")] == (
        sorted([crew["Yusuf"].email, crew["Olaf"].email]) if asked else []
    )
    for mail in mails("stand_in_asked"):
        assert "Marieke is er niet van 23 november tot en met 30 november" in render(mail).text


def test_while_somebody_is_away_the_stand_in_is_the_named_person(crew):
    (absence,) = mark(crew, (11, 24), (12, 4))
    services.stand_in(actor_of(crew["Yusuf"]), absence)
    days = [(11, 23), (11, 24), (12, 4), (12, 5)]
    assert [shown(crew, day) for day in days] == ["Marieke", "Yusuf", "Yusuf", "Marieke"]


def test_the_stand_in_of_the_team_comes_by_itself_and_is_named_only_with_an_own_yes(crew):
    crew["team"].stand_in_id = crew["Olaf"].id
    mark(crew, (11, 23), (12, 4))
    assert [mail.to_address for mail in mails("stand_in")] == [crew["Olaf"].email]
    assert queries.responsible_view(crew["subject"].id).contact_name == ""
    services.be_named(actor_of(crew["Olaf"]), queries.find_membership(crew["team"].id, crew["Olaf"].id))
    assert queries.responsible_view(crew["subject"].id).contact_name == "Olaf"


def test_one_person_stands_in_and_the_second_hears_that_somebody_was_first(crew):
    (absence,) = mark(crew, (11, 24), (12, 4))
    services.stand_in(actor_of(crew["Yusuf"]), absence)
    services.stand_in(actor_of(crew["Yusuf"]), absence)
    with pytest.raises(NotFound):
        services.stand_in(actor_of(crew["Olaf"]), absence)
    assert absence.stand_in_id == crew["Yusuf"].id


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [((11, 25), (11, 24), "last_on"), ((11, 2), (11, 6), "last_on"), ((11, 26), (11, 30), "from_on")],
)
def test_days_that_cannot_be_are_refused(crew, first, last, field):
    mark(crew, (11, 26), (11, 26))
    with pytest.raises(Refused) as refusal:
        mark(crew, first, last)
    assert refusal.value.field == field


def test_being_back_earlier_gives_the_name_back(crew):
    (absence,) = mark(crew, (11, 23), (12, 4))
    services.stand_in(actor_of(crew["Yusuf"]), absence)
    services.end_absence(actor_of(crew["Marieke"]), absence)
    assert queries.responsible_view(crew["subject"].id).contact_name == "Marieke"


def test_a_month_later_nobody_knows_who_was_away(crew):
    mark(crew, (11, 24), (12, 4))
    with time_machine.travel(datetime(2027, 1, 5, 3, tzinfo=UTC), tick=False):
        services.forget_old_absences()
    assert db.session.scalars(select(Absence)).all() == []


def leave(crew, how):
    """Marieke leaves the team in one of the ways in which people do."""
    membership = queries.find_membership(crew["team"].id, crew["Marieke"].id)
    if how == "ended":
        services.end_member(SYSTEM, crew["team"], membership)
    elif how == "role taken":
        accounts.end_grant(make_administrator(), crew["Marieke"], "team_member", crew["team"].id)
    elif how == "account closed":
        accounts.deactivate(make_administrator(), crew["Marieke"])
    else:
        membership.until_on = today()
        keep_teams_in_order()


@pytest.mark.parametrize("how", ["ended", "role taken", "account closed", "last day passed"])
def test_who_leaves_is_no_longer_the_named_person(crew, how):
    crew["team"].contact_id = crew["Marieke"].id
    leave(crew, how)
    current = find_responsibility(crew["subject"].id)
    assert (current.contact_id, current.unnamed_at, crew["team"].contact_id) == (None, now(), None)
    assert [mail.to_address for mail in mails("contact_left")] == sorted([crew["Yusuf"].email, crew["Olaf"].email])
    assert timeline(list_history(crew["subject"].id))[0].text == "Het aanspreekpunt bij Groen stopt; het team zoekt een ander"


def test_the_stand_in_comes_after_who_leaves(crew):
    crew["team"].stand_in_id = crew["Olaf"].id
    leave(crew, "account closed")
    current = find_responsibility(crew["subject"].id)
    assert (current.contact_id, current.unnamed_at) == (crew["Olaf"].id, None)
    assert queries.responsible_view(crew["subject"].id).contact_name == ""
    assert "Jij valt in" in render(mails("contact_left")[0]).text


def test_where_the_stand_in_leaves_the_team_is_asked_again(crew):
    (absence,) = mark(crew, (11, 24), (12, 4))
    services.stand_in(actor_of(crew["Yusuf"]), absence)
    accounts.deactivate(make_administrator(), crew["Yusuf"])
    assert absence.stand_in_id is None
    assert len(mails("stand_in_asked")) == 3


def test_a_membership_begins_and_ends_by_its_dates(crew):
    person = make_person("Later")
    services.add_member(SYSTEM, crew["team"], person, from_on=date(2026, 12, 1), until_on=date(2026, 12, 8))
    assert not actor_of(person).holds("team_member", crew["team"].id)
    for day, is_in in ((1, True), (7, True), (8, False)):
        with time_machine.travel(datetime(2026, 12, day, 10, tzinfo=UTC), tick=False):
            keep_teams_in_order()
            assert actor_of(person).holds("team_member", crew["team"].id) is is_in


RIGHTS = {
    # actor: mark, end, stand in
    "nobody": (False, False, False),
    "resident": (False, False, False),
    "oneself": (True, True, False),
    "colleague": (True, True, True),
    "member of another team": (False, False, False),
    "moderator": (False, False, False),
    "administrator": (True, True, False),
}


@pytest.mark.parametrize("covered", [False, True])
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_mark_and_end_an_absence_and_stand_in(crew, who, covered):
    (absence,) = mark(crew, (11, 24), (12, 4))
    absence.stand_in_id = crew["Olaf"].id if covered else None
    person = {"oneself": crew["Marieke"], "colleague": crew["Yusuf"]}.get(who) or make_person(
        "Iemand", None, *({who} & {"administrator", "moderator"})
    )
    if who == "member of another team":
        make_member(make_team(), person)
    actor = NOBODY if who == "nobody" else actor_of(person)
    may_mark, end, stand_in = RIGHTS[who]
    assert permissions.can_mark_absence(actor, queries.find_membership(crew["team"].id, crew["Marieke"].id)) is may_mark
    assert permissions.can_end_absence(actor, absence) is end
    assert permissions.can_stand_in(actor, absence) is (stand_in and not covered)


def test_a_stranger_marks_nobody(crew):
    membership = queries.find_membership(crew["team"].id, crew["Marieke"].id)
    with pytest.raises(Forbidden):
        services.mark_absence(actor_of(make_person()), membership, date(2026, 11, 24), date(2026, 12, 4))
    assert queries.list_absences(crew["team"]) == []
