"""Nothing published is ever without a team, nor long without a named person unseen."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import delete, func, select

from participatie.accounts import services as accounts
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import day_within, now
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.teams import queries, services
from participatie.teams.examining import examine
from participatie.teams.models import Responsibility, Team, Way
from participatie.teams.queries import find_responsibility
from participatie.teams.routing import RuleFact
from participatie.teams.wiring import keep_teams_in_order
from tests.factories.areas import make_area
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import hand_over, make_member, make_remit, make_team

pytestmark = pytest.mark.usefixtures("app")
MONDAY = datetime(2027, 3, 1, 10, tzinfo=UTC)


def on(day):
    """A day of March 2027, of which the first is a Monday."""
    return time_machine.travel(datetime(2027, 3, day, 10, tzinfo=UTC), tick=False)


def unowned():
    """The titles on the page."""
    return [row.title for row in queries.page_unowned(SYSTEM).rows]


def teams_of_all():
    """How many current, open teams each published subject has that is answered for."""
    current = (
        select(func.count())
        .select_from(Responsibility)
        .join(Team, Team.id == Responsibility.team_id)
        .where(Responsibility.subject_id == Subject.id, Responsibility.until.is_(None), Team.closed_on.is_(None))
        .scalar_subquery()
    )
    published = select(current).where(Subject.published_at.is_not(None), Subject.kind == "initiative")
    return set(db.session.scalars(published))


@pytest.mark.parametrize(("day", "earliest"), [(3, date(2027, 3, 1)), (8, date(2027, 3, 4)), (6, date(2027, 3, 3))])
def test_two_working_days_do_not_count_the_weekend(day, earliest):
    with on(day):
        assert day_within(2) == earliest


def test_what_nobody_takes_up_appears_after_two_working_days_and_goes_when_somebody_does():
    with on(1):
        team, person = make_team(), make_person()
        make_member(team, person)
        subject = make_subject("Pluktuin")
    seen = []
    for day in (1, 2, 3, 4):
        with on(day):
            seen.append(unowned())
    assert seen == [[], [], [], ["Pluktuin"]]
    with on(4):
        services.take_up(actor_of(person), find_responsibility(subject.id))
        assert unowned() == []


def test_who_is_away_without_a_stand_in_is_nobody_to_turn_to():
    with on(1):
        team, person, colleague = make_team(), make_person("Marieke"), make_person("Yusuf")
        make_member(team, person)
        make_member(team, colleague)
        subject = make_subject("Pluktuin")
        services.take_up(actor_of(person), find_responsibility(subject.id))
        membership = queries.find_membership(team.id, person.id)
        (absence,) = services.mark_absence(actor_of(person), membership, date(2027, 3, 1), date(2027, 3, 19))
        assert unowned() == []
    with on(5):
        assert unowned() == ["Pluktuin"]
        services.stand_in(actor_of(colleague), absence)
        assert unowned() == []


def test_whatever_happens_all_that_is_published_has_one_open_team_and_is_named_or_on_the_page():
    with on(1):
        first, second = make_team("Eerste"), make_team("Tweede")
        theme, area, admin = make_theme(), make_area("Noord"), make_administrator()
        make_remit(second, None, theme)
        people = [make_person() for _number in range(4)]
        for person, team in zip(people, (first, first, second, second), strict=True):
            make_member(team, person)
        stories = [make_subject(f"Plan {number}", theme=theme if number % 2 else None) for number in range(8)]
        for number, subject in enumerate(stories[:6]):
            current = find_responsibility(subject.id)
            services.take_up(actor_of(people[2 if current.team_id == second.id else number % 2]), current)
        hand_over(stories[0], second)
        services.save_rule(admin, RuleFact(0, second.id, words="plan"), Way.MOVE)
        make_remit(first, area, theme)
        stories[7].area_id = area.id
        subjects.edited(SYSTEM, stories[7], ["place"])
        subjects.hide(SYSTEM, stories[6])
        third = make_team("Derde")
        make_remit(third, area, None)
        services.end_member(SYSTEM, first, queries.find_membership(first.id, people[0].id))
        accounts.deactivate(admin, people[1])
        services.close_team(admin, second)
        assert teams_of_all() == {1}
    with on(10):
        keep_teams_in_order()
        named = {row.subject_id for row in db.session.scalars(select(Responsibility).where(Responsibility.until.is_(None)))
                 if row.contact_id is not None}  # fmt: skip
        shown = {row.subject_id for row in queries.page_unowned(SYSTEM).rows}
        assert teams_of_all() == {1}
        assert named | shown == {subject.id for subject in stories}


def test_should_something_lose_its_team_the_night_mends_it_and_the_doctor_says_so():
    make_team("Loket")
    subject, other = make_subject("Zonder"), make_subject("Bij een gestopt team")
    stopped = make_team("Gestopt")
    db.session.execute(delete(Responsibility).where(Responsibility.subject_id == subject.id))
    find_responsibility(other.id).team_id = stopped.id
    stopped.closed_on = now().date()
    db.session.flush()
    db.session.expire_all()
    assert list(queries.list_without_team()) == [subject.id, other.id]
    assert ["Published without a team" in finding.problem for finding in examine()][:1] == [True]
    assert services.mend_ownership() == 2
    assert (list(queries.list_without_team()), teams_of_all()) == ([], {1})


def test_the_doctor_says_how_much_nobody_looks_after():
    with on(1):
        make_team()
        make_subject()
        assert list(examine()) == []
    with on(5):
        assert [finding.problem for finding in examine()] == ["Open without a named person for more than two working days: 1."]


def test_the_page_lets_the_own_team_take_it_up(browser):
    with on(1):
        team, other, person = make_team("Groen"), make_team("Water"), make_person("Marieke")
        make_member(team, person)
        ours, theirs = make_subject("Pluktuin"), make_subject("Sloot")
        find_responsibility(theirs.id).team_id = other.id
    with on(9):
        browser.sign_in(person)
        page = browser.read("/werk/zonder-trekker")
        assert len(page.select("tbody tr")) == 2
        action = f"/werk/{find_responsibility(ours.id).id}/oppakken"
        assert browser.send("/werk/zonder-trekker", action=action).location == "/werk/zonder-trekker"
        assert find_responsibility(ours.id).contact_id == person.id


@pytest.mark.parametrize("many", [1, 40])
def test_the_page_takes_the_same_statements_however_much_is_unowned(many, counting):
    with on(1):
        make_team()
        for number in range(many):
            make_subject(f"Plan {number}")
    with on(9), counting() as statements:
        assert len(queries.page_unowned(SYSTEM).rows) == many
    assert len(statements) == 2
