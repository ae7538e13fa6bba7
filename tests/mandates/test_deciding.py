"""Deciding at URLs: on one screen by one person inside the bounds, nowhere outside them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import add_working_days, at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.mandates import queries, services
from participatie.mandates.models import Advice, Decision, Escalation
from participatie.mandates.services import Plan
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.subjects.models import HistoryEntry
from participatie.teams import services as teams
from participatie.teams.queries import find_membership
from participatie.threads.permissions import can_edit
from participatie.threads.queries import get_post
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_part, plan_for
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.mandates.square import Square

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def decided():
    return db.session.scalars(select(Decision).order_by(Decision.id)).all()


def test_a_bench_of_400_is_decided_on_one_screen_by_one_person(browser):
    it = Square()
    browser.sign_in(it.person)
    answer = browser.send(it.path, it.typed("400"), action="")
    decision = decided()[0]
    assert (answer.status_code, answer.location) == (302, f"/besluiten/{decision.id}")
    assert (decision.amount_cents, decision.person_id, decision.mandate_version) == (40_000, it.person.id, 1)
    page = browser.read(answer.location).get_text(" ", strip=True)
    assert "Ja, bij de vijver" in page
    assert "€ 400 van hoogstens € 1.000 per besluit" in page
    post = get_post(SYSTEM, decision.post_id)
    assert (post.kind, post.team_id, post.thread.subject_id) == ("decision", it.team.id, it.topic.id)
    assert db.session.scalar(select(HistoryEntry.is_public).where(HistoryEntry.event == "DecisionTaken"))


def test_a_bench_of_1200_is_not_decided_and_becomes_a_question_that_names_the_amount_and_nothing_else(browser):
    it = Square(year_cents=900_000, days=None, reversible_only=True)
    browser.sign_in(it.person)
    refused = browser.send(it.path, it.typed("1.200"), action="")
    assert refused.status_code == 422
    assert "Nee, dit gaat over de grens: bedrag." in refused.text
    assert "Er is vraag naar." in refused.text
    answer = browser.send(it.path, it.typed("1.200", do="escalate"), action="")
    question = db.session.scalars(select(Escalation)).one()
    assert answer.location == f"/mandaten/vragen/{question.id}"
    assert [fact["sort"] for fact in question.checks] == ["amount"]
    listed = browser.read(answer.location).select(".checks .check")
    assert [line.get_text(" ", strip=True) for line in listed] == [
        "Over de grens · bedrag: € 1.200 van hoogstens € 1.000 per besluit"
    ]
    assert decided() == []


def test_what_fits_cannot_be_laid_before_the_giver(browser):
    it = Square()
    browser.sign_in(it.person)
    answer = browser.send(it.path, it.typed("400", do="escalate"), action="")
    assert answer.status_code == 422
    assert "Je kunt het zelf beslissen" in answer.text


@pytest.mark.parametrize("loss", ["ended", "left", "parent"])
def test_who_lost_the_mandate_while_the_form_was_open_is_refused_and_told_why_and_keeps_the_text(browser, loss):
    it = Square(may_pass_on=True)
    if loss == "parent":
        other, member = make_team("Team Onder"), it.person
        make_member(other, member)
        parent = it.mandate
        it.mandate = make_part(parent, other, actor_of(it.person), amount_cents=50_000, area_ids=frozenset({it.square.id}))
        loses, words = parent, "is op"
    else:
        loses, words = it.mandate, "Dit mandaat is op" if loss == "ended" else "Je zit niet meer in Team Plein"
    browser.sign_in(it.person)
    page = browser.read(it.path)
    hidden = {field["name"]: field.get("value", "") for field in page.select("main form input[type=hidden][name]")}
    if loss == "left":
        teams.end_member(SYSTEM, it.team, find_membership(it.team.id, it.person.id))
    else:
        services.end_mandate(SYSTEM, loses)
    if loss == "left":
        out = browser.post(it.path, data={**hidden, **it.typed("400")})
        assert out.status_code == 401
        assert "Je zit niet meer in Team Plein. Daarom ben je uitgelogd." in out.text
        assert "Er is vraag naar." in out.text
        browser.sign_in(it.person)
        assert "Je zit niet meer in Team Plein." in browser.read(it.path).get_text()
        nothing_to_choose = browser.send(it.path, it.typed("400", mandate=""), action="")
        assert words in nothing_to_choose.text
        answer = browser.send(it.path, it.typed("400"), action="")
    else:
        answer = browser.post(it.path, data={**hidden, **it.typed("400")})
    assert answer.status_code == 422
    assert words in answer.text
    assert "Er is vraag naar." in answer.text
    assert decided() == []


def test_a_mandate_counts_what_is_decided_under_its_parts_for_the_year():
    it = Square(year_cents=100_000, may_pass_on=True)
    below, person = make_team("Team Onder"), make_person()
    make_member(below, person)
    part = make_part(
        it.mandate,
        below,
        actor_of(it.person),
        amount_cents=80_000,
        year_cents=80_000,
        area_ids=frozenset({it.square.id}),
    )
    make_decision(it.topic, part, person, 700, area=it.square)
    weighed = queries.weigh(actor_of(it.person), services.placed(plan_for(400, area=it.square).proposal))
    assert [check.sort for check in weighed[0].checks if check.is_outside] == ["year"]


def test_a_correction_is_a_new_decision_and_its_amount_takes_the_place_of_the_first(browser):
    it = Square(year_cents=100_000)
    first = make_decision(it.topic, it.mandate, it.person, 900, area=it.square)
    browser.sign_in(it.person)
    page = f"{it.path}?verbetert={first.id}"
    answer = browser.send(page, it.typed("950", choice="Toch een grotere"), action="")
    assert answer.status_code == 302
    second = decided()[1]
    assert second.corrects_id == first.id
    assert "later verbeterd" in browser.read(f"/besluiten/{first.id}").get_text()
    assert queries.spent_by_path({it.mandate.root_id}) == {it.mandate.path: 95_000}
    again = browser.post(page, data={**it.typed("900"), "csrf_token": "x"})
    assert again.status_code in (400, 422)


def test_advice_is_asked_first_and_a_no_blocks_nothing(browser):
    partner, speaker = make_partner("Woonstichting De Beemd"), make_person()
    make_speaker(partner, speaker)
    it = Square(adviser_ids=frozenset({partner.id}))
    browser.sign_in(it.person)
    refused = browser.send(it.path, it.typed("400"), action="")
    assert "Ja, vraag eerst advies aan Woonstichting De Beemd." in refused.text
    browser.send(it.path, it.typed("400", do="advice"), action="")
    advice = db.session.scalars(select(Advice)).one()
    browser.sign_in(speaker)
    browser.send(f"/mandaten/advies/{advice.id}/geven", {"answer": "Doe het niet."})
    browser.sign_in(it.person)
    assert browser.send(it.path, it.typed("400"), action="").status_code == 302
    assert "Doe het niet." in browser.read(f"/besluiten/{decided()[0].id}").get_text()


def test_advice_that_does_not_come_in_five_working_days_is_waited_for_no_longer():
    it = Square(adviser_ids=frozenset({make_partner().id}))
    actor, plan = actor_of(it.person), plan_for(400, area=it.square)
    asked = services.ask_advice(actor, it.topic, it.mandate, plan)[0]
    assert asked.due_on == add_working_days(today(), 5)
    with pytest.raises(Refused, match="vraag eerst advies"):
        services.decide(actor, it.topic, it.mandate, plan)
    with at(now() + timedelta(days=(asked.due_on - today()).days + 1)):
        assert services.decide(actor, it.topic, it.mandate, plan).id


def test_dissent_stays_with_the_decision_and_is_said_once(browser):
    it = Square()
    colleague = make_person("Wim")
    make_member(it.team, colleague)
    decision = make_decision(it.topic, it.mandate, it.person, area=it.square)
    browser.sign_in(colleague)
    path = f"/besluiten/{decision.id}/niet-eens"
    assert browser.send(path, {"words": "Er staat al een bank."}).status_code == 302
    assert browser.send(path, {"words": "En nog iets."}).status_code == 422
    page = browser.read(f"/besluiten/{decision.id}").get_text(" ", strip=True)
    assert "Er staat al een bank." in page
    assert "Wim" in page


def test_three_decisions_that_are_most_alike_stand_beside_the_form(browser):
    it = Square()
    for amount, kind in ((390, "object"), (5, "object"), (410, "object"), (800, "object"), (400, "lend")):
        make_decision(it.topic, it.mandate, it.person, amount, area=it.square, kind=kind, choice=f"Voor {amount} {kind}")
    browser.sign_in(it.person)
    page = browser.read(f"{it.path}?kind=object&amount=400")
    shown = [link.get_text(strip=True) for link in page.select(".decisions--small .decided__what")]
    assert shown == ["Voor 410 object", "Voor 390 object", "Voor 800 object"]


def test_a_decision_without_the_word_about_own_interest_is_not_taken(browser):
    it = Square()
    browser.sign_in(it.person)
    typed = it.typed("400")
    del typed["is_free"]
    answer = browser.send(it.path, typed, action="")
    assert answer.status_code == 422
    assert "Heb je hier zelf belang bij?" in answer.text


@pytest.mark.parametrize("amount", ["1.50", "duizend", "-5", "1e3"])
def test_an_amount_that_can_be_read_in_two_ways_is_refused_at_its_field(browser, amount):
    it = Square()
    browser.sign_in(it.person)
    answer = browser.send(it.path, it.typed(amount), action="")
    assert answer.status_code == 422
    assert "1.200,50" in answer.text
    assert decided() == []


def test_a_moderator_who_hides_the_post_hides_the_decision_everywhere(browser):
    it = Square()
    decision = make_decision(it.topic, it.mandate, it.person, area=it.square)
    moderator = actor_of(make_person(None, None, "moderator"))
    moderation.rule(moderator, it.topic, get_post(SYSTEM, decision.post_id), RulingKind.HIDE, "Hier staat een naam in.")
    assert browser.get(f"/besluiten/{decision.id}").status_code == 404
    assert "Ja, bij de vijver" not in browser.get("/besluiten").text


def test_a_decision_in_the_conversation_is_edited_by_nobody():
    it = Square()
    decision = make_decision(it.topic, it.mandate, it.person, area=it.square)
    assert not can_edit(actor_of(it.person), get_post(SYSTEM, decision.post_id))


def test_a_plan_with_words_missing_says_which(app):
    it = Square()
    for missing, field in (("question", "question"), ("choice", "choice"), ("reason", "reason")):
        with pytest.raises(Refused) as refusal:
            services.decide(
                actor_of(it.person), it.topic, it.mandate, Plan(**{**plan_for(4, area=it.square).__dict__, missing: ""})
            )
        assert refusal.value.field == field
