"""From a match to a place: a note, a talk, a proposal that is taken, and a look back by both."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from participatie.initiatives.queries import get_initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.outbox import OutboxMail
from participatie.talents import queries, services
from participatie.talents.models import MatchState
from participatie.talents.tokens import Said
from participatie.teams.queries import find_membership
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.talents import make_looking_team, make_match, make_profile, make_vacancy

pytestmark = pytest.mark.usefixtures("app")
IN_MAY = timedelta(days=120)


def matched(**terms):
    team, seeker = make_looking_team()
    profile = make_profile()
    match = make_match(seeker, make_vacancy(seeker, team.subject, **terms), profile)
    return match, seeker, actor_of(profile.person), team


def mails(template):
    return db.session.scalar(select(func.count()).where(OutboxMail.template == f"talents/{template}"))


def test_only_the_two_sides_read_a_match():
    match, seeker, person, _team = matched()
    others = [make_person(), make_person(None, None, "administrator"), make_person(None, None, "moderator")]
    assert queries.get_match(seeker, match.key).id == queries.get_match(person, match.key).id == match.id
    for other in others:
        with pytest.raises(NotFound):
            queries.get_match(actor_of(other), match.key)


def test_a_match_becomes_a_membership_with_an_end_when_the_person_takes_the_place():
    match, seeker, person, team = matched()
    partner = make_partner()
    make_speaker(partner, match.person)
    services.write_note(seeker, match, "Wij koken op vrijdag.")
    services.plan_talk(actor_of(match.person), match, now() + timedelta(days=2), "Het buurthuis")
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    assert find_membership(team.id, person.id) is None
    services.take_place(actor_of(match.person), match, match.terms, partner.id)
    membership = find_membership(team.id, person.id)
    assert (membership.role, membership.hours_per_week, membership.until_on) == ("Kok", 4, today() + IN_MAY)
    assert membership.partner_id == partner.id
    assert match.state == MatchState.JOINED
    assert (mails("note"), mails("talk"), mails("proposed"), mails("joined")) == (1, 1, 1, 1)


def test_a_match_of_an_initiative_becomes_a_maker():
    make_municipality()
    maker = make_person()
    initiative = make_initiative(maker, make_theme())
    profile = make_profile()
    match = make_match(actor_of(maker), make_vacancy(actor_of(maker), initiative.subject), profile)
    services.propose(actor_of(maker), match, "", 2, None)
    services.take_place(actor_of(profile.person), match, match.terms)
    assert get_initiative(SYSTEM, initiative.id).maker_ids() == {maker.id, profile.person_id}


def test_a_team_always_says_until_when():
    match, seeker, _person, _team = matched()
    for until_on in (None, today(), today() + timedelta(days=1000)):
        with pytest.raises(Refused):
            services.propose(seeker, match, "Kok", 4, until_on)
    assert match.state == MatchState.NEW


def test_nobody_comes_from_a_partner_that_is_not_theirs():
    match, seeker, person, _team = matched()
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    with pytest.raises(Refused):
        services.take_place(person, match, match.terms, make_partner().id)
    assert match.state == MatchState.OFFERED


def test_a_proposal_that_changed_meanwhile_is_read_before_it_is_taken():
    match, seeker, person, _team = matched()
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    read = match.terms
    services.propose(seeker, match, "Kok", 40, today() + IN_MAY)
    with pytest.raises(Refused, match="net veranderd"):
        services.take_place(person, match, read)
    assert match.state == MatchState.OFFERED


def test_the_vacancy_closes_when_as_many_joined_as_were_looked_for_and_the_others_hear_the_same():
    match, seeker, person, _team = matched(places=1)
    for _n in range(2):
        services.answer_vacancy(actor_of(make_profile().person), match.vacancy, Said.YES)
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    services.take_place(person, match, match.terms)
    assert match.vacancy.is_filled
    assert mails("closed") == 2


@pytest.mark.parametrize("side", ["person", "seekers"])
def test_who_ended_it_is_kept_nowhere(side):
    match, seeker, person, _team = matched()
    services.write_note(seeker, match, "Wij koken op vrijdag.")
    services.end_match(person if side == "person" else seeker, match)
    kept = {name: getattr(match, name) for name in type(match).__table__.columns.keys()}  # noqa: SIM118  (no dict)
    assert kept["state"] == MatchState.ENDED
    assert kept["seekers_note"] == ""
    assert mails("ended") == 2
    assert [name for name in kept if name.endswith("by_id")] == []


def test_what_one_says_afterwards_the_other_reads_once_they_wrote_too():
    match, seeker, person, _team = matched()
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    with pytest.raises(Forbidden):
        services.look_back(person, match, "Te vroeg.")
    services.take_place(person, match, match.terms)
    services.look_back(person, match, "Fijn.")
    assert not match.is_looked_back
    services.look_back(seeker, match, "Heel fijn.")
    assert match.is_looked_back


def test_both_are_asked_once_how_it_was_when_the_membership_ends():
    match, seeker, person, _team = matched()
    services.propose(seeker, match, "Kok", 4, today() + IN_MAY)
    services.take_place(person, match, match.terms)
    assert services.ask_to_look_back() == 0
    with at(now() + IN_MAY + timedelta(days=1)):
        assert (services.ask_to_look_back(), services.ask_to_look_back()) == (1, 0)
    assert mails("look_back") == 2


def test_what_was_between_two_who_stopped_goes_after_ninety_days():
    match, seeker, _person, _team = matched()
    key = match.key
    services.end_match(seeker, match)
    with at(now() + timedelta(days=91)):
        services.forget_old_answers()
    with pytest.raises(NotFound):
        queries.get_match(seeker, key)


ACTS = {
    "note": lambda actor, it: services.write_note(actor, it, "Dag."),
    "talk": lambda actor, it: services.plan_talk(actor, it, now() + timedelta(days=2), "Hier"),
    "propose": lambda actor, it: services.propose(actor, it, "", 2, today() + IN_MAY),
    "take": lambda actor, it: services.take_place(actor, it, it.terms),
    "end": lambda actor, it: services.end_match(actor, it),
    "look": lambda actor, it: services.look_back(actor, it, "Fijn."),
}
BOTH, SEEKERS, PERSON, NONE = {"person", "seeker"}, {"seeker"}, {"person"}, set()
MAY = {
    "new": {"note": BOTH, "talk": BOTH, "propose": SEEKERS, "take": NONE, "end": BOTH, "look": NONE},
    "talk": {"note": BOTH, "talk": BOTH, "propose": SEEKERS, "take": NONE, "end": BOTH, "look": NONE},
    "offered": {"note": BOTH, "talk": BOTH, "propose": SEEKERS, "take": PERSON, "end": BOTH, "look": NONE},
    "joined": {"note": NONE, "talk": NONE, "propose": NONE, "take": NONE, "end": NONE, "look": BOTH},
    "ended": {"note": NONE, "talk": NONE, "propose": NONE, "take": NONE, "end": NONE, "look": NONE},
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", MAY)
def test_who_does_what_with_a_match_in_which_state(state, act):
    found = set()
    for who in ("person", "seeker", "resident", "moderator", "administrator"):
        match, seeker, person, _team = matched()
        match.state, match.offered_hours = state, 2
        match.joined_on = today() if state == "joined" else None
        roles = [who] if who in {"moderator", "administrator"} else []
        actor = {"person": person, "seeker": seeker}.get(who) or actor_of(make_person(None, None, *roles))
        db.session.flush()
        try:
            ACTS[act](actor, match)
        except (Forbidden, Refused):
            continue
        found.add(who)
    assert found == MAY[state][act]
