"""Going on together: every maker of both says yes to one text and one place."""

from datetime import timedelta

import pytest
from shapely.geometry import Point

from participatie.initiatives import services as initiatives
from participatie.initiatives.models import Initiative, Maker, Stage
from participatie.initiatives.queries.unions import get_union
from participatie.initiatives.services import unions
from participatie.initiatives.services.drafts import Text
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.queries import list_history
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.parallel import counted
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.unions import agree, mails_about_it, propose


def test_the_last_yes_makes_a_new_one_of_which_all_are_makers(fatma, bram, garden, hedge, union):
    assert counted(Initiative) == 2
    assert agree(bram, union)
    made = union.made
    assert made.maker_ids() == {fatma.id, bram.id}
    assert (made.subject.title, made.story) == ("Tuin en heg samen", "We **planten** samen.")
    assert made.subject.is_published
    assert (garden.stage, garden.subject.state, hedge.stage) == (Stage.JOINED, "joined", Stage.JOINED)


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
