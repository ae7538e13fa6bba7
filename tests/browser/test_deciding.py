"""A bench of 400 is decided on one screen; one of 1,200 becomes a question that names the amount and nothing else."""

import pytest

from tests.browser.writing import Visitor

pytestmark = pytest.mark.browser

SIZES = ({"width": 360, "height": 740}, {"width": 1280, "height": 900})


def fill_in(visitor, amount):
    """What somebody of the team types, with the answer that they see before they choose."""
    page = visitor.page
    page.select_option("#kind", "object")
    page.fill("#amount", amount)
    page.fill("#question", "Komt er een bank bij de vijver?")
    page.fill("#choice", "Ja, een bank bij de vijver")
    page.fill("#reason", "Er is vraag naar, en er staat er nog geen.")
    page.check("#is_free", force=True)
    if not visitor.scripts:
        visitor.press("Kijk of het mag")


@pytest.fixture
def decide_path(world):
    return f"/besluiten/nieuw/{world.ids['garden']}"


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_a_bench_of_400_is_decided_on_one_screen(open_page, picture, decide_path, size, scripts):
    visitor = Visitor(open_page(decide_path, "member", **size, java_script_enabled=scripts), scripts)
    fill_in(visitor, "400")
    visitor.page.locator(".answer--yes").wait_for()
    picture(visitor.page, f"deciding yes {scripts} {size['width']}")
    visitor.press("Beslis")
    assert visitor.page.locator("h1").inner_text() == "Ja, een bank bij de vijver"
    assert "€ 400 van hoogstens € 1.000 per besluit" in visitor.text()
    picture(visitor.page, f"decided {scripts} {size['width']}")


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_a_bench_of_1200_is_laid_before_the_giver_who_reads_the_amount_and_nothing_else(
    open_page, picture, decide_path, size, scripts
):
    visitor = Visitor(open_page(decide_path, "member", **size, java_script_enabled=scripts), scripts)
    fill_in(visitor, "1.200")
    visitor.page.locator(".answer--no").wait_for()
    assert visitor.page.locator("button", has_text="Beslis").is_visible() is False
    picture(visitor.page, f"deciding no {scripts} {size['width']}")
    visitor.press("Leg het voor")
    crossed = visitor.page.locator("main .checks .check")
    assert crossed.all_inner_texts() == ["Over de grens · bedrag: € 1.200 van hoogstens € 1.000 per besluit"]
    picture(visitor.page, f"asked {scripts} {size['width']}")


def test_the_live_answer_has_the_pictures_of_the_page(open_page, decide_path):
    page = open_page(decide_path, "member", width=1280, height=900)
    page.select_option("#kind", "object")
    for amount, sign, mark in (("1.200", "hand-stop", "alert-circle"), ("400", "circle-check", "circle-check")):
        page.fill("#amount", amount)
        page.locator(f"[data-answer-sign] use[href$='#{sign}']").wait_for(state="attached")
        assert page.locator(f".checks .check use[href$='#{mark}']").count() > 0
