"""What belongs to what: who may say so, who may end it, and that nothing else changes."""

import pytest
from sqlalchemy import func, select

from participatie.initiatives.models import Stage
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.subjects import services
from participatie.subjects.models import HistoryEntry, Relation, SubjectLink, SupportKind
from participatie.subjects.queries import find_tally, list_history, list_linked
from participatie.subjects.services.links import MOST_LINKS
from participatie.subjects.timeline import timeline
from participatie.threads.models import Post
from tests.factories.initiatives import bring_to, make_draft, make_initiative
from tests.factories.linking import make_link
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_plan
from tests.factories.subjects import make_theme


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


def ways(link, side):
    return f"/onderwerpen/{side.id}/hoort-bij/{link.id}/klopt-niet"


def test_a_link_stands_on_both_pages_with_the_sentence_of_who_put_it_there(browser, fatma, garden, hedge):
    make_link(fatma, garden.subject, hedge.subject)
    for one, other in ((garden, hedge), (hedge, garden)):
        part = browser.read(f"/initiatieven/{one.id}-x").select_one(".links")
        assert other.subject.title in part.text
        assert "Ze delen een heg." in part.text
        assert "Fatma" in part.text


def test_a_link_changes_no_stage_no_support_and_no_conversation(fatma, bram, garden, hedge):
    services.support(actor_of(make_person()), hedge.subject, SupportKind.SUPPORT)
    bring_to(bram, hedge, Stage.EXPLORING)
    before = find_tally(garden.id), find_tally(hedge.id), garden.stage, hedge.stage, hedge.subject.state
    make_link(fatma, garden.subject, hedge.subject)
    assert (find_tally(garden.id), find_tally(hedge.id), garden.stage, hedge.stage, hedge.subject.state) == before
    assert db.session.scalar(select(func.count()).select_from(Post)) == 0


def test_an_answer_reads_differently_on_its_two_sides(browser, fatma, garden, hedge):
    services.link(actor_of(fatma), garden.subject, hedge.subject, Relation.ANSWERS)
    assert "Is een antwoord op" in browser.read(f"/initiatieven/{garden.id}-x").select_one(".links").text
    assert "Kreeg als antwoord" in browser.read(f"/initiatieven/{hedge.id}-x").select_one(".links").text


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("maker", True),
        ("other maker", True),
        ("stranger", False),
        ("moderator", False),
        ("administrator", False),
        ("left", False),
    ],
)
def test_who_may_link_and_end_a_link(fatma, bram, garden, hedge, who, may):
    roles = {"moderator": ("moderator",), "administrator": ("administrator",)}.get(who, ())
    person = {"maker": fatma, "other maker": bram}.get(who) or make_person(None, None, *roles)
    if who == "left":
        person, garden.makers[0].left_at = fatma, garden.subject.created_at
        db.session.flush()
    if may:
        made = services.link(actor_of(person), garden.subject, hedge.subject, Relation.BELONGS_TO)
        services.unlink(actor_of(person), made, "Klopt niet.")
        assert list_linked(NOBODY, garden.id) == []
        return
    with pytest.raises(Forbidden):
        services.link(actor_of(person), garden.subject, hedge.subject, Relation.BELONGS_TO)
    made = make_link(bram, garden.subject, hedge.subject)
    with pytest.raises(Forbidden):
        services.unlink(actor_of(person), made, "Klopt niet.")


def test_the_platform_itself_links_nothing(garden, hedge):
    with pytest.raises(Forbidden):
        services.link(SYSTEM, garden.subject, hedge.subject, Relation.BELONGS_TO)


def test_who_draws_a_plan_may_link_it_and_an_administrator_may_not(fatma, garden):
    designer = make_person("Ties", None, "administrator")
    plan = make_plan(designer)
    services.link(actor_of(designer), plan.subject, garden.subject, Relation.ANSWERS)
    assert [line.title for line in list_linked(NOBODY, garden.id)] == [plan.subject.title]


@pytest.mark.parametrize("state", ["hidden", "draft"])
def test_what_one_may_not_see_is_linked_to_as_if_it_were_not_there(browser, fatma, bram, theme, garden, hedge, state):
    if state == "hidden":
        services.hide(SYSTEM, hedge.subject)
        unseen = hedge
    else:
        unseen = make_draft(bram, theme)
    with pytest.raises(NotFound):
        services.link(actor_of(fatma), garden.subject, unseen.subject, Relation.BELONGS_TO)
    browser.sign_in(fatma)
    path = f"/onderwerpen/{garden.id}/hoort-bij"
    data = {"relation": "belongs_to", "note": ""}
    refused = browser.post(path, data=data | {"other": str(unseen.id)})
    missing = browser.post(path, data=data | {"other": "99999"})
    assert refused.status_code == missing.status_code
    assert counted(SubjectLink) == 0


def test_an_own_draft_cannot_be_linked_to(fatma, theme, garden):
    with pytest.raises(Refused, match="kan hier niet bij horen"):
        services.link(actor_of(fatma), garden.subject, make_draft(fatma, theme).subject, Relation.BELONGS_TO)


def test_a_link_to_what_is_hidden_is_seen_by_nobody_and_comes_back_with_it(browser, fatma, garden, hedge):
    make_link(fatma, garden.subject, hedge.subject)
    services.hide(SYSTEM, hedge.subject)
    page = browser.read(f"/initiatieven/{garden.id}-x")
    assert hedge.subject.title not in page.text
    assert hedge.subject.title not in browser.read(f"/onderwerpen/{garden.id}/geschiedenis").text
    services.show(SYSTEM, hedge.subject)
    assert hedge.subject.title in browser.read(f"/initiatieven/{garden.id}-x").select_one(".links").text
    assert hedge.subject.title in browser.read(f"/onderwerpen/{garden.id}/geschiedenis").text


def test_the_makers_of_the_other_say_that_it_is_not_so_with_a_reason_that_all_can_read(browser, fatma, bram, garden, hedge):
    link = make_link(fatma, garden.subject, hedge.subject)
    browser.sign_in(bram)
    path = ways(link, hedge)
    assert browser.read(f"/initiatieven/{hedge.id}-x").select_one(f"a[href='{path}']")
    assert "Schrijf in een zin" in browser.send(path, {"reason": " "}).text
    assert browser.send(path, {"reason": "Wij zitten aan de andere kant."}).status_code == 302
    assert list_linked(NOBODY, garden.id) == []
    told = timeline(list_history(garden.id))[0].text
    assert "Wij zitten aan de andere kant." in told
    assert hedge.subject.title in told
    assert browser.get(path).status_code == 404


def test_the_same_two_are_linked_once_whichever_comes_first(fatma, garden, hedge):
    make_link(fatma, garden.subject, hedge.subject)
    with pytest.raises(Refused, match="horen al bij elkaar"):
        make_link(fatma, hedge.subject, garden.subject)
    with pytest.raises(Refused, match="hetzelfde"):
        make_link(fatma, garden.subject, garden.subject)


def test_a_subject_has_a_number_of_links_that_people_can_oversee(fatma, theme, garden):
    for number in range(MOST_LINKS):
        make_link(fatma, garden.subject, make_initiative(fatma, theme, title=f"Plan {number}").subject)
    with pytest.raises(Refused, match=str(MOST_LINKS)):
        make_link(fatma, garden.subject, make_initiative(fatma, theme).subject)


def test_both_sides_are_told_in_their_history(fatma, garden, hedge):
    make_link(fatma, garden.subject, hedge.subject)
    told = db.session.scalars(select(HistoryEntry).where(HistoryEntry.event == "SubjectsLinked")).all()
    assert {(entry.subject_id, entry.facts["other_title"]) for entry in told} == {
        (garden.id, "Een eetbare heg"),
        (hedge.id, "Een pluktuin"),
    }


@pytest.mark.parametrize(
    "typed", ["eetbare heg", "https://example.org/initiatieven/{id}-een-eetbare-heg", "/initiatieven/{id}"]
)
def test_the_other_is_found_by_title_or_by_address(browser, fatma, garden, hedge, typed):
    browser.sign_in(fatma)
    path = f"/onderwerpen/{garden.id}/hoort-bij?zoek={typed.format(id=hedge.id)}"
    soup = browser.read(path)
    assert [field["value"] for field in soup.select("input[name=other]")] == [str(hedge.id)]
    done = browser.send(path, {"other": str(hedge.id), "relation": "belongs_to", "note": "Zelfde straat."}, action="")
    assert done.status_code == 302
    assert [line.note for line in list_linked(NOBODY, garden.id)] == ["Zelfde straat."]


def test_without_a_word_the_own_ones_are_offered_and_never_what_is_linked_already(browser, fatma, theme, garden, hedge):
    own = make_initiative(fatma, theme, title="Een zwerfboekenkast")
    make_link(fatma, garden.subject, hedge.subject)
    offered = browser.sign_in(fatma).read(f"/onderwerpen/{garden.id}/hoort-bij").select("input[name=other]")
    assert [field["value"] for field in offered] == [str(own.id)]


def test_a_search_without_a_result_says_what_to_do(browser, fatma, garden):
    soup = browser.sign_in(fatma).read(f"/onderwerpen/{garden.id}/hoort-bij?zoek=zeppelin")
    assert "We vonden niets met deze woorden" in soup.text


@pytest.mark.parametrize("other", ["", "x", "-1", "9" * 30, "٣"])
def test_a_choice_that_is_none_is_told(browser, fatma, garden, hedge, other):
    path = f"/onderwerpen/{garden.id}/hoort-bij?zoek=heg"
    answer = browser.sign_in(fatma).send(path, {"other": other, "relation": "belongs_to", "note": "Zin"}, action="")
    assert answer.status_code in (404, 422)
    assert counted(SubjectLink) == 0


def test_the_links_of_a_page_take_one_statement_however_many_there_are(fatma, theme, garden, counting):
    for number in range(10):
        make_link(fatma, garden.subject, make_initiative(fatma, theme, title=f"Plan {number}").subject)
    with counting() as statements:
        assert len(list_linked(NOBODY, garden.id)) == 10
    assert len(statements) == 1


def test_two_makers_who_link_the_same_two_at_once_make_one_link(own_app):
    make_municipality()
    makers, theme = [make_person("Fatma"), make_person("Bram")], make_theme()
    sides = [make_initiative(maker, theme) for maker in makers]
    db.session.commit()
    acts = []
    for maker, one, other in zip(makers, sides, reversed(sides), strict=True):
        browser, path = own_app.test_client().sign_in(maker), f"/onderwerpen/{one.id}/hoort-bij?zoek=/initiatieven/{other.id}"
        data = filled_form(browser.read(path), "", other=str(other.id), relation="belongs_to", note="")
        acts.append(posting(browser, path, data))
    db.session.remove()
    assert sorted(answer.status_code for answer in at_once(own_app, acts)) == [302, 422]
    assert counted(SubjectLink) == 1
