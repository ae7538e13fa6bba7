"""A profile is begun with a yes, is the person's alone, and goes: at once, with the account, or after a year unused."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select

from participatie.accounts import services as accounts
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, Refused
from participatie.kernel.outbox import OutboxMail
from participatie.talents import queries, services
from participatie.talents.models import Answer, Match, Profile, ProfileArea, ProfileTalent
from participatie.talents.services import Told
from participatie.talents.services.wording import refuse_service_number
from participatie.talents.tokens import Said
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.talents import make_looking_team, make_match, make_profile, make_vacancy

pytestmark = pytest.mark.usefixtures("app")


def counted(table):
    return db.session.scalar(select(func.count()).select_from(table))


def mails(template):
    return db.session.scalar(select(func.count()).where(OutboxMail.template == f"talents/{template}"))


def test_without_a_yes_nothing_is_kept():
    with pytest.raises(Refused):
        services.begin_profile(actor_of(make_person()), Told(can=["koken"]), consents=False)
    assert counted(Profile) == 0


def test_the_day_of_the_yes_is_kept():
    assert make_profile().consented_at.date() == now().date()


def test_who_is_signed_out_has_no_profile():
    with pytest.raises(Forbidden):
        services.begin_profile(NOBODY, Told(can=["koken"]), consents=True)
    assert counted(Profile) == 0


@pytest.mark.parametrize(
    "told",
    [
        Told(),
        Told(can=["vliegen"]),
        Told(can=["koken"], hours_a_week=0),
        Told(can=["koken"], hours_a_week=99),
        Told(can=["koken"], languages=["xx"]),
        Told(can=["koken"], area_ids=[987654]),
        Told(can=["koken"], knows="Bel 06 12345678"),
        Told(can=["koken"], knows="Mijn nummer is 111222333"),
    ],
)
def test_what_does_not_belong_in_a_profile_is_refused(told):
    with pytest.raises(Refused):
        services.begin_profile(actor_of(make_person()), told, consents=True)
    assert counted(Profile) == 0


@pytest.mark.parametrize(
    ("text", "refused"), [("111222333", True), ("111 222 333", True), ("123456789", False), ("€ 1000", False)]
)
def test_a_service_number_is_known_by_its_own_check(text, refused):
    if refused:
        with pytest.raises(Refused):
            refuse_service_number(text, "knows")
    else:
        refuse_service_number(text, "knows")
    assert refused in (True, False)


def test_nobody_but_the_person_changes_or_erases_it():
    profile = make_profile()
    for other in (actor_of(make_person()), make_administrator()):
        for act in (services.rest, services.wake, services.keep_profile, services.erase_profile):
            with pytest.raises(Forbidden):
                act(other, profile)
    assert counted(Profile) == 1


def test_a_stale_change_shows_both_texts():
    profile = make_profile()
    with pytest.raises(Conflict):
        services.change_profile(actor_of(profile.person), profile, profile.version + 1, Told(can=["koken"], knows="Nieuw"))
    assert profile.knows == ""


def test_a_change_replaces_what_was_told():
    profile = make_profile(None, "koken", learn=("geld",))
    services.change_profile(actor_of(profile.person), profile, 1, Told(can=["geld", "groen"], sights={"can": "own"}))
    assert {(it.talent, it.has) for it in profile.talents} == {("geld", "can"), ("groen", "can")}
    assert profile.can_sight == "own"


def world():
    team, seeker = make_looking_team()
    profile = make_profile()
    make_match(seeker, make_vacancy(seeker, team.subject), profile)
    services.answer_vacancy(actor_of(profile.person), make_vacancy(seeker, team.subject), Said.NO)
    return profile, seeker


def gone():
    return [counted(table) for table in (Profile, ProfileTalent, ProfileArea, Answer, Match)]


def test_erasing_takes_all_of_it_at_once():
    profile, _seeker = world()
    services.erase_profile(actor_of(profile.person), profile)
    assert gone() == [0, 0, 0, 0, 0]


def test_closing_the_account_erases_it():
    profile, _seeker = world()
    accounts.deactivate(make_administrator(), profile.person)
    assert gone() == [0, 0, 0, 0, 0]


def test_it_is_warned_of_after_eleven_months_and_erased_after_twelve():
    make_profile()
    moment = now()
    with at(moment + relativedelta(months=10)):
        assert (services.warn_of_erasure(), services.erase_unused_profiles()) == (0, 0)
    with at(moment + relativedelta(months=11)):
        assert (services.warn_of_erasure(), services.warn_of_erasure(), services.erase_unused_profiles()) == (1, 0, 0)
    with at(moment + relativedelta(months=12)):
        assert services.erase_unused_profiles() == 1
    assert (counted(Profile), mails("unused")) == (0, 1)


def test_a_worker_that_was_away_for_long_warns_first_and_erases_four_weeks_later():
    make_profile()
    late = now() + relativedelta(months=20)
    with at(late):
        assert (services.warn_of_erasure(), services.erase_unused_profiles()) == (1, 0)
    with at(late + timedelta(days=28)):
        assert services.erase_unused_profiles() == 1


def test_who_keeps_it_or_answers_something_begins_a_new_year():
    profile = make_profile()
    moment = now() + relativedelta(months=11)
    with at(moment):
        services.warn_of_erasure()
        services.keep_profile(actor_of(profile.person), profile)
        assert (profile.warned_on, profile.used_on) == (None, today() - timedelta(days=today().weekday()))
    with at(moment + relativedelta(months=2)):
        assert services.erase_unused_profiles() == 0


def test_a_profile_that_rests_is_suggested_to_nobody():
    team, seeker = make_looking_team()
    profile, vacancy = make_profile(), make_vacancy(seeker, team.subject)
    assert len(queries.list_people_of(seeker, vacancy).suggested) == 1
    services.rest(actor_of(profile.person), profile)
    assert queries.list_people_of(seeker, vacancy).suggested == []


def test_new_vacancies_are_mailed_once_a_week_whatever_was_answered():
    team, seeker = make_looking_team()
    willing, silent = make_profile(wants_mail=True), make_profile(wants_mail=True)
    make_profile()
    vacancy = make_vacancy(seeker, team.subject)
    services.answer_vacancy(actor_of(silent.person), vacancy, Said.NO)
    assert (services.tell_new_vacancies(), services.tell_new_vacancies()) == (2, 0)
    addresses = db.session.scalars(select(OutboxMail.to_address).where(OutboxMail.template == "talents/new")).all()
    assert sorted(addresses) == sorted([willing.person.email, silent.person.email])
