"""Versions: made from another, drawn in, published for good; and remarks that go along with their element."""

from dataclasses import replace

import pytest
from shapely.geometry import Point

from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.streets import queries, services
from participatie.streets.drawn import Drawn
from participatie.streets.models import PlanVersion, Round, Verdict
from participatie.streets.services.replies import Answer
from participatie.subjects.models import HistoryEntry
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import bring_plan_to, drawing, make_plan, make_remark, make_version, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


TREE = Drawn("boom1", "tree", Point(5.0205, 51.02), unit_cost_cents=120_000, label="Linde")


SPACE = Drawn("vak1", "parking", Point(5.0206, 51.02), rotation=90)


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    make_team("Opvangteam")


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def drawn_version(tamar, plan, things=(TREE, SPACE), source=None):
    version = services.begin_version(drawing(tamar), plan, source)
    services.save_elements(drawing(tamar), plan, version, list(things), version.revision)
    return version


def published(tamar, plan, things=(TREE, SPACE), source=None):
    version = drawn_version(tamar, plan, things, source)
    services.describe_version(drawing(tamar), plan, version, "", "Er komt een boom.", version.revision)
    services.publish_version(drawing(tamar), plan, version)
    return version


def test_a_version_begins_with_the_elements_of_another_under_the_same_keys(tamar, plan):
    first = published(tamar, plan)
    second = services.begin_version(drawing(tamar), plan, first, "Groener")
    assert [element.key for element in queries.list_elements(second.id)] == ["boom1", "vak1"]
    assert second.derived_from_id == first.id
    assert (second.number, second.totals) == (None, first.totals)


def test_publishing_gives_the_next_number_and_today_keeps_nought(tamar, plan):
    today = queries.list_versions(drawing(tamar), plan)[0]
    services.publish_version(drawing(tamar), plan, today)
    assert (today.number, today.is_published) == (0, True)
    assert [published(tamar, plan).number, published(tamar, plan).number] == [1, 2]


def test_a_version_without_a_word_about_it_is_not_published(tamar, plan):
    version = drawn_version(tamar, plan)
    with pytest.raises(Refused, match="wat er verandert"):
        services.publish_version(drawing(tamar), plan, version)


CHANGES = {
    "describe": lambda who, plan, version: services.describe_version(who, plan, version, "x", "y", version.revision),
    "save": lambda who, plan, version: services.save_elements(who, plan, version, [], version.revision),
    "put": lambda who, plan, version: services.put_element(who, plan, version, TREE, version.revision),
    "remove": lambda who, plan, version: services.remove_element(who, plan, version, "boom1"),
    "publish": services.publish_version,
    "drop": services.drop_version,
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_in_a_published_version_changes_any_more(tamar, plan, change):
    version = published(tamar, plan)
    with pytest.raises(Forbidden):
        CHANGES[change](drawing(tamar), plan, version)
    assert [element.key for element in queries.list_elements(version.id)] == ["boom1", "vak1"]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("who", ["resident", "former", "visitor"])
def test_only_designers_of_the_plan_draw(tamar, plan, change, who):
    from participatie.kernel.access import NOBODY

    other = make_person("Fatma")
    if who == "former":
        services.add_designer(drawing(tamar), plan, other.id)
        services.remove_designer(drawing(tamar), plan, other.id)
    version = drawn_version(tamar, plan)
    with pytest.raises(Forbidden):
        CHANGES[change](NOBODY if who == "visitor" else actor_of(other), plan, version)


def test_others_do_not_find_a_draft(tamar, plan):
    version = drawn_version(tamar, plan)
    with pytest.raises(NotFound):
        queries.get_version(actor_of(make_person("Fatma")), plan, version.id)
    assert queries.get_version(drawing(tamar), plan, version.id) is version


def test_two_designers_in_one_draft_lose_nothing(tamar, plan):
    version = drawn_version(tamar, plan)
    began = version.revision
    services.save_elements(drawing(tamar), plan, version, [TREE], began)
    mine = [TREE, replace(SPACE, label="Voor nummer 3")]
    with pytest.raises(Conflict) as conflict:
        services.save_elements(drawing(tamar), plan, version, mine, began)
    (clash,) = conflict.value.clashes
    assert "Voor nummer 3: staat er" in clash.mine
    assert [element.key for element in queries.list_elements(version.id)] == ["boom1"]


def test_a_stale_save_of_the_same_drawing_is_no_conflict(tamar, plan):
    version = drawn_version(tamar, plan)
    began = version.revision
    services.save_elements(drawing(tamar), plan, version, [TREE], began)
    assert services.save_elements(drawing(tamar), plan, version, [TREE], began) == began + 1


def test_elements_are_added_changed_and_removed_one_by_one(tamar, plan):
    version = drawn_version(tamar, plan, [TREE])
    services.put_element(drawing(tamar), plan, version, SPACE, version.revision)
    services.put_element(drawing(tamar), plan, version, replace(TREE, label="Eik", quantity=2), version.revision)
    assert version.totals["tree"][:3] == [1, 2, 240_000]
    services.remove_element(drawing(tamar), plan, version, "vak1")
    assert [element.label for element in queries.list_elements(version.id)] == ["Eik"]


def test_an_element_elsewhere_is_refused_at_its_field(tamar, plan):
    version = drawn_version(tamar, plan)
    with pytest.raises(Refused, match="buiten het plan"):
        services.put_element(drawing(tamar), plan, version, replace(TREE, geometry=Point(5.03, 51.03)), version.revision)


def test_a_remark_goes_along_with_its_element_and_is_lost_with_it(tamar, plan):
    first = published(tamar, plan)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    fatma = make_person("Fatma")
    on_tree = make_remark(fatma, plan, first, "Te dicht bij mijn raam", "boom1")
    on_space = make_remark(fatma, plan, first, "Dit vak is nodig", "vak1")
    second = published(tamar, plan, [TREE], first)
    assert (on_tree.lost_in_id, on_space.lost_in_id) == (None, second.id)
    assert list(queries.list_remarks_on(actor_of(fatma), second, "boom1")) == [on_tree]
    assert queries.count_remarks_by_element(actor_of(fatma), second)["boom1"] == 1
    gone = db.session.query(HistoryEntry).filter_by(event="ElementGone").all()
    assert [entry.subject_id for entry in gone] == [on_space.id]


def test_a_remark_on_another_variant_is_not_lost(tamar, plan):
    first = published(tamar, plan)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    remark = make_remark(make_person("Fatma"), plan, first, "Mooi", "boom1")
    today = queries.list_versions(drawing(tamar), plan)[0]
    published(tamar, plan, [SPACE], today)
    assert remark.lost_in_id is None


def test_thanks_name_the_chosen_name_and_the_street_but_no_house_number(tamar, plan):
    version = published(tamar, plan)
    wish = make_wish(make_person("Fatma"), plan)
    wish.place_label = "Kerkstraat 14-b"
    services.reply(drawing(tamar), wish, Answer(Verdict.TAKEN_UP, "Gedaan.", version, "boom1"))
    (thanks,) = queries.list_thanks(drawing(tamar), plan.id, 0, 1)
    assert (thanks.element_key, thanks.name, thanks.place) == ("boom1", "Fatma", "Kerkstraat")
    assert queries.list_thanks(drawing(tamar), plan.id, 1, 2) == []


@pytest.mark.parametrize(
    ("label", "street"),
    [
        ("Kerkstraat 14", "Kerkstraat"),
        ("Kerkstraat 14 bis, bij de school", "Kerkstraat, bij de school"),
        ("Het plein", "Het plein"),
    ],
)
def test_a_place_is_named_without_its_house_number(label, street):
    assert not any(sign.isdigit() for sign in queries.elements.street_of(label))
    assert queries.elements.street_of("Kerkstraat 14") == "Kerkstraat"
    assert street.split(",")[0].split()[0] in queries.elements.street_of(label)


def test_a_candidate_is_a_published_design_until_people_choose(tamar, plan):
    draft = drawn_version(tamar, plan)
    with pytest.raises(Refused, match="online"):
        services.offer_as_candidate(drawing(tamar), plan, draft)
    version = published(tamar, plan)
    services.offer_as_candidate(drawing(tamar), plan, version)
    assert list(queries.list_candidates(plan.id)) == [version]
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    with pytest.raises(Refused, match="ligt vast"):
        services.withdraw_candidate(drawing(tamar), plan, version)


def test_a_draft_can_be_thrown_away_but_not_when_another_is_made_of_it(tamar, plan):
    version = drawn_version(tamar, plan)
    child = services.begin_version(drawing(tamar), plan, version)
    with pytest.raises(Refused, match="een andere gemaakt"):
        services.drop_version(drawing(tamar), plan, version)
    services.drop_version(drawing(tamar), plan, child)
    services.drop_version(drawing(tamar), plan, version)
    assert db.session.get(PlanVersion, version.id) is None


def test_a_plan_that_is_final_gets_no_new_version(tamar, plan):
    version = drawn_version(tamar, plan)
    services.describe_version(drawing(tamar), plan, version, "", "Laat.", version.revision)
    make_version(plan)
    bring_plan_to(tamar, plan, Round.FINAL)
    with pytest.raises(Refused, match="definitief"):
        services.publish_version(drawing(tamar), plan, version)
