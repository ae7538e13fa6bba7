"""Nothing of the two is lost, support is never moved, and what the new one takes along."""

from datetime import timedelta

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.commitments import services as commitments
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import InitiativeUnion, Stage, UnionPlace, may_follow
from participatie.initiatives.queries import get_initiative
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from participatie.subjects.queries import count_supports, find_link, find_tally, get_link, list_linked
from participatie.threads.services import write
from tests.factories.initiatives import make_initiative
from tests.factories.offers import make_need, make_offer
from tests.factories.people import actor_of, make_person
from tests.factories.unions import agree, mails_about_it, propose


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
