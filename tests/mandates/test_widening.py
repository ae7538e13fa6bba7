"""Bounds that are hit often, numbers of a year, and who is gone."""

from datetime import timedelta

import pytest

from participatie.accounts import services as accounts
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.errors import Forbidden, Refused
from participatie.mandates import queries, services
from participatie.mandates.bounds import Sort
from participatie.mandates.models import Outcome
from participatie.mandates.suggesting import Hit, suggestions
from participatie.teams import services as teams
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_escalation, make_mandate, make_part, plan_for
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


class Narrow:
    """A mandate of which the amount was crossed three times; two of these were allowed."""

    def __init__(self, **said):
        make_team()
        self.person, self.giver, self.stand_in = make_person(), make_person(), make_person()
        self.team, self.topic = make_team("Team Plein"), make_topic()
        make_member(self.team, self.person)
        said = {"amount_cents": 100_000, "stand_in_id": self.stand_in.id, "may_pass_on": True, **said}
        self.mandate = make_mandate(self.team, self.giver, **said)
        self.hit()

    def hit(self):
        for amount, outcome in ((1100, Outcome.ONCE), (1800, Outcome.ONCE), (9000, Outcome.RETURNED)):
            question = make_escalation(self.topic, self.mandate, self.person, amount)
            services.answer(actor_of(self.giver), queries.get_escalation(SYSTEM, question.id), outcome, "Omdat het zo is.")

    def loaded(self):
        return queries.get_mandate(self.mandate.id)

    def suggested(self):
        return suggestions(queries.list_hits(self.loaded()))


def test_a_bound_that_is_hit_three_times_is_suggested_with_its_figures():
    found = Narrow().suggested()
    assert [(it.sort, it.hits, it.allowed, it.least, it.most, it.fitting) for it in found] == [
        (Sort.AMOUNT, 3, 2, 110_000, 900_000, 180_000)
    ]


def test_two_hits_suggest_nothing():
    assert suggestions([Hit("amount", 5, ""), Hit("amount", 6, ""), Hit("days", 7, "")]) == []


def test_a_bound_without_a_figure_is_suggested_without_one():
    found = suggestions([Hit("kind", "trees", "once")] * 3)
    assert [(it.sort, it.hits, it.fitting) for it in found] == [(Sort.KIND, 3, None)]


def test_hits_of_more_than_a_year_ago_count_no_more():
    it = Narrow()
    with at(now() + timedelta(days=370)):
        assert it.suggested() == []


def test_after_widening_the_suggestion_is_gone_and_the_old_bound_can_be_read():
    it = Narrow()
    services.widen(actor_of(it.giver), it.loaded(), {Sort.AMOUNT: 180_000}, "Een bank kost meer dan toen.")
    assert it.suggested() == []
    assert it.loaded().amount_cents == 180_000
    assert [version.facts["amount_cents"] for version in queries.list_versions(it.mandate.id)] == [100_000]


def test_a_bound_that_is_kept_is_suggested_again_after_as_many_new_hits():
    it = Narrow()
    services.keep_bound(actor_of(it.giver), it.loaded(), Sort.AMOUNT, "Er is dit jaar niet meer geld.")
    assert it.suggested() == []
    with at(now() + timedelta(hours=1)):
        it.hit()
        assert [found.hits for found in it.suggested()] == [3]


@pytest.mark.parametrize("who", ["person", "stand_in", "administrator", "resident", "nobody"])
def test_nobody_but_who_gave_it_widens_or_keeps(who):
    it = Narrow()
    people = {"administrator": make_person(None, None, "administrator"), "resident": make_person()}
    actor = NOBODY if who == "nobody" else actor_of(people.get(who) or getattr(it, who))
    with pytest.raises(Forbidden):
        services.widen(actor, it.loaded(), {Sort.AMOUNT: 200_000}, "Dat wil ik.")
    with pytest.raises(Forbidden):
        services.keep_bound(actor, it.loaded(), Sort.AMOUNT, "Dat wil ik.")


def test_a_giver_who_joins_the_team_widens_no_more():
    it = Narrow()
    make_member(it.team, it.giver)
    with pytest.raises(Forbidden):
        services.widen(actor_of(it.giver), it.loaded(), {Sort.AMOUNT: 200_000}, "Dat wil ik.")


def test_a_part_is_never_widened_beyond_the_whole():
    it = Narrow()
    lower, below = make_team(), make_person()
    make_member(lower, below)
    part = make_part(it.loaded(), lower, actor_of(it.person), amount_cents=50_000)
    services.widen(actor_of(it.person), queries.get_mandate(part.id), {Sort.AMOUNT: 100_000}, "Zo ver mag ik zelf.")
    with pytest.raises(Refused, match="verder dan je zelf mag"):
        services.widen(actor_of(it.person), queries.get_mandate(part.id), {Sort.AMOUNT: 100_001}, "Meer.")


def test_narrower_is_not_wider():
    it = Narrow()
    with pytest.raises(Refused, match="Kies meer dan nu"):
        services.widen(actor_of(it.giver), it.loaded(), {Sort.AMOUNT: 100_000}, "Zo.")


def test_a_giver_widens_or_keeps_at_the_page(app):
    app.test_client_class = Browser
    browser, it = app.test_client(), Narrow()
    page, path = f"/mandaten/{it.mandate.id}", f"/mandaten/{it.mandate.id}/verruimen/amount"
    assert "3 keer in een jaar" in browser.read(page).get_text(" ", strip=True)
    browser.sign_in(it.giver)
    assert browser.read(path).select_one("#value")["value"] == "1800"
    refused = browser.send(path, {"value": "900", "why": "Zo.", "do": "widen"})
    assert refused.status_code == 422
    assert browser.send(path, {"value": "1.800", "why": "Een bank kost meer.", "do": "widen"}).location == page
    assert "hoogstens € 1.800" in browser.read(page).get_text(" ", strip=True)
    assert browser.get(path).status_code == 404
    assert browser.get(f"/mandaten/{it.mandate.id}/verruimen/soort").status_code == 404


def test_the_numbers_of_a_year_name_nobody(app):
    app.test_client_class = Browser
    browser, it = app.test_client(), Narrow()
    for _more in range(3):
        make_decision(it.topic, it.mandate, it.person)
    found = queries.measure()
    assert (found.decided, found.asked, found.inside_share, found.answered) == (3, 3, 50, 3)
    assert (found.own_power_share, found.in_time_share, found.crossed) == (0, 100, [("amount", 3)])
    page = browser.read("/mandaten/cijfers").select_one("main").get_text(" ", strip=True)
    assert "50 %" in page
    assert "bedrag" in page
    for name in (it.person.display_name, it.giver.display_name, "Team Plein"):
        assert name not in page


def test_without_anything_to_count_the_page_says_so(app):
    app.test_client_class = Browser
    assert "Er is nog niets om te tellen." in app.test_client().read("/mandaten/cijfers").get_text()


def test_when_a_giver_is_gone_the_stand_in_answers_at_once():
    it = Narrow()
    question = make_escalation(it.topic, it.mandate, it.person)
    accounts.deactivate(SYSTEM, it.giver)
    services.answer(actor_of(it.stand_in), queries.get_escalation(SYSTEM, question.id), Outcome.ONCE, "Goed.")
    assert (it.loaded().giver_person_id, it.loaded().stand_in_id) == (it.stand_in.id, None)


def test_when_nobody_is_left_who_gave_it_administrators_answer():
    it = Narrow(stand_in_id=None)
    keeper = make_person(None, None, "administrator")
    accounts.deactivate(SYSTEM, it.giver)
    question = make_escalation(it.topic, it.loaded(), it.person)
    assert [person.id for person in queries.list_addressees(question)] == [keeper.id]
    assert [asked.id for asked in queries.list_to_answer(actor_of(keeper))] == [question.id]
    services.answer(actor_of(keeper), queries.get_escalation(SYSTEM, question.id), Outcome.ONCE, "Goed.")


def test_a_mandate_of_one_person_does_not_depend_on_a_team_and_ends_with_the_account():
    it = Narrow()
    alone = make_mandate(it.team, it.giver, person_id=make_person().id, role="gebiedsmanager")
    person = queries.list_people({alone.person_id})[0]
    assert services.decide(actor_of(person), it.topic, alone, plan_for(100)).person_id == person.id
    accounts.deactivate(SYSTEM, person)
    assert queries.get_mandate(alone.id).ended_at is not None


def test_what_a_team_held_ends_when_the_team_stops():
    it = Narrow()
    lower = make_team()
    part = make_part(it.loaded(), lower, actor_of(it.person), amount_cents=50_000)
    teams.close_team(SYSTEM, it.team)
    assert queries.get_mandate(it.mandate.id).ended_at is not None
    assert queries.get_mandate(part.id).ended_at is not None
