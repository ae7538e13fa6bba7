"""One deed for much of the work list at once."""

import pytest
from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications.models import Notice
from participatie.subjects.models import HistoryEntry
from participatie.teams import queries, services
from participatie.teams.queries import Tab, WorkFilter, find_responsibility
from participatie.teams.services import Deed, NotTogether, Order
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import make_member, make_team


@pytest.fixture
def team(app):
    """The team whose list it is; being the first, it answers for everything."""
    return make_team("Groen en Buurt")


@pytest.fixture
def marieke(team):
    """Somebody in the team."""
    person = make_person("Marieke")
    make_member(team, person)
    return person


@pytest.fixture
def ahmed(team):
    """A colleague."""
    person = make_person("Ahmed")
    make_member(team, person)
    return person


def make_work(count, answered=False):
    """So many subjects that the team answers for."""
    made = [make_subject(f"Plan {number}") for number in range(count)]
    for subject in made if answered else ():
        services.note_answer(subject.id, 1, now())
        services.note_post(subject.id, False, now())
    return [find_responsibility(subject.id) for subject in made]


def ids_of(work):
    return [one.id for one in work]


def test_all_that_is_ticked_is_taken_up_and_what_was_mine_stays_mine(team, marieke):
    work = make_work(3)
    services.take_up(actor_of(marieke), work[0])
    assert services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.TAKE_UP)) == 3
    assert {one.contact_id for one in work} == {marieke.id}


def test_what_is_given_to_a_colleague_stands_on_that_name_and_is_told_there_only(team, marieke, ahmed):
    work = make_work(2)
    services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.GIVE, colleague_id=ahmed.id))
    assert {one.contact_id for one in work} == {ahmed.id}
    given = select(Notice.person_id).join(Notice.entry).where(HistoryEntry.event == "WorkGiven")
    assert db.session.scalars(given).all() == [ahmed.id, ahmed.id]
    assert not any(entry.is_public for entry in db.session.scalars(select(HistoryEntry).filter_by(event="WorkGiven")))


def test_much_that_is_given_at_once_is_one_mail(team, marieke, ahmed):
    work = make_work(4)
    services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.GIVE, colleague_id=ahmed.id))
    mails = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "notifications/for_you")).all()
    assert [mail.to_address for mail in mails] == [ahmed.email]
    letter = render(mails[0])
    assert letter.subject == "Voor jou: Plan 0"
    assert "Dit staat nu op jouw naam: Plan 0" in letter.text


def test_one_line_that_cannot_go_along_stops_all_and_says_why(team, marieke):
    work = make_work(2)
    services.note_answer(work[0].subject_id, 1, now())
    services.note_post(work[0].subject_id, False, now())
    db.session.commit()
    with pytest.raises(NotTogether) as refusal:
        services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.SET_ASIDE))
    assert [(one.title, "eerste antwoord" in one.sentence) for one in refusal.value.objections] == [("Plan 1", True)]
    db.session.rollback()
    assert not find_responsibility(work[0].subject_id).last_voice_is_team


def test_what_is_set_aside_waits_for_others_until_somebody_speaks_or_it_is_resumed(team, marieke):
    work = make_work(2, answered=True)
    services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.SET_ASIDE))
    assert [one.last_voice_is_team for one in work] == [True, True]
    services.note_post(work[0].subject_id, False, now())
    services.act_together(actor_of(marieke), team.id, ids_of(work[1:]), Order(Deed.RESUME))
    assert [one.last_voice_is_team for one in work] == [False, False]


def test_work_of_another_team_that_was_slipped_in_stops_all_and_is_not_named(team, marieke):
    other = make_team("Water")
    work = make_work(2)
    make_member(other, colleague := make_person("Willem"))
    services.accept_handover(actor_of(colleague), services.ask_handover(actor_of(marieke), work[1], other, "Gaat over water."))
    theirs = find_responsibility(work[1].subject_id)
    with pytest.raises(NotTogether) as refusal:
        services.act_together(actor_of(marieke), team.id, [work[0].id, theirs.id], Order(Deed.TAKE_UP))
    assert [one.title for one in refusal.value.objections] == [""]
    with pytest.raises(Forbidden):
        services.act_together(actor_of(colleague), team.id, [work[0].id], Order(Deed.TAKE_UP))


@pytest.mark.parametrize("who", ["stranger", "left", "none"])
def test_only_to_who_is_in_the_team_something_is_given(team, marieke, ahmed, who):
    work = make_work(1)
    if who == "left":
        services.end_member(
            actor_of(make_person("Anna", None, "administrator")), team, queries.find_membership(team.id, ahmed.id)
        )
    chosen = {"stranger": make_person().id, "left": ahmed.id, "none": None}[who]
    with pytest.raises(Refused) as refusal:
        services.act_together(actor_of(marieke), team.id, ids_of(work), Order(Deed.GIVE, colleague_id=chosen))
    assert refusal.value.field == "colleague"


@pytest.mark.parametrize(
    ("who", "may"),
    [("member", True), ("other team", False), ("resident", False), ("administrator", False), ("moderator", False)],
)
@pytest.mark.parametrize("deed", list(Deed))
def test_who_does_what_together(team, ahmed, who, may, deed):
    other = make_team("Water")
    make_member(other, make_person())
    person = make_person("Iemand", None, *([who] if who in ("administrator", "moderator") else []))
    if who == "member":
        make_member(team, person)
    if who == "other team":
        make_member(other, person)
    work = make_work(1, answered=True)
    order = Order(deed, colleague_id=ahmed.id, team=other, note="Past beter.")
    if may:
        assert services.act_together(actor_of(person), team.id, ids_of(work), order) == 1
    else:
        with pytest.raises(Forbidden):
            services.act_together(actor_of(person), team.id, ids_of(work), order)


def press(browser, here, doing, work, **more):
    """Tick these in the list and press a button under it."""
    return browser.send(here, {"picked": [str(one.id) for one in work], "doing": doing, **more}, action="/werk/samen")


def test_after_acting_one_is_back_in_the_same_place_of_the_list(team, marieke, browser):
    make_theme("Groen")
    work = make_work(3)
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw&volgorde=titel&pagina=1"
    response = press(browser, here, "oppakken", work[:2])
    assert (response.status_code, response.location) == (302, here)
    page = browser.read(here)
    assert "2 onderwerpen staan nu op jouw naam" in page.text
    assert [link.text for link in page.select(".inbox__link")] == ["Plan 2"]


def test_a_page_past_the_last_is_the_last(team, marieke, browser):
    make_work(2)
    browser.sign_in(marieke)
    assert len(browser.read(f"/werk?team={team.id}&lijst=nieuw&pagina=9").select(".inbox__row")) == 2


def test_giving_asks_first_to_whom_and_keeps_what_was_ticked(team, marieke, ahmed, browser):
    work = make_work(2)
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw"
    asked = press(browser, here, "geven", work)
    assert asked.status_code == 200
    assert "Plan 0" in asked.text
    assert "Plan 1" in asked.text
    assert find_responsibility(work[0].subject_id).contact_id is None
    missing = press(browser, here, "geven", work, is_asked="1", colleague="")
    assert missing.status_code == 422
    assert "Kies iemand die nu in het team zit" in missing.text
    given = press(browser, here, "geven", work, is_asked="1", colleague=str(ahmed.id))
    assert given.location == here
    assert find_responsibility(work[0].subject_id).contact_id == ahmed.id


def test_a_refusal_names_each_line_and_offers_the_others(team, marieke, browser):
    work = make_work(2)
    services.note_answer(work[0].subject_id, 1, now())
    services.note_post(work[0].subject_id, False, now())
    browser.sign_in(marieke)
    refused = press(browser, f"/werk?team={team.id}&lijst=ons", "even-klaar", work)
    assert refused.status_code == 422
    assert "Er is niets veranderd: 1 onderwerp kan niet mee." in refused.text
    assert "Doe het voor deze 1" in refused.text


@pytest.mark.parametrize("picked", [[], ["x"], ["99999999999999999999999"], ["-1"]])
def test_odd_ticks_are_refused_in_a_sentence(team, marieke, browser, picked):
    make_work(1)
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw"
    response = browser.send(here, {"picked": picked, "doing": "oppakken"}, action="/werk/samen")
    assert response.status_code == 422


def test_the_same_form_twice_has_one_effect(team, marieke, browser):
    work = make_work(1)
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw"
    form = browser.read(here).select_one("#tegelijk")
    fields = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    sent = {**fields, "picked": [str(work[0].id)], "doing": "oppakken"}
    locations = [browser.post("/werk/samen", data=sent).location for _time in range(2)]
    assert locations == [here, here]
    assert len(db.session.scalars(select(HistoryEntry).filter_by(event="TakenUp")).all()) == 1


def test_one_can_tick_all_of_a_page_without_a_script(team, marieke, browser):
    make_work(3)
    browser.sign_in(marieke)
    page = browser.read(f"/werk?team={team.id}&lijst=nieuw&alles=1")
    assert len(page.select(".inbox__pick input[checked]")) == 3
    assert "alles" not in page.select_one("#tegelijk input[name=next]")["value"]


def test_what_another_team_is_asked_to_take_over_already_does_not_go_along(team, marieke):
    other = make_team("Water")
    make_member(other, make_person())
    work = make_work(2)
    order = Order(Deed.HAND_OVER, team=other, note="Gaat over water.")
    services.act_together(actor_of(marieke), team.id, [work[0].id], order)
    with pytest.raises(NotTogether) as refusal:
        services.act_together(actor_of(marieke), team.id, ids_of(work), order)
    assert [(one.title, "al gevraagd" in one.sentence) for one in refusal.value.objections] == [("Plan 0", True)]


def test_a_colleague_to_whom_something_is_given_is_named_in_public_only_with_a_yes(team, marieke, ahmed):
    make_member(team, named := make_person("Willem"), named=True)
    work = make_work(2)
    for one, person in zip(work, (ahmed, named), strict=True):
        services.give(actor_of(marieke), one, person.id)
    assert [one.shows_contact for one in work] == [False, True]


def test_what_the_team_helps_with_has_its_own_tab(team, marieke, browser):
    other = make_team("Water")
    make_member(other, helper := make_person("Willem"))
    work = make_work(2)
    services.ask_help(actor_of(marieke), work[0], other, "Hoe diep is de sloot?")
    counts = queries.count_tabs(actor_of(helper), WorkFilter(other.id))
    assert (counts[Tab.HELPING], counts[Tab.OURS]) == (1, 0)
    browser.sign_in(helper)
    page = browser.read(f"/werk?team={other.id}&lijst=helpen")
    assert [link.text for link in page.select(".inbox__link")] == ["Plan 0"]
    assert page.select(".inbox__pick") == []
