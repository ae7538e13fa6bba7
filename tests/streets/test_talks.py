"""Talks are written down, read back, confirmed; what was wished in them comes in like any other wish."""

import pytest

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.streets import queries, services
from participatie.streets.models import Contribution, ConversationKind, Round, Source
from participatie.streets.services.recording import Said
from participatie.streets.services.talks import Talk
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import drawing, make_plan
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def tamar():
    return make_person("Tamar", None, ("team_member", 1))


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def a_talk(summary="Iedereen wil een boom.", people=3):
    return Talk(ConversationKind.KITCHEN_TABLE, today(), "In de school", people, summary)


def said(title="Een bankje in de zon", place=""):
    return Said(title, "Dan kan ik even rusten.", "", place)


def test_a_talk_is_public_and_counts_once_its_summary_was_confirmed(tamar, plan):
    talk = services.record_talk(drawing(tamar), plan, a_talk())
    stranger = actor_of(make_person("Henk"))
    assert queries.list_talks(stranger, plan) == []
    with pytest.raises(NotFound):
        queries.get_talk(stranger, plan, talk.id)
    assert queries.sum_talks(plan.id) == (0, 0)
    services.confirm_talk(drawing(tamar), plan, talk, "Voorgelezen, drie mensen knikten.")
    assert queries.get_talk(stranger, plan, talk.id).confirmed_how == "Voorgelezen, drie mensen knikten."
    assert queries.sum_talks(plan.id) == (1, 3)


def test_a_changed_summary_is_to_be_read_back_again(tamar, plan):
    talk = services.record_talk(drawing(tamar), plan, a_talk())
    services.confirm_talk(drawing(tamar), plan, talk, "Voorgelezen.")
    services.change_talk(drawing(tamar), plan, talk, a_talk("Niemand wil een boom."), 1)
    assert not talk.is_confirmed
    with pytest.raises(Conflict):
        services.change_talk(drawing(tamar), plan, talk, a_talk("Iets anders."), 1)


def test_an_empty_summary_cannot_be_confirmed(tamar, plan):
    talk = services.record_talk(drawing(tamar), plan, a_talk(" "))
    with pytest.raises(Refused, match="eerst een samenvatting"):
        services.confirm_talk(drawing(tamar), plan, talk, "Voorgelezen.")


@pytest.mark.parametrize(
    "text",
    ["Mail jan@example.org", "Bel 06-12345678", "Bel +31 6 1234 5678", "Bel (073) 123 45 67", "Hij woont op 5341 AB 12"],
)
def test_personal_details_are_refused_in_a_summary(tamar, plan, text):
    with pytest.raises(Refused) as refusal:
        services.record_talk(drawing(tamar), plan, a_talk(text))
    assert refusal.value.field == "summary"


@pytest.mark.parametrize("text", ["In 2026 10 bomen van 1.200 euro", "Bus 12, lijn 305, 30 km per uur", "Dat kost 0,5 miljoen"])
def test_ordinary_numbers_are_no_personal_details(tamar, plan, text):
    assert services.record_talk(drawing(tamar), plan, a_talk(text)).summary == text


def test_a_wish_told_in_a_talk_has_its_own_number_and_belongs_to_the_talk(tamar, plan):
    talk = services.record_talk(drawing(tamar), plan, a_talk())
    wish = services.record_said(drawing(tamar), plan, talk, said())
    assert (wish.source, wish.conversation_id, wish.number, wish.subject.creator_id) == (Source.TALK, talk.id, 1, None)
    assert wish.subject.is_published
    assert [it.id for it in queries.list_said_in(actor_of(make_person("Henk")), talk)] == [wish.id]


def test_somebody_who_does_not_design_the_plan_writes_nothing_down(tamar, plan):
    talk = services.record_talk(drawing(tamar), plan, a_talk())
    henk = drawing(make_person("Henk"))
    for attempt in (
        lambda: services.record_talk(henk, plan, a_talk()),
        lambda: services.change_talk(henk, plan, talk, a_talk(), 1),
        lambda: services.confirm_talk(henk, plan, talk, "Ja."),
        lambda: services.record_said(henk, plan, talk, said()),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_the_whole_talk_goes_by_pages_and_the_flow_is_kept(tamar, plan, browser):
    browser.sign_in(tamar)
    answer = browser.send(
        f"/straatplannen/{plan.id}/gesprekken/nieuw",
        {
            "kind": "tent",
            "held_on": today().isoformat(),
            "place": "Op de hoek",
            "people_count": "4",
            "summary": "Het is er druk.",
        },
    )
    path = answer.headers["Location"]
    for title in ("Een boom", "Een bankje"):
        sent = browser.send(path, {"title": title, "why": "Fijn.", "place": ""}, action="")
        assert sent.headers["Location"].startswith(path), sent.text
    assert [link.text for link in browser.read(path).select("section[aria-labelledby=gezegd] a")] == ["Een boom", "Een bankje"]
    refused = browser.send(path, {"title": "Bel mij op 0612345678", "why": "", "place": ""}, action="")
    assert refused.status_code == 422
    assert "telefoonnummer" in refused.text
    assert "Bel mij op 0612345678" in refused.text
    browser.send(f"{path}/klopt", {"how": "Voorgelezen en goed gevonden."})
    assert "Voorgelezen en klopt" in browser.read(path).get_text()


def test_a_refused_wish_leaves_nothing_behind(tamar, plan, browser):
    talk = services.record_talk(drawing(tamar), plan, a_talk())
    browser.sign_in(tamar)
    before = db.session.query(Contribution).count()
    sent = browser.send(
        f"/straatplannen/{plan.id}/gesprekken/{talk.id}", {"title": "Een boom", "place": "Nergensstraat 5"}, action=""
    )
    assert sent.status_code == 422
    assert db.session.query(Contribution).count() == before
