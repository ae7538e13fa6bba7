"""Who opens, changes and closes a vacancy, what everybody finds in the list, and what moderators do."""

from contextlib import suppress
from datetime import timedelta

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.moderation.things import get_thing
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry
from participatie.subjects.parts import parts_of
from participatie.talents import queries, services
from participatie.talents.queries import Wish
from participatie.talents.services import Terms
from participatie.teams.services import close_team
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.talents import make_looking_team, make_vacancy
from tests.factories.talents import make_profile as make_profile_of
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")
WHO = ("nobody", "resident", "administrator", "moderator", "member", "member_elsewhere", "maker")


def stand(kind):
    """A team or an initiative, and everybody who could be there."""
    team, member = make_looking_team()
    _other, elsewhere = make_looking_team()
    maker = make_person()
    subject = team.subject if kind == "team" else make_initiative(maker, make_theme(f"Thema {maker.id}")).subject
    return subject, {
        "nobody": NOBODY,
        "resident": actor_of(make_person()),
        "administrator": make_administrator(),
        "moderator": actor_of(make_person(None, None, "moderator")),
        "member": member,
        "member_elsewhere": elsewhere,
        "maker": actor_of(maker),
    }


RUNS = {"team": "member", "initiative": "maker"}
ACTS = {
    "open": lambda actor, it: services.open_vacancy(actor, it.subject, Terms("Een kok", talents=["koken"])),
    "change": lambda actor, it: services.change_vacancy(actor, it, it.version, Terms("Een gastheer", talents=["ontvangen"])),
    "close": lambda actor, it: services.close_vacancy(actor, it),
}
MAY = {
    "open": {"open", "change", "close"},
    "closed": {"open"},
    "hidden": {"open"},
    "in_hidden": set(),
}


@pytest.mark.parametrize("state", MAY)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", RUNS)
def test_who_does_what_with_a_vacancy_in_which_state(kind, act, state):
    make_municipality()
    found = set()
    for who in WHO:
        subject, actors = stand(kind)
        vacancy = make_vacancy(actors[RUNS[kind]], subject)
        if state == "closed":
            services.close_vacancy(actors[RUNS[kind]], vacancy)
        elif state == "hidden":
            services.hide_vacancy(actors["moderator"], vacancy)
        elif state == "in_hidden":
            subjects.hide(SYSTEM, subject)
        before = (vacancy.version, vacancy.closed_at, len(queries.list_open(SYSTEM)))
        with suppress(Forbidden):
            ACTS[act](actors[who], vacancy)
        if before != (vacancy.version, vacancy.closed_at, len(queries.list_open(SYSTEM))):
            found.add(who)
    assert found == ({RUNS[kind]} if act in MAY[state] else set())


@pytest.mark.parametrize(
    ("field", "terms"),
    [
        ("what", {"what": " "}),
        ("what", {"what": "Bel 06 12345678"}),
        ("about", {"about": "Mail a@b.nl"}),
        ("talents", {"talents": ()}),
        ("talents", {"talents": ("vliegen",)}),
        ("talents", {"talents": ("koken", "geld", "groen", "zorg", "water", "bouwen", "muziek")}),
        ("hours_a_week", {"hours_a_week": 0}),
        ("places", {"places": 0}),
        ("until_on", {"until_on": today()}),
        ("until_on", {"until_on": today() + timedelta(days=900)}),
        ("until_on", {"from_on": today() + timedelta(days=9), "until_on": today() + timedelta(days=8)}),
        ("area", {"area_id": 987654}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field, terms):
    team, seeker = make_looking_team()
    with pytest.raises(Refused) as refused:
        services.open_vacancy(seeker, team.subject, Terms(**{"what": "Een kok", "talents": ("koken",), **terms}))
    assert refused.value.field == field


def test_there_is_an_end_to_how_many_are_open_at_once():
    team, seeker = make_looking_team()
    for _n in range(10):
        make_vacancy(seeker, team.subject)
    with pytest.raises(Refused):
        make_vacancy(seeker, team.subject)
    assert len(queries.list_open_of(seeker, team.id)) == 10


def test_a_stale_change_shows_both_texts():
    team, seeker = make_looking_team()
    vacancy = make_vacancy(seeker, team.subject)
    services.change_vacancy(seeker, vacancy, 1, Terms("Een gastheer", talents=["koken"]))
    with pytest.raises(Conflict) as clash:
        services.change_vacancy(seeker, vacancy, 1, Terms("Een bakker", talents=["koken"]))
    assert [(it.mine, it.theirs) for it in clash.value.clashes] == [("Een bakker", "Een gastheer")]


def test_what_is_hidden_is_there_for_moderators_only_and_leaves_the_timeline():
    team, seeker = make_looking_team()
    vacancy, moderator = make_vacancy(seeker, team.subject), actor_of(make_person(None, None, "moderator"))
    services.hide_vacancy(moderator, vacancy)
    with pytest.raises(NotFound):
        queries.get_vacancy(seeker, vacancy.id)
    assert queries.get_vacancy(moderator, vacancy.id).id == vacancy.id
    told = db.session.query(HistoryEntry).filter_by(subject_id=team.id, event="VacancyOpened").one()
    assert not told.is_public
    services.show_vacancy(moderator, vacancy)
    assert queries.get_vacancy(seeker, vacancy.id).id == vacancy.id


def test_moderators_find_a_vacancy_by_its_anchor():
    team, seeker = make_looking_team()
    vacancy = make_vacancy(seeker, team.subject)
    thing = get_thing(f"vacancy-{vacancy.id}")
    assert (thing.text, thing.person_id, thing.may_be_reported) == ("Een kok", seeker.id, True)


def test_a_team_that_stops_looks_for_nobody():
    make_team()
    team, seeker = make_looking_team()
    make_vacancy(seeker, team.subject)
    close_team(make_administrator(), team)
    assert queries.list_open(SYSTEM) == []


def test_the_list_is_narrowed_by_talent_area_hours_and_evening():
    areas = make_municipality()
    team, seeker = make_looking_team()
    west = areas["BU90010001"]
    first = make_vacancy(seeker, team.subject, area_id=west.id, talents=("koken",), hours_a_week=2)
    second = make_vacancy(seeker, team.subject, talents=("geld",), hours_a_week=8, is_by_evening=True)

    def found(**wish):
        return [it.id for it in queries.page_vacancies(NOBODY, Wish(**wish)).rows]

    assert found() == [second.id, first.id]
    assert found(talent="koken") == [first.id]
    assert found(area_path=west.path) == [first.id]
    assert found(most_hours=4) == [first.id]
    assert found(by_evening=True) == [second.id]
    assert found(kind="initiative") == []


def test_the_page_of_a_team_shows_whom_it_looks_for_and_who_may_open_more(app):
    team, seeker = make_looking_team()
    make_vacancy(seeker, team.subject)

    def part(actor):
        with app.test_request_context():
            return next(it.values for it in parts_of(actor, team.subject) if it.template == "talents/_vacancies.html")

    assert [line.what for line in part(NOBODY).lines] == ["Een kok"]
    assert (part(NOBODY).open_url, bool(part(seeker).open_url)) == ("", True)


@pytest.mark.parametrize("path", ["/vacatures", "/talenten", "/talenten?weergave=lijst"])
def test_a_list_takes_as_many_statements_for_one_as_for_many(app, browser, counting, path):
    person = make_person()
    browser.sign_in(person)
    make_profile_of(person)
    team, seeker = make_looking_team()
    make_vacancy(seeker, team.subject)
    browser.read(path)
    with counting() as one:
        browser.read(path)
    for _n in range(9):
        make_vacancy(seeker, team.subject)
    db.session.commit()
    with counting() as many:
        browser.read(path)
    assert len(many) == len(one)


def test_the_people_of_a_vacancy_take_as_many_statements_for_one_as_for_many(browser, counting):
    team, seeker = make_looking_team()
    vacancy = make_vacancy(seeker, team.subject)
    browser.sign_in(db.session.get_one(type(make_profile_of(make_person()).person), seeker.id))
    path = f"/vacatures/{vacancy.id}/mensen?weergave=lijst"
    browser.read(path)
    with counting() as one:
        browser.read(path)
    for _n in range(15):
        make_profile_of(make_person())
    db.session.commit()
    with counting() as many:
        page = browser.read(path)
    assert len(page.select(".candidate")) == 16
    assert len(many) == len(one)
