"""Making one's own street: by finger, by mouse, by keyboard, and without scripts."""

import json

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def path(world):
    return f"/straatplannen/{world.ids['plan']}/profielen/{world.ids['section']}/zelf-maken"


@pytest.fixture
def editor(open_page, path):
    return open_page(path, width=1280, height=900)


def widths(page):
    return [strip["width_cm"] for strip in json.loads(page.locator('input[name="strips"]').input_value())]


def kinds(page):
    return [strip["kind"] for strip in json.loads(page.locator('input[name="strips"]').input_value())]


FIRST = [150, 200, 180, 220, 330, 220, 200, 200, 150]


def test_a_mouse_drags_a_border_and_the_sum_stays(editor, picture):
    border = editor.locator(".cut-border").nth(1)
    border.scroll_into_view_if_needed()
    box = border.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7
    px = editor.evaluate("document.querySelector('.section-editor .cross-section__picture').getScreenCTM().a")
    editor.mouse.move(x, y)
    editor.mouse.down()
    editor.mouse.move(x + 30 * px, y, steps=5)
    editor.mouse.move(x + 50 * px, y, steps=5)
    editor.mouse.up()
    assert widths(editor) == [150, 250, 130, *FIRST[3:]]
    assert "Stoep is nu 2,50 m breed." in editor.locator("[data-said]").inner_text()
    picture(editor, "section dragged")
    editor.get_by_role("button", name="Stap terug").click()
    assert widths(editor) == FIRST


def test_the_keyboard_moves_borders_takes_back_and_does_again(editor):
    border = editor.get_by_role("slider").first
    border.focus()
    border.press("ArrowRight")
    border.press("Shift+ArrowRight")
    assert widths(editor)[:2] == [210, 140]
    assert border.get_attribute("aria-valuetext") == "Voortuin 2,10 m, Stoep 1,40 m"
    border.press("Control+z")
    assert widths(editor)[:2] == [160, 190]
    border.press("Control+Shift+z")
    assert widths(editor)[:2] == [210, 140]
    border.press("Home")
    assert widths(editor)[:2] == [10, 340]


def test_typing_and_buttons_change_strips_and_what_to_look_at(editor):
    editor.locator("#width-s5").fill("300")
    editor.locator("#width-s5").press("Enter")
    assert widths(editor)[4] == 300
    assert "18,20 m, nog 0,30 m over" in editor.locator("[data-checks]").inner_text()
    editor.get_by_role("button", name="Rijbaan (strook 5) breder").press("Enter")
    assert widths(editor)[4] == 310
    editor.locator("#width-s5").fill("veel")
    editor.locator("#width-s5").press("Enter")
    assert "minstens 10 cm" in editor.locator("#width-s5-error").inner_text()
    assert widths(editor)[4] == 310


def test_strips_come_go_split_and_move_with_the_focus_kept(editor):
    editor.locator("#new_kind").select_option("water")
    editor.get_by_role("button", name="Zet erbij").click()
    assert kinds(editor)[-1] == "water"
    left = editor.get_by_role("button", name="Water (strook 10) naar links")
    left.press("Enter")
    assert kinds(editor)[-2] == "water"
    assert editor.evaluate("document.activeElement.textContent.trim()") == "Water (strook 9) naar links"
    editor.get_by_role("button", name="Water (strook 9) splitsen").click()
    assert widths(editor)[-3:-1] == [200, 200]
    editor.get_by_role("button", name="Water (strook 9) weghalen").click()
    assert kinds(editor).count("water") == 1
    assert editor.locator(".strip-row").count() == 10


def test_a_row_is_dragged_to_another_place(editor):
    grip = editor.locator(".strip-row__grip").first
    target = editor.locator(".strip-row").nth(2)
    grip.scroll_into_view_if_needed()
    box, end = grip.bounding_box(), target.bounding_box()
    editor.mouse.move(box["x"] + 20, box["y"] + 20)
    editor.mouse.down()
    editor.mouse.move(box["x"] + 20, end["y"] + end["height"] * 0.8, steps=8)
    editor.mouse.up()
    assert kinds(editor)[:3] == ["walk", "trees", "front_garden"]


def test_the_script_draws_exactly_what_the_server_drew(open_page, path):
    without = open_page(path, width=1280, height=900, java_script_enabled=False)
    served = without.locator(".section-editor svg.cross-section__picture").inner_html()
    drawn = open_page(path, width=1280, height=900).locator(".section-editor svg.cross-section__picture").inner_html()
    assert shapes(drawn) == shapes(served)


def shapes(html):
    return "".join(html.split()).replace("></use>", "/>").replace("></path>", "/>").replace("></rect>", "/>")


def test_a_phone_holds_the_drawing_within_the_page(open_page, path, picture):
    page = open_page(path, width=360, height=740, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Stoep (strook 2) breder").tap()
    assert widths(page)[1] == 210
    picture(page, "section phone")
