"""Going on together: every maker of both says yes, nothing of the two is lost, and support is never moved."""

from datetime import timedelta

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.commitments import services as commitments
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import Initiative, InitiativeUnion, Maker, Stage, UnionPlace, may_follow
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries.unions import get_union
from participatie.initiatives.services import unions
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.union_mail import ask_supporters
from participatie.initiatives.union_tokens import answer_path
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.mail import deliver_mail
from participatie.notifications.models import Notice
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, SupportKind
from participatie.subjects.queries import (
    count_supports,
    find_link,
    find_support,
    find_tally,
    get_link,
    list_history,
    list_linked,
)
from participatie.threads.services import write
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.mail import mails_to
from tests.factories.offers import make_need, make_offer
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.unions import agree, propose


@pytest.fixture
def fatma(app):
    make_municipality()
    return make_person("Fatma")


@pytest.fixture
def bram(app):
    return make_person("Bram")


@pytest.fixture
def theme(fatma):
    return make_theme("Groen")


@pytest.fixture
def garden(fatma, theme):
    return make_initiative(fatma, theme, title="Een pluktuin")


@pytest.fixture
def hedge(bram, theme):
    return make_initiative(bram, theme, title="Een eetbare heg")


@pytest.fixture
def union(fatma, garden, hedge):
    return propose(fatma, garden, hedge)


@pytest.fixture
def made(bram, union):
    assert agree(bram, union)
    return union.made


def test_the_last_yes_makes_a_new_one_of_which_all_are_makers(fatma, bram, garden, hedge, union):
    assert counted(Initiative) == 2
    assert agree(bram, union)
    made = union.made
    assert made.maker_ids() == {fatma.id, bram.id}
    assert (made.subject.title, made.story) == ("Tuin en heg samen", "We **planten** samen.")
    assert made.subject.is_published
    assert (garden.stage, garden.subject.state, hedge.stage) == (Stage.JOINED, "joined", Stage.JOINED)


def test_both_stay_to_be_read_with_their_makers_posts_and_promises(browser, fatma, bram, garden, hedge, union):
    write(actor_of(make_person("Sanne")), garden.subject, "Mogen er kippen bij?")
    commitments.promise(actor_of(bram), hedge.subject, "Twintig struiken brengen", today() + timedelta(days=20))
    agree(bram, union)
    page = browser.read(f"/initiatieven/{garden.id}-x")
    assert "Mogen er kippen bij?" in page.text
    assert "Wij willen" in page.text
    assert "Samengegaan" in page.text
    assert "Fatma" in page.text
    new = browser.read(f"/initiatieven/{union.made_id}-x")
    assert "Mogen er kippen bij?" not in new.text
    origins = new.select_one(".links")
    assert [line.text for line in origins.select(".linked__title a")] == ["Een pluktuin", "Een eetbare heg"]
    promised = browser.read(origins.select("a[href*='/toezeggingen/over/']")[1]["href"])
    assert "Twintig struiken brengen" in promised.text


def test_no_support_follow_or_figure_is_moved(bram, garden, hedge, union):
    for kind in SupportKind:
        subjects.support(actor_of(make_person()), garden.subject, kind, "Waar moet ik parkeren?")
    before = find_tally(garden.id), count_supports(garden.id), find_tally(hedge.id)
    agree(bram, union)
    assert (find_tally(garden.id), count_supports(garden.id), find_tally(hedge.id)) == before
    assert count_supports(union.made_id) == {}
    assert find_tally(union.made_id).supports == 0


def test_each_of_all_makers_has_to_say_yes(fatma, bram, garden, hedge):
    sanne = make_person("Sanne")
    hedge.makers.append(Maker(person=sanne, since=now()))
    db.session.flush()
    union = propose(fatma, garden, hedge)
    assert not agree(bram, union)
    assert not agree(bram, union)
    assert counted(Initiative) == 2
    assert agree(sanne, union)


def test_a_maker_who_left_no_longer_counts_and_who_came_since_does(fatma, bram, garden, hedge):
    sanne, joris = make_person("Sanne"), make_person("Joris")
    hedge.makers.append(Maker(person=sanne, since=now()))
    db.session.flush()
    union = propose(fatma, garden, hedge)
    initiatives.leave(actor_of(sanne), hedge)
    garden.makers.append(Maker(person=joris, since=now()))
    db.session.flush()
    assert not agree(bram, union)
    assert agree(joris, union)
    assert union.made.maker_ids() == {fatma.id, bram.id, joris.id}


def test_a_partner_that_makes_it_has_to_say_yes_by_who_speaks_for_it_and_makes_the_new_one_too(fatma, bram, garden, hedge):
    partner, speaker = make_partner("Woonstichting"), make_person("Joost")
    make_speaker(partner, speaker)
    partners.involve(SYSTEM, hedge.subject, partner, InvolvementRole.CO_MAKER)
    union = propose(fatma, garden, hedge)
    assert not agree(bram, union)
    assert agree(speaker, union)
    assert partner.id in union.made.making_partner_ids()


def test_who_makes_both_needs_nobody_else(fatma, theme, garden):
    union = propose(fatma, garden, make_initiative(fatma, theme, title="Een bank"))
    assert union.made is not None


@pytest.mark.parametrize(
    ("who", "may"),
    [("maker", True), ("other maker", False), ("stranger", False), ("moderator", False), ("administrator", False)],
)
@pytest.mark.parametrize("stage", [Stage.IDEA, Stage.STOPPED])
def test_who_may_propose_with_their_own(fatma, bram, garden, hedge, who, may, stage):
    roles = {"moderator": ("moderator",), "administrator": ("administrator",)}.get(who, ())
    person = {"maker": fatma, "other maker": bram}.get(who) or make_person(None, None, *roles)
    if stage is not Stage.IDEA:
        bring_to(fatma, garden, stage)
    if may and stage is Stage.IDEA:
        assert propose(person, garden, hedge).is_open
        return
    with pytest.raises(Forbidden):
        propose(person, garden, hedge)


@pytest.mark.parametrize(
    ("who", "may"),
    [("maker", True), ("other maker", True), ("stranger", False), ("moderator", False), ("administrator", False)],
)
@pytest.mark.parametrize("act", ["read", "agree", "refuse"])
def test_who_may_read_and_answer_a_proposal(fatma, bram, union, who, may, act):
    roles = {"moderator": ("moderator",), "administrator": ("administrator",)}.get(who, ())
    person = {"maker": fatma, "other maker": bram}.get(who) or make_person(None, None, *roles)
    acts = {
        "read": lambda: get_union(actor_of(person), union.id),
        "agree": lambda: unions.agree(actor_of(person), union, 1, 1),
        "refuse": lambda: unions.refuse(actor_of(person), union, "Liever niet."),
    }
    if may:
        acts[act]()
        assert union.state == {"read": "open", "agree": "united" if person is bram else "open", "refuse": "refused"}[act]
        return
    with pytest.raises((Forbidden, NotFound)):
        acts[act]()


@pytest.mark.parametrize("stage", [Stage.STOPPED, Stage.REALISED, Stage.ELSEWHERE])
def test_what_has_ended_since_is_refused_with_a_sentence(fatma, bram, hedge, union, stage):
    bring_to(bram, hedge, stage)
    with pytest.raises(Refused, match="afgerond of gestopt"):
        agree(bram, union)


def test_what_is_hidden_cannot_be_joined(fatma, bram, garden, hedge, union):
    subjects.hide(SYSTEM, hedge.subject)
    with pytest.raises(NotFound):
        get_union(actor_of(fatma), union.id)
    with pytest.raises(Refused, match="nu niet te zien"):
        unions.agree(actor_of(bram), union, 1, 1)


def test_what_nobody_makes_cannot_say_yes(fatma, bram, garden, hedge):
    initiatives.leave(actor_of(bram), hedge)
    with pytest.raises(Refused, match="Niemand maakt"):
        propose(fatma, garden, hedge)


def test_there_is_one_proposal_about_the_same_two(bram, garden, hedge, union):
    with pytest.raises(Refused, match="Er ligt al een voorstel"):
        propose(bram, hedge, garden)


def test_a_no_ends_it_and_says_why_to_the_makers_only(browser, fatma, bram, garden, hedge, union):
    browser.sign_in(bram)
    path = f"/samengaan/{union.id}/nee"
    assert "Schrijf in een zin" in browser.send(path, {"reason": " "}).text
    browser.send(path, {"reason": "Onze heg is anders."})
    assert "Onze heg is anders." in browser.read(f"/samengaan/{union.id}").text
    assert "Niet samen" in mails_about_it(fatma)[-1].subject
    assert "Onze heg" not in mails_about_it(fatma)[-1].text
    for one in (garden, hedge):
        assert not [entry for entry in list_history(one.id) if entry.event.startswith("Union")]
    with pytest.raises(Refused, match="afgelopen"):
        agree(fatma, union)


def test_after_thirty_days_it_has_run_out_and_may_be_proposed_again(browser, fatma, bram, garden, hedge, union):
    union.proposed_at = now() - timedelta(days=31)
    db.session.flush()
    with pytest.raises(Refused, match="afgelopen"):
        agree(bram, union)
    assert "verlopen" in browser.sign_in(bram).read(f"/samengaan/{union.id}").text
    assert propose(bram, hedge, garden).is_open


def test_an_edit_asks_everybody_again_and_a_yes_to_the_old_text_does_not_count(fatma, bram, garden, hedge, union):
    initiatives.change_text(actor_of(bram), hedge, Text("Een eetbare heg", "Met bramen.", "Anders.", ""), hedge.version)
    assert mails_about_it(fatma, "Zeg je nog steeds ja?")
    union = get_union(actor_of(bram), union.id)
    with pytest.raises(Refused, match="net veranderd"):
        unions.agree(actor_of(bram), union, 1, 1)
    assert not agree(bram, union)
    assert agree(fatma, union)


def test_the_chosen_needs_go_along_as_new_rows_and_offers_stay(fatma, bram, garden, hedge):
    spade, hands = make_need(fatma, garden), make_need(bram, hedge)
    offer = make_offer(make_person("Sanne"), spade, garden)
    union = propose(fatma, garden, hedge, need_ids=(spade.id, 99_999))
    agree(bram, union)
    assert [(need.what, need.amount_hundredths) for need in union.made.needs] == [(spade.what, spade.amount_hundredths)]
    assert union.made.needs[0].id not in (spade.id, hands.id)
    assert (offer.initiative_id, offer.need_id) == (garden.id, spade.id)


@pytest.mark.parametrize(
    ("place", "kinds"), [(UnionPlace.ONE, "Point"), (UnionPlace.OTHER, "Point"), (UnionPlace.BOTH, "MultiPoint")]
)
def test_the_new_one_is_where_they_chose(browser, fatma, bram, theme, garden, place, kinds):
    far = make_initiative(bram, theme, Point(5.03, 51.03), "Een bank")
    union = propose(fatma, garden, far, place)
    agree(bram, union)
    geometry = union.made.subject.geometry
    assert geometry.geom_type == kinds
    assert geometry.bounds[2] == {UnionPlace.ONE: 5.02}.get(place, 5.03)
    assert browser.get(f"/initiatieven/{union.made_id}-x").status_code == 200


def mails_about_it(person, word=""):
    """What this person was mailed, with the mails that wait sent first."""
    db.session.commit()
    deliver_mail()
    return [mail for mail in mails_to(person.email) if word in mail.subject]


def people_around(garden, hedge, fatma, bram):
    """Somebody in each way that one can be involved, one of them with both."""
    cast = {kind: make_person(kind) for kind in (*SupportKind, "follow", "offer")}
    for kind in SupportKind:
        subjects.support(actor_of(cast[kind]), garden.subject, kind, "Waar moet ik parkeren?")
    subjects.support(actor_of(cast["support"]), hedge.subject, SupportKind.JOIN)
    subjects.follow(actor_of(cast["follow"]), hedge.subject)
    make_offer(cast["offer"], make_need(bram, hedge), hedge)
    return cast


def test_everybody_involved_is_asked_once_and_makers_are_not(fatma, bram, garden, hedge, union):
    cast = people_around(garden, hedge, fatma, bram)
    stranger = make_person("Vreemde")
    agree(bram, union)
    assert ask_supporters() == len(cast)
    assert ask_supporters() == 0
    for person in cast.values():
        assert len(mails_about_it(person, "Steun je dit ook?")) == 1
    assert not [mail for person in (fatma, bram, stranger) for mail in mails_about_it(person, "Steun je dit ook?")]


def test_nobody_is_told_a_second_time_by_the_ordinary_news(fatma, bram, garden, hedge, union):
    follower = make_person("Volger")
    subjects.follow(actor_of(follower), garden.subject)
    agree(bram, union)
    told = select(HistoryEntry.id).where(HistoryEntry.event.in_(["InitiativesJoined", "SubjectStateChanged"]))
    assert not db.session.scalars(select(Notice).where(Notice.entry_id.in_(told))).all()


def test_one_click_in_the_mail_supports_the_new_one_and_opening_it_does_nothing(browser, union, made):
    sanne = make_person("Sanne")
    path = answer_path(union.id, sanne.id)
    browser.read(path)
    assert find_support(actor_of(sanne), made.id) is None
    assert browser.send(path, {"kind": "join"}).status_code == 302
    assert find_support(actor_of(sanne), made.id).kind == SupportKind.JOIN
    assert find_tally(made.id).joins == 1
    assert "Je doet mee." in browser.read(path).text


@pytest.mark.parametrize("token", ["x", "WzEsMV0.forged"])
def test_a_forged_link_is_no_page(browser, made, token):
    assert browser.get(f"/samen-verder/{token}").status_code == 404


def test_a_link_for_what_is_hidden_or_long_ago_is_no_page(browser, made, union, fatma):
    path = answer_path(union.id, make_person().id)
    union.ended_at = now() - timedelta(days=61)
    db.session.flush()
    assert browser.get(path).status_code == 404
    union.ended_at = now()
    subjects.hide(SYSTEM, made.subject)
    assert browser.get(path).status_code == 404


def test_who_backed_one_of_them_finds_the_question_under_mijn_until_it_is_answered(browser, garden, bram, union):
    sanne = make_person("Sanne")
    subjects.support(actor_of(sanne), garden.subject, SupportKind.SUPPORT)
    agree(bram, union)
    browser.sign_in(sanne)
    assert "Steun je dit ook?" in browser.read("/mijn").text
    action = f"/onderwerpen/{union.made_id}/steunen"
    assert browser.send("/mijn", {"kind": "support"}, action=action).status_code == 302
    assert "Steun je dit ook?" not in browser.read("/mijn").text


def test_a_proposal_waits_under_mijn_for_who_said_nothing(browser, fatma, bram, union):
    assert "Wacht op jou" in browser.sign_in(bram).read("/mijn").text
    assert "Wacht op anderen" in browser.sign_in(fatma).read("/mijn").text


def test_the_two_can_be_taken_up_again_and_the_new_one_can_stop(fatma, garden, made):
    initiatives.move(actor_of(fatma), made, Stage.STOPPED, "Het werd te groot.")
    initiatives.move(actor_of(fatma), garden, Stage.EXPLORING, "We gaan toch zelf verder.")
    assert garden.is_open
    assert {line.title for line in list_linked(NOBODY, garden.id)} == {made.subject.title}


def test_nobody_chooses_to_be_joined():
    assert all(Stage.JOINED not in may_follow(stage) for stage in Stage)
    assert Stage.IDEA in may_follow(Stage.JOINED)


def test_the_histories_of_all_three_say_what_became_of_them(browser, garden, hedge, made):
    assert f"Gaat verder als “{made.subject.title}”" in browser.read(f"/onderwerpen/{garden.id}/geschiedenis").text
    told = browser.read(f"/onderwerpen/{made.id}/geschiedenis").text
    assert "Ontstaan uit “Een pluktuin”" in told
    assert "Ontstaan uit “Een eetbare heg”" in told
    subjects.hide(SYSTEM, made.subject)
    assert made.subject.title not in browser.read(f"/initiatieven/{garden.id}-x").text
    assert made.subject.title not in browser.read(f"/onderwerpen/{garden.id}/geschiedenis").text


def test_the_origin_of_the_new_one_cannot_be_unsaid(fatma, garden, made):
    link = find_link(made.id, garden.id)
    with pytest.raises(Refused, match="uit het ander ontstaan"):
        subjects.unlink(actor_of(fatma), get_link(NOBODY, garden.id, link.id), "Klopt niet.")


def test_the_whole_way_in_a_browser(browser, fatma, bram, garden, hedge):
    browser.sign_in(fatma)
    link = browser.read(f"/initiatieven/{garden.id}-x").select_one("a[href$='/samengaan']")
    found = browser.read(f"{link['href']}?zoek=heg")
    assert found.select_one(f"input[name=other][value='{hedge.id}']")
    chosen = browser.send(f"{link['href']}?zoek=heg", {"other": str(hedge.id)}, action="")
    path = chosen.headers["Location"]
    form = browser.read(path).select_one("main form")
    assert form.select_one("[name=title]")["value"] == "Een pluktuin en Een eetbare heg"
    sent = browser.send(path, {"title": "", "lead": "Samen groen.", "story": "", "place": "both"})
    assert "Geef het nieuwe initiatief een titel." in sent.text
    needs = [str(make_need(fatma, garden).id), str(make_need(bram, hedge).id)]
    said = {"title": "Samen groen", "lead": "Groen voor ons.", "story": "", "place": "both", "needs": needs}
    sent = browser.send(path, said)
    shown = sent.headers["Location"]
    assert "Gaan jullie samen?" in mails_about_it(bram)[-1].subject
    browser.sign_in(bram)
    assert "zei nog niets" in browser.read(shown).text
    done = browser.send(shown, {}, action=f"{shown}/ja")
    assert "samen-groen" in done.headers["Location"]
    assert "Iedereen zei ja." in browser.read(shown).text
    made = db.session.scalars(select(InitiativeUnion.made_id)).one()
    assert len(get_initiative(NOBODY, made).needs) == 2


def test_two_last_makers_who_say_yes_at_once_make_exactly_one(own_app):
    make_municipality()
    fatma, bram, sanne = (make_person(name) for name in ("Fatma", "Bram", "Sanne"))
    theme = make_theme()
    garden, hedge = make_initiative(fatma, theme), make_initiative(bram, theme, title="Een heg")
    hedge.makers.append(Maker(person=sanne, since=now()))
    db.session.commit()
    shown = f"/samengaan/{propose(fatma, garden, hedge).id}"
    db.session.commit()
    acts = []
    for maker in (bram, sanne):
        browser = own_app.test_client().sign_in(maker)
        acts.append(posting(browser, f"{shown}/ja", filled_form(browser.read(shown), f"{shown}/ja")))
    db.session.remove()
    assert [answer.status_code for answer in at_once(own_app, acts)] == [302, 302]
    assert counted(Initiative) == 3
    made = db.session.scalars(select(InitiativeUnion)).one().made_id
    assert made is not None
    assert counted(Maker) == 6


def test_a_yes_and_an_edit_at_once_never_join_what_nobody_read(own_app):
    make_municipality()
    fatma, bram = make_person("Fatma"), make_person("Bram")
    theme = make_theme()
    garden, hedge = make_initiative(fatma, theme), make_initiative(bram, theme, title="Een heg")
    db.session.commit()
    union_id = propose(fatma, garden, hedge).id
    db.session.commit()
    yes, edit = own_app.test_client().sign_in(bram), own_app.test_client().sign_in(fatma)
    shown, path = f"/samengaan/{union_id}", f"/initiatieven/{garden.id}/bewerken"
    acts = [
        posting(yes, f"{shown}/ja", filled_form(yes.read(shown), f"{shown}/ja")),
        posting(edit, path, filled_form(edit.read(path), "", title="Toch anders", lead="Anders.", story="", why="")),
    ]
    db.session.remove()
    at_once(own_app, acts)
    union = db.session.get_one(InitiativeUnion, union_id)
    is_edited = db.session.get_one(Initiative, union.one_id).version > 1
    assert is_edited
    assert (union.made_id is None) == (union.one_version > 1)


def test_a_place_that_moves_asks_everybody_again_and_a_yes_to_the_old_place_does_not_count(fatma, bram, garden, hedge, union):
    initiatives.change_place(actor_of(bram), hedge, Point(5.16, 51.05), "Achter de kerk")
    assert "de plek van een van de twee is daarna veranderd" in mails_about_it(fatma, "Zeg je nog steeds ja?")[-1].text
    union = get_union(actor_of(bram), union.id)
    assert union.consents == []
    with pytest.raises(Refused, match="net veranderd"):
        unions.agree(actor_of(bram), union, 1, 1)
    assert not agree(bram, union)
    assert agree(fatma, union)


def test_a_text_and_a_place_that_change_one_after_the_other_are_two_changes(bram, garden, hedge, union):
    initiatives.change_place(actor_of(bram), hedge, Point(5.16, 51.05), "Achter de kerk")
    initiatives.change_text(actor_of(bram), hedge, Text("Een eetbare heg", "Met bramen.", "Anders.", ""), hedge.version)
    union = get_union(actor_of(bram), union.id)
    for seen in (1, 2):
        with pytest.raises(Refused, match="net veranderd"):
            unions.agree(actor_of(bram), union, 1, seen)
    assert not agree(bram, union)
