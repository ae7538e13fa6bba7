"""Who does what with mandates, decisions and questions, in which state. Nobody widens what they hold."""

from datetime import timedelta

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.errors import Forbidden, Refused
from participatie.mandates import queries, services
from participatie.mandates.models import Outcome
from participatie.mandates.services import Grant
from participatie.teams import services as teams
from participatie.teams.queries import find_membership
from tests.factories.areas import make_area
from tests.factories.mandates import make_decision, make_escalation, make_mandate, make_part, plan_for
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")

WHO = (
    "nobody",
    "resident",
    "moderator",
    "administrator",
    "holder",
    "colleague",
    "below",
    "giver",
    "stand_in",
    "speaker",
)


class World:
    """A mandate with a part, a decision, a question, and everybody who could do something with them."""

    def __init__(self, state="valid"):
        make_team()
        self.people = {who: make_person() for who in WHO if who not in ("nobody", "moderator", "administrator")}
        self.people |= {role: make_person(None, None, role) for role in ("moderator", "administrator")}
        make_speaker(make_partner(), self.people["speaker"])
        self.team, self.lower = make_team(), make_team()
        self.topic = make_topic()
        begin = now() - timedelta(days=20)
        with at(begin):
            for who, team in (("holder", self.team), ("colleague", self.team), ("below", self.lower)):
                make_member(team, self.people[who])
        with at(begin):
            until = today() + timedelta(days=5) if state == "over" else None
            said = {
                "amount_cents": 100_000,
                "may_pass_on": True,
                "valid_until": until,
                "stand_in_id": self.people["stand_in"].id,
            }
            if state == "coming":
                said["valid_from"] = today() + timedelta(days=100)
            self.mandate = make_mandate(self.team, self.people["giver"], **said)
            if state != "coming":
                self.part = make_part(
                    self.mandate, self.lower, actor_of(self.people["holder"]), amount_cents=50_000, valid_until=until
                )
        if state == "ended":
            services.end_mandate(SYSTEM, self.mandate)

    def actor(self, who):
        return NOBODY if who == "nobody" else actor_of(self.people[who])

    def who_may(self, deed):
        may = set()
        for who in WHO:
            try:
                deed(self.actor(who))
            except Forbidden:
                continue
            except Refused:
                continue
            may.add(who)
        return may


@pytest.mark.parametrize(
    ("state", "may"), [("valid", {"holder", "colleague"}), ("ended", set()), ("over", set()), ("coming", set())]
)
def test_who_decides_under_a_mandate_in_which_state(state, may):
    it = World(state)
    assert it.who_may(lambda actor: services.decide(actor, it.topic, it.mandate, plan_for(100))) == may


@pytest.mark.parametrize(("state", "may"), [("valid", {"below"}), ("ended", set()), ("over", set())])
def test_a_part_is_used_by_its_own_team_and_ends_with_what_is_above_it(state, may):
    it = World(state)
    assert it.who_may(lambda actor: services.decide(actor, it.topic, it.part, plan_for(100))) == may


@pytest.mark.parametrize(
    ("state", "may"), [("valid", {"holder", "colleague"}), ("ended", set()), ("over", set()), ("coming", set())]
)
def test_who_passes_on_a_part_in_which_state(state, may):
    it = World(state)
    grant = Grant("Een deel", amount_cents=1000)
    if state == "over":
        grant = Grant("Een deel", amount_cents=1000, valid_until=today())
    assert it.who_may(lambda actor: services.pass_on(actor, it.mandate, it.lower.subject, grant)) == may


def test_only_administrators_write_down_a_mandate_at_the_top_and_not_for_themselves():
    it = World()
    grant = Grant("Iets", giver="college", giver_person_id=it.people["giver"].id)
    assert it.who_may(lambda actor: services.register_mandate(actor, it.team.subject, grant)) == {"administrator"}
    make_member(it.team, it.people["administrator"])
    with pytest.raises(Refused):
        services.register_mandate(it.actor("administrator"), it.team.subject, grant)


@pytest.mark.parametrize(
    ("which", "state", "may"),
    [
        ("mandate", "valid", {"administrator"}),
        ("part", "valid", {"holder", "colleague"}),
        ("mandate", "ended", set()),
        ("part", "ended", set()),
        ("part", "over", set()),
    ],
)
def test_who_changes_a_mandate_in_which_state(which, state, may):
    it = World(state)
    mandate = getattr(it, which)
    grant = Grant("Anders", giver="college", giver_person_id=it.people["giver"].id, amount_cents=40_000)

    def change(actor):
        services.change_mandate(actor, mandate, mandate.version, grant, "Het past beter.")

    assert it.who_may(change) == may


def test_an_administrator_who_holds_a_mandate_does_not_change_it():
    it = World()
    make_member(it.team, it.people["administrator"])
    grant = Grant("Meer", giver="college", giver_person_id=it.people["giver"].id, amount_cents=9_000_000)
    with pytest.raises(Forbidden):
        services.change_mandate(it.actor("administrator"), it.mandate, 1, grant, "Ik wil meer.")


@pytest.mark.parametrize(
    "wider",
    [
        {"amount_cents": 100_001},
        {"amount_cents": None},
        {"amount_cents": 1, "kinds": frozenset({"trees"})},
        {"amount_cents": 1, "area": "outside"},
        {"amount_cents": 1, "valid_until": None},
        {"amount_cents": 1, "advisers": "none"},
        {"amount_cents": 1, "reversible_only": False},
    ],
)
def test_no_part_reaches_further_than_what_it_is_a_part_of(wider):
    it = World()
    town = make_area()
    square, elsewhere = make_area("Plein", town), make_area("Ander", town)
    partner = make_partner()
    inside = {
        "amount_cents": 100_000,
        "kinds": frozenset({"object"}),
        "area_ids": frozenset({square.id}),
        "adviser_ids": frozenset({partner.id}),
        "reversible_only": True,
        "valid_until": today() + timedelta(days=50),
    }
    whole = make_mandate(it.team, it.people["giver"], may_pass_on=True, **inside)
    asked = {**inside, **{key: value for key, value in wider.items() if key not in ("area", "advisers")}}
    if "area" in wider:
        asked["area_ids"] = frozenset({square.id, elsewhere.id})
    if "advisers" in wider:
        asked["adviser_ids"] = frozenset()
    assert make_part(whole, it.lower, it.actor("holder"), **inside).path == f"{whole.path}{whole.id + 1}/"
    with pytest.raises(Refused):
        make_part(whole, it.lower, it.actor("holder"), **asked)


@pytest.mark.parametrize(("late", "may"), [(False, {"giver"}), (True, {"giver", "stand_in"})])
def test_who_answers_a_question_before_and_after_its_day(late, may):
    found = set()
    for who in WHO:
        it = World()
        with at(now() - timedelta(days=15 if late else 0)):
            asked = make_escalation(it.topic, it.mandate, it.people["holder"])
        try:
            services.answer(it.actor(who), queries.get_escalation(SYSTEM, asked.id), Outcome.ONCE, "Goed.")
        except Forbidden:
            continue
        found.add(who)
    assert found == may


def test_nobody_answers_a_question_of_their_own_team():
    it = World()
    asked = make_escalation(it.topic, it.mandate, it.people["holder"])
    make_member(it.team, it.people["giver"])
    with pytest.raises(Forbidden):
        services.answer(it.actor("giver"), queries.get_escalation(SYSTEM, asked.id), Outcome.ONCE, "Goed.")


def test_who_says_that_they_do_not_agree():
    it = World()
    decision = make_decision(it.topic, it.mandate, it.people["holder"])
    assert it.who_may(lambda actor: services.dissent(actor, decision, "Het kan anders.")) == {"colleague", "speaker"}


def test_a_mandate_of_one_person_is_used_by_that_person_alone():
    it = World()
    alone = make_mandate(it.team, it.people["giver"], person_id=it.people["holder"].id, role="beheerder van het plein")
    assert it.who_may(lambda actor: services.decide(actor, it.topic, alone, plan_for(100))) == {"holder"}


def test_who_left_the_team_decides_nothing_any_more():
    it = World()
    stale = it.actor("holder")
    teams.end_member(SYSTEM, it.team, find_membership(it.team.id, it.people["holder"].id))
    with pytest.raises(Refused, match="Je zit niet meer in"):
        services.decide(stale, it.topic, it.mandate, plan_for(100))
