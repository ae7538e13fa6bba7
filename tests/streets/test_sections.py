"""Cross-sections of versions and of residents: who may make them, what is refused, and what one sees."""

import json

import pytest
from bs4 import BeautifulSoup

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, Refused
from participatie.streets import queries, services
from participatie.streets import section as model
from participatie.streets.models import CrossSection, Round
from participatie.streets.services.contributions import Wording
from participatie.streets.services.sections import SectionText
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import ELSEWHERE, bring_plan_to, drawing, make_draft, make_plan, make_section, make_version
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

STRIPS = model.parse(
    [
        {"key": f"s{n}", "kind": kind, "width_cm": width}
        for n, (kind, width) in enumerate([("walk", 200), ("drive", 500), ("walk", 200)], 1)
    ]
)
WIDER = model.shift_border(STRIPS, 0, 100)


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    make_team("Opvangteam")


@pytest.fixture(autouse=True)
def without_tokens(app, monkeypatch):
    """Forms are sent by hand; that a token is asked for is held for all forms in tests/trust."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


@pytest.fixture
def official(tamar, plan):
    section = make_section(plan, make_version(plan), STRIPS)
    return queries.get_official_section(drawing(tamar), plan, section.id)


def propose(writer, plan, official, strips=WIDER):
    wish = services.propose_section(actor_of(writer), plan, official, strips, Wording("Bredere stoep"))
    services.place_contribution(actor_of(writer), wish)
    return wish


def test_a_resident_hands_in_an_own_section_as_a_wish_in_the_place_of_the_official_one(plan, official):
    wish = propose(make_person("Fatma"), plan, official)
    own, based_on = queries.find_proposed_section(wish)
    assert (wish.is_wish, model.readable(own.strips), based_on.id) == (True, WIDER, official.section.id)
    assert wish.subject.geometry.equals(plan.subject.geometry)


def test_when_versions_are_discussed_it_is_a_remark_on_the_version(tamar, plan, official):
    bring_plan_to(tamar, plan, Round.VARIANTS)
    remark = propose(make_person("Fatma"), plan, official)
    assert (remark.is_wish, remark.version_id) == (False, official.version.id)


@pytest.mark.parametrize("in_round", [Round.BOUNDS, Round.FINAL])
def test_in_other_rounds_nothing_is_handed_in(tamar, in_round):
    plan = make_plan(tamar)
    section = make_section(plan, make_version(plan), STRIPS)
    official = queries.get_official_section(drawing(tamar), plan, section.id)
    plan.subject.state = in_round
    with pytest.raises(Forbidden):
        services.propose_section(actor_of(make_person("Fatma")), plan, official, WIDER, Wording("Nee"))
    assert queries.find_newest(plan.id) is not None


def test_the_official_section_is_no_wish(plan, official):
    with pytest.raises(Refused, match="Verander eerst iets"):
        services.propose_section(actor_of(make_person("Fatma")), plan, official, STRIPS, Wording("Niets"))


def test_a_published_section_does_not_change(tamar, plan, official):
    text = SectionText("Anders", 900, WIDER)
    for act in (
        lambda: services.change_section(drawing(tamar), plan, official, text, official.section.revision),
        lambda: services.remove_section(drawing(tamar), plan, official),
        lambda: services.add_section(drawing(tamar), plan, official.version, text),
    ):
        with pytest.raises(Forbidden):
            act()
    assert model.readable(official.section.strips) == STRIPS


def test_a_designer_makes_changes_and_removes_a_section_of_a_draft(tamar, plan):
    actor, version = drawing(tamar), make_draft(plan)
    section = services.add_section(actor, plan, version, SectionText("Bij de school", 900, STRIPS))
    found = queries.get_official_section(actor, plan, section.id)
    services.change_section(actor, plan, found, SectionText("Bij het plein", 950, WIDER), 1)
    assert (section.name, section.available_cm, section.revision) == ("Bij het plein", 950, 2)
    services.remove_section(actor, plan, found)
    assert queries.list_sections(version.id) == []


def test_somebody_who_does_not_design_makes_none(plan):
    with pytest.raises(Forbidden):
        services.add_section(drawing(make_person("Henk")), plan, make_draft(plan), SectionText("Nee", 900, STRIPS))


def test_two_designers_in_one_section_see_both(tamar, plan):
    actor = drawing(tamar)
    section = services.add_section(actor, plan, make_draft(plan), SectionText("Bij de school", 900, STRIPS))
    found = queries.get_official_section(actor, plan, section.id)
    services.change_section(actor, plan, found, SectionText("Bij het plein", 900, STRIPS), 1)
    with pytest.raises(Conflict) as clash:
        services.change_section(actor, plan, found, SectionText("Bij de kerk", 900, WIDER), 1)
    assert "Bij de kerk" in clash.value.clashes[0].mine
    assert "Bij het plein" in clash.value.clashes[0].theirs


def test_a_line_outside_the_street_is_refused(tamar, plan):
    with pytest.raises(Refused, match="buiten de straat"):
        services.add_section(
            drawing(tamar), plan, make_draft(plan), SectionText("Ver", 900, STRIPS, ELSEWHERE.buffer(0.0001).exterior)
        )
    assert db.session.query(CrossSection).count() == 0


def test_a_derived_version_begins_with_the_same_sections_and_keys(plan, official):
    draft = make_draft(plan)
    services.copy_sections(official.version.id, draft)
    (copy,) = queries.list_sections(draft.id)
    assert (copy.strips, copy.name, copy.revision) == (official.section.strips, official.section.name, 1)
    assert copy.id != official.section.id


def test_minimums_begin_as_a_choice_and_the_administrator_changes_them():
    assert services.open_default_minimums(SYSTEM) is True
    assert services.open_default_minimums(SYSTEM) is False
    services.set_minimums(SYSTEM, {"walk": 180})
    assert queries.list_minimums() == model.MINIMUMS_CM | {"walk": 180}
    with pytest.raises(Forbidden):
        services.set_minimums(actor_of(make_person("Fatma")), {"walk": 10})


# Pages


def own_page(plan, official):
    return f"/straatplannen/{plan.id}/profielen/{official.section.id}/zelf-maken"


def sent(strips, **fields):
    return {"strips": json.dumps(model.as_json(strips)), **fields}


def soup(answer):
    return BeautifulSoup(answer.text, "html.parser")


def test_the_drawing_its_table_and_its_sentence_say_the_same(browser, plan, official):
    page = soup(browser.get(f"/straatplannen/{plan.id}", follow_redirects=True))
    alt = page.select_one(".cross-section__picture")["aria-label"]
    rows = [row.get_text(" ", strip=True) for row in page.select(".plan-sections table tbody tr")]
    assert alt == "Van gevel tot gevel, van links naar rechts: Stoep 2,00 m, Rijbaan 5,00 m, Stoep 2,00 m."
    assert rows[:3] == ["1 Stoep 2,00 m Opmerking", "2 Rijbaan 5,00 m Opmerking", "3 Stoep 2,00 m Opmerking"]
    assert page.select_one(".plan-sections table a")["href"].endswith(f"opmerking?profiel={official.section.id}&strook=s1")


def test_without_a_script_buttons_change_the_strips_and_keep_what_was_typed(browser, plan, official):
    answer = browser.post(own_page(plan, official), data=sent(STRIPS, do="wider:s1", title="Mijn zin"))
    page = soup(answer)
    assert answer.status_code == 200
    assert page.select_one("#width-s1")["value"] == "210"
    assert page.select_one("#title")["value"] == "Mijn zin"
    assert "9,10 m, dat is 0,10 m te breed" in page.get_text()


@pytest.mark.parametrize(
    ("do", "widths"),
    [
        ("narrower:s1", "190 500 200"), ("left:s2", "500 200 200"), ("right:s1", "500 200 200"), ("remove:s2", "200 200"),
        ("split:s2", "200 250 250 200"), ("mirror", "200 500 200"), ("add", "200 500 200 200"), ("count", "200 500 200"),
    ],
)  # fmt: skip
def test_every_button_works_without_a_script(browser, plan, official, do, widths):
    page = soup(browser.post(own_page(plan, official), data=sent(STRIPS, do=do, new_kind="cycle")))
    assert " ".join(field["value"] for field in page.select(".strip-rows input")) == widths


def test_a_typed_width_counts_and_a_wrong_one_is_told_at_its_field(browser, plan, official):
    fields = {"width-s1": "250", "width-s2": "veel", "kind-s3": "green"}
    answer = browser.post(own_page(plan, official), data=sent(STRIPS, do="count", **fields))
    page = soup(answer)
    assert answer.status_code == 422
    assert page.select_one("#width-s1")["value"] == "250"
    assert page.select_one("#width-s2")["value"] == "veel"
    assert "minstens 10 cm" in page.select_one("#width-s2-error").text
    assert page.select_one('select[name="kind-s3"] option[selected]')["value"] == "green"


NAUGHTY = [
    "", "x", "null", "[]", "{}", "[" * 3000, '[{"key":"s1"}]', '[{"key":"s1","kind":"walk","width_cm":1e999}]', "NaN",
    '[{"key":"<script>","kind":"walk","width_cm":100},{"key":"s2","kind":"walk","width_cm":100}]', "9" * 5000,
    '[{"key":"s1","kind":"__proto__","width_cm":100},{"key":"s2","kind":"walk","width_cm":100}]', "😀" * 10,
]  # fmt: skip


@pytest.mark.parametrize("strips", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strips_are_refused_in_a_sentence_and_nothing_is_kept(browser, plan, official, strips):
    data = {"strips": strips, "do": "wider:s1"} | ({} if strips else {"title": "Zin", "email": "x@example.org", "do": ""})
    answer = browser.post(own_page(plan, official), data=data)
    assert answer.status_code == 422
    assert "Begin opnieuw" in answer.text or "Verander eerst iets" in answer.text or "kennen we niet" in answer.text
    assert db.session.query(CrossSection).count() == 1


def test_who_is_not_signed_in_hands_in_by_mail(browser, plan, official):
    answer = browser.post(own_page(plan, official), data=sent(WIDER, title="Bredere stoep", email="fatma@example.org"))
    assert answer.status_code == 302
    own = db.session.query(CrossSection).filter_by(based_on_id=official.section.id).one()
    assert model.readable(own.strips) == WIDER
    assert queries.count_proposals(SYSTEM, plan.id, [official.section.key]) == {}


def test_all_that_were_handed_in_stand_side_by_side_with_medians(browser, plan, official):
    for name in ("Fatma", "Henk", "Ali"):
        propose(make_person(name), plan, official)
    page = soup(browser.get(f"/straatplannen/{plan.id}/profielen/{official.section.id}/ingezonden"))
    cells = [cell.get_text(strip=True) for cell in page.select(".tendencies tbody tr")[0].select("td")]
    assert cells[1:] == ["4,00 m", "5,00 m", "3", "0", "0", "vaker breder"]
    assert len(page.select(".section-gallery .cross-section")) == 4


def next_version(tamar, plan, official):
    """The same cross-section in a version that was derived from this one and published."""
    draft = services.begin_version(drawing(tamar), plan, official.version, "De volgende")
    services.describe_version(drawing(tamar), plan, draft, "De volgende", "Breder.", draft.revision)
    services.publish_version(drawing(tamar), plan, draft)
    (copied,) = queries.list_sections(draft.id)
    return queries.get_official_section(drawing(tamar), plan, copied.id)


def test_what_was_made_of_each_version_counts_together_and_can_be_seen_apart(browser, tamar, plan, official):
    for name in ("Fatma", "Henk"):
        propose(make_person(name), plan, official)
    later = next_version(tamar, plan, official)
    propose(make_person("Ali"), plan, later)
    other = make_section(plan, official.version, name="Een andere plek")
    for section in (official, later):
        path = f"/straatplannen/{plan.id}/profielen/{section.section.id}/ingezonden"
        page = soup(browser.get(path))
        assert len(page.select(".section-gallery .cross-section")) == 4
        choices = page.select(".standings__one")
        assert [int(choice.select_one(".standings__count").text) for choice in choices] == [3, 2, 1]
        assert len(soup(browser.get(choices[1]["href"])).select(".section-gallery .cross-section")) == 3
        assert len(soup(browser.get(choices[2]["href"])).select(".section-gallery .cross-section")) == 2
        for odd in ("?versie=0", "?versie=zo", f"?versie={'9' * 30}"):
            assert len(soup(browser.get(path + odd)).select(".section-gallery .cross-section")) == 4
    assert queries.count_proposals(SYSTEM, plan.id, [later.section.key, other.key]) == {official.section.key: 3}
    assert f"/profielen/{later.section.id}/ingezonden" in browser.get(f"/straatplannen/{plan.id}", follow_redirects=True).text


def test_the_gallery_needs_as_many_statements_for_twelve_as_for_one(browser, plan, official, counting):
    path = f"/straatplannen/{plan.id}/profielen/{official.section.id}/ingezonden"
    propose(make_person("Fatma"), plan, official)
    with counting() as one:
        browser.get(path)
    for number in range(11):
        propose(make_person(f"Bewoner {number}"), plan, official)
    with counting() as twelve:
        browser.get(path)
    assert len(twelve) == len(one) <= 10


def test_a_section_of_a_draft_is_nobody_elses(browser, tamar, plan):
    section = services.add_section(drawing(tamar), plan, make_draft(plan), SectionText("Stil", 900, STRIPS))
    for page in ("zelf-maken", "ingezonden"):
        assert browser.get(f"/straatplannen/{plan.id}/profielen/{section.id}/{page}").status_code == 404


def test_a_damaged_section_breaks_no_page(browser, plan, official):
    official.section.strips = [{"key": 5}]
    db.session.flush()
    for path in (
        f"/straatplannen/{plan.id}",
        own_page(plan, official),
        own_page(plan, official).replace("zelf-maken", "ingezonden"),
    ):
        assert browser.get(path, follow_redirects=True).status_code == 200
