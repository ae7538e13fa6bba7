"""Two yeses make a match; a no and a later leave nothing that anybody can read, and fade."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.outbox import OutboxMail
from participatie.talents import queries, services
from participatie.talents.models import Answer, Match, Pass, Side
from participatie.talents.tokens import Said
from tests.factories.people import actor_of, make_person
from tests.factories.talents import make_looking_team, make_match, make_profile, make_vacancy

pytestmark = pytest.mark.usefixtures("app")


def world():
    team, seeker = make_looking_team()
    profile = make_profile()
    return make_vacancy(seeker, team.subject), seeker, actor_of(profile.person), profile


def waiting_ids(person, profile):
    return [row.vacancy.id for row in queries.deck_of(person, profile).waiting]


def suggested_ids(seeker, vacancy):
    return [one.candidate.profile_id for one in queries.list_people_of(seeker, vacancy).suggested]


def mails(template):
    return db.session.scalar(select(func.count()).where(OutboxMail.template == f"talents/{template}"))


def test_a_match_exists_only_on_two_yeses():
    vacancy, seeker, person, profile = world()
    assert services.answer_vacancy(person, vacancy, Said.YES) is None
    assert db.session.scalars(select(Match)).all() == []
    match = services.ask_person(seeker, vacancy, profile, Said.YES)
    assert (match.vacancy_id, match.person_id) == (vacancy.id, person.id)
    assert mails("matched") == 2


def test_the_other_order_makes_the_same_match():
    vacancy, seeker, person, profile = world()
    assert services.ask_person(seeker, vacancy, profile, Said.YES) is None
    assert services.answer_vacancy(person, vacancy, Said.YES) is not None


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_whoever_says_no_or_later_makes_no_match_and_no_row_that_names_them(said):
    vacancy, seeker, person, profile = world()
    services.ask_person(seeker, vacancy, profile, Said.YES)
    assert services.answer_vacancy(person, vacancy, said) is None
    kept = db.session.scalars(select(Pass)).one()
    assert set(Pass.__table__.columns.keys()) == {"token", "fades_on"}
    assert len(kept.token) == 64
    assert [answer.side for answer in db.session.scalars(select(Answer))] == ["seekers"]


def test_a_no_and_a_later_have_rows_of_the_same_form_and_the_same_last_day():
    vacancy, _seeker, person, _profile = world()
    services.answer_vacancy(person, vacancy, Said.NO)
    no = db.session.scalars(select(Pass)).one()
    first = (len(no.token), no.fades_on)
    services.answer_vacancy(person, vacancy, Said.LATER)
    later = db.session.scalars(select(Pass)).one()
    assert (len(later.token), later.fades_on) == first
    assert later.token != no.token


def test_a_no_is_not_suggested_again_and_fades_after_ninety_days():
    vacancy, _seeker, person, profile = world()
    assert waiting_ids(person, profile) == [vacancy.id]
    services.answer_vacancy(person, vacancy, Said.NO)
    assert waiting_ids(person, profile) == []
    with at(now() + timedelta(days=89)):
        assert waiting_ids(person, profile) == []
    with at(now() + timedelta(days=90)):
        assert waiting_ids(person, profile) == [vacancy.id]
        services.forget_old_answers()
    assert db.session.scalars(select(Pass)).all() == []


def test_a_later_comes_back_after_one_to_two_weeks():
    vacancy, _seeker, person, profile = world()
    services.answer_vacancy(person, vacancy, Said.LATER)
    with at(now() + timedelta(days=6)):
        assert waiting_ids(person, profile) == []
    with at(now() + timedelta(days=15)):
        assert waiting_ids(person, profile) == [vacancy.id]


def test_somebody_may_change_their_mind():
    vacancy, seeker, person, profile = world()
    services.ask_person(seeker, vacancy, profile, Said.YES)
    services.answer_vacancy(person, vacancy, Said.NO)
    assert services.answer_vacancy(person, vacancy, Said.YES) is not None
    assert db.session.scalars(select(Pass)).all() == []


def test_who_takes_back_a_yes_is_seen_as_somebody_who_never_said_it():
    vacancy, seeker, person, profile = world()
    services.answer_vacancy(person, vacancy, Said.YES)
    assert len(queries.list_people_of(seeker, vacancy).said_yes) == 1
    services.answer_vacancy(person, vacancy, Said.LATER)
    found = queries.list_people_of(seeker, vacancy)
    assert found.said_yes == []
    assert suggested_ids(seeker, vacancy) == [profile.id]


def test_a_person_who_was_asked_is_never_suggested_again_to_nobody_of_the_team():
    other = make_person()
    team, seeker = make_looking_team(other)
    profile = make_profile()
    vacancy = make_vacancy(seeker, team.subject)
    assert suggested_ids(actor_of(other), vacancy) == [profile.id]
    services.ask_person(seeker, vacancy, profile, Said.YES)
    with at(now() + timedelta(days=200)):
        assert suggested_ids(seeker, vacancy) == suggested_ids(actor_of(other), vacancy) == []


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_the_no_of_one_member_hides_a_card_from_that_member_alone(said):
    other = make_person()
    team, seeker = make_looking_team(other)
    profile = make_profile()
    vacancy = make_vacancy(seeker, team.subject)
    services.ask_person(seeker, vacancy, profile, said)
    assert suggested_ids(seeker, vacancy) == []
    assert suggested_ids(actor_of(other), vacancy) == [profile.id]


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_the_no_of_one_member_leaves_the_question_of_another_as_it_was(said):
    other = make_person()
    team, seeker = make_looking_team(other)
    profile = make_profile()
    vacancy = make_vacancy(seeker, team.subject)
    services.ask_person(seeker, vacancy, profile, Said.YES)
    services.ask_person(actor_of(other), vacancy, profile, said)
    assert queries.find_yes(vacancy.id, profile.person_id, Side.SEEKERS) is not None
    assert services.answer_vacancy(actor_of(profile.person), vacancy, Said.YES) is not None


def test_a_no_of_a_person_leaves_them_among_the_suggestions_of_the_team():
    vacancy, seeker, person, profile = world()
    services.answer_vacancy(person, vacancy, Said.NO)
    assert suggested_ids(seeker, vacancy) == [profile.id]


def test_nobody_is_asked_in_bulk():
    team, seeker = make_looking_team()
    vacancy = make_vacancy(seeker, team.subject)
    profiles = [make_profile() for _n in range(11)]
    for profile in profiles[:10]:
        services.ask_person(seeker, vacancy, profile, Said.YES)
    with pytest.raises(Refused):
        services.ask_person(seeker, vacancy, profiles[10], Said.YES)
    with at(now() + timedelta(days=31)):
        assert services.ask_person(seeker, vacancy, profiles[10], Said.YES) is None


def test_who_is_asked_by_many_gets_one_mail_a_week_whatever_they_answered():
    profile = make_profile()
    for _n in range(3):
        team, seeker = make_looking_team()
        vacancy = make_vacancy(seeker, team.subject)
        services.answer_vacancy(actor_of(profile.person), vacancy, Said.NO)
        services.ask_person(seeker, vacancy, profile, Said.YES)
    assert mails("asked") == 1


def test_what_is_matched_is_answered_no_more():
    vacancy, seeker, person, profile = world()
    make_match(seeker, vacancy, profile)
    with pytest.raises(Refused):
        services.answer_vacancy(person, vacancy, Said.NO)


def test_without_a_profile_nobody_answers():
    vacancy, _seeker, _person, _profile = world()
    with pytest.raises(Refused):
        services.answer_vacancy(actor_of(make_person()), vacancy, Said.YES)


def test_the_token_of_another_secret_still_counts_while_that_secret_does(app, monkeypatch):
    vacancy, _seeker, person, profile = world()
    services.answer_vacancy(person, vacancy, Said.NO)
    before = app.config["SECRET_KEY"]
    monkeypatch.setitem(app.config, "SECRET_KEY", "another-secret-that-is-long-enough-for-this")
    assert waiting_ids(person, profile) == [vacancy.id]
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [before])
    assert waiting_ids(person, profile) == []
