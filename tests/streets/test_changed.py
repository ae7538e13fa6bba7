"""The page of a version says what changed and thanks to whom, and gives everybody their own reply."""

from dataclasses import replace

import pytest
from shapely.affinity import translate

from participatie.kernel.db import commit
from participatie.streets import queries, services
from participatie.streets.models import Round, Verdict
from participatie.streets.services.replies import Answer
from tests.factories.drawings import a_street, draw_version
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import answer, bring_plan_to, drawing, make_plan, make_remark, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

METRES_7 = 0.0001


@pytest.fixture
def cast():
    make_municipality()
    make_team("Opvangteam")
    return make_person("Tamar"), make_person("Fatma"), make_person("Henk")


@pytest.fixture
def plan(cast):
    """Two versions; in the second the threshold lies elsewhere thanks to a remark."""
    tamar, fatma, henk = cast
    plan = make_plan(tamar, in_round=Round.WISHES)
    wish = make_wish(henk, plan, "Liever geen bank voor mijn raam")
    answer(tamar, wish, Verdict.ALONG)
    first = draw_version(tamar, plan, a_street())
    bring_plan_to(tamar, plan, Round.VARIANTS)
    remark = make_remark(fatma, plan, first, "De drempel ligt te ver", "drempel")
    aside = [replace(it, geometry=translate(it.geometry, METRES_7)) if it.key == "drempel" else it for it in a_street()]
    second = draw_version(tamar, plan, aside, first)
    services.reply(drawing(tamar), remark, Answer(Verdict.TAKEN_UP, "Hij ligt nu voor de school.", second, "drempel"))
    return plan


def lines(page):
    return [" ".join(line.get_text(" ", strip=True).split()) for line in page.select(".changed__line")]


def test_a_version_says_what_moved_and_thanks_to_whom(browser, plan):
    page = browser.read(f"/straatplannen/{plan.id}/versies/2")
    assert lines(page) == ["Drempel bij de school 7 meter verplaatst door een opmerking van Fatma"]


def test_the_writer_finds_the_reply_and_the_version_there_and_others_do_not(browser, plan, cast):
    _tamar, fatma, henk = cast
    path = f"/straatplannen/{plan.id}/versies/2"
    own = browser.sign_in(fatma).read(path).select_one("#mijn").get_text(" ", strip=True)
    assert "Hij ligt nu voor de school." in own
    assert "versie 2" in own.lower()
    assert "Hij ligt nu voor de school." not in browser.sign_in(henk).read(path).get_text()


def test_a_version_that_took_nothing_up_says_nothing(browser, plan):
    assert lines(browser.read(f"/straatplannen/{plan.id}/versies/1")) == []


def test_the_page_asks_as_much_for_one_thanks_as_for_ten(browser, counting, plan, cast):
    tamar, fatma, _henk = cast
    plan_id, asked = plan.id, []
    browser.sign_in(fatma)
    for more in (0, 9):
        plan = queries.get_plan(drawing(tamar), plan_id)
        first, second = (queries.get_version_by_number(drawing(tamar), plan, number) for number in (1, 2))
        for n in range(more):
            remark = make_remark(fatma, plan, first, "Te dicht op elkaar", f"vak{n % 8}")
            services.reply(drawing(tamar), remark, Answer(Verdict.TAKEN_UP, "Klopt.", second, f"vak{n % 8}"))
        commit()
        with counting() as statements:
            browser.read(f"/straatplannen/{plan_id}/versies/2")
        asked.append(len(statements))
    assert asked[0] == asked[1] <= 11
