"""A cross-section as a list of strips: the cases that Python and JavaScript share, and what holds for any of them."""

import json
import random
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from participatie.streets import section as model
from participatie.streets import section_drawing, section_words, streetmix

CASES = json.loads(Path(__file__).with_name("section_cases.json").read_text(encoding="utf-8"))
STATIC = Path(__file__).resolve().parents[2] / "static"
pytestmark = pytest.mark.once


def named(part):
    return pytest.mark.parametrize("case", CASES[part], ids=lambda case: case["name"])


@named("parse")
def test_only_what_is_a_section_is_read(case):
    if "error" in case:
        with pytest.raises(model.BadSection, match=f"^{case['error']}$"):
            model.parse(case["value"])
        assert model.readable(case["value"]) == ()
    else:
        assert model.as_json(model.parse(case["value"])) == case["value"]


@named("operations")
def test_a_step_has_its_effect(case):
    verb, *rest = case["do"]
    strips = tuple(model.Strip(**strip) for strip in case["strips"])
    if "error" in case:
        with pytest.raises(model.BadSection, match=f"^{case['error']}$"):
            getattr(model, verb)(strips, *rest)
    else:
        assert model.as_json(getattr(model, verb)(strips, *rest)) == case["expected"]


@named("warnings")
def test_what_to_look_at_is_computed(case):
    found = model.warnings(model.parse(case["strips"]), case["available_cm"], case["minimums"])
    assert [[one.id, one.key, one.cm] for one in found] == case["expected"]


@named("drawing")
def test_a_section_is_drawn_to_scale(case):
    strips = model.parse(case["strips"])
    widths = {strip.key: f"{strip.width_cm / 100:.2f} m".replace(".", ",") for strip in strips}
    drawing = section_drawing.draw(strips, case["available_cm"], CASES["names"], widths)
    assert [surface.label for surface in drawing.surfaces] == case["labels"]
    assert [[one.symbol, one.x, one.y, one.tone] for one in drawing.figures] == case["figures"]
    assert [surface.width for surface in drawing.surfaces] == [strip.width_cm for strip in strips]
    assert drawing.end == max(model.sum_cm(strips), case["available_cm"])


def test_the_shared_cases_hold_the_rules_that_the_page_hands_to_the_script():
    assert json.loads(json.dumps(section_words.rules())) == CASES["rules"]


def test_the_script_knows_the_same_kinds_and_limits():
    script = (STATIC / "js/section/model.js").read_text(encoding="utf-8")
    assert json.dumps(list(model.KINDS)) in script
    assert all(f"{kind}: {width}" in script for kind, width in model.FIRST_WIDTH_CM.items())
    limits = {"FEWEST": model.FEWEST, "MOST": model.MOST, "NARROWEST_CM": model.NARROWEST_CM, "WIDEST_CM": model.WIDEST_CM}
    assert all(f"export const {name} = {value};" in script for name, value in limits.items())


def test_every_figure_is_in_the_sprite():
    sprite = ElementTree.parse(STATIC / "img/section.svg")
    drawn = {element.get("id") for element in sprite.iter() if element.get("id")}
    ways = {symbol: ("-front", "-rear") if symbol in section_drawing.TWO_WAYS else ("",) for symbol in symbols()}
    assert {symbol + way for symbol, both in ways.items() for way in both} <= drawn


def symbols():
    return {symbol for rows in section_drawing.FIGURES.values() for _least, row in rows for symbol, _percent in row}


def test_every_kind_has_words_a_width_a_level_and_figures():
    tables = (section_words.KIND_LABELS, model.FIRST_WIDTH_CM, section_drawing.LEVELS_CM, section_drawing.FIGURES)
    assert all(set(table) == set(model.KINDS) for table in tables)
    assert set(section_words.MINIMUM_LABELS) == set(model.MINIMUMS_CM)
    assert all(len(kind) <= 16 for kind in model.MINIMUMS_CM)


def steps_from(strips, chance):
    """What one can do with these strips, with how much that changes their sum."""
    strip, by, kind = chance.choice(strips), chance.randint(-300, 300), chance.choice(model.KINDS)
    return [
        (lambda: model.shift_border(strips, chance.randrange(len(strips)), by), 0),
        (lambda: model.move(strips, strip.key, by), 0),
        (lambda: model.split(strips, strip.key), 0),
        (lambda: model.mirrored(strips), 0),
        (lambda: model.remove(strips, strip.key), -strip.width_cm),
        (lambda: model.add(strips, kind, by), model.FIRST_WIDTH_CM[kind]),
        (lambda: model.resize(strips, strip.key, strip.width_cm + by), by),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_any_row_of_steps_keeps_a_section_and_its_sum(seed):
    chance, tried = random.Random(seed), 0
    strips = model.parse(CASES["operations"][0]["strips"])
    for _step in range(200):
        act, difference = chance.choice(steps_from(strips, chance))
        before = model.sum_cm(strips)
        try:
            strips = act()
        except model.BadSection:
            continue
        tried += 1
        assert model.sum_cm(strips) == before + difference
        assert model.parse(model.as_json(strips)) == strips
    assert tried > 50


def test_medians_and_tendencies_count_all_strips_of_a_kind():
    official = strips(("walk", 200), ("drive", 500), ("walk", 200))
    others = [strips(("walk", 250), ("drive", 300), ("walk", 250)), strips(("walk", 200), ("green", 300), ("walk", 200))]
    found = {one.kind: one for one in model.tendencies(official, others)}
    assert found["walk"] == model.Tendency("walk", 400, 450, 1, 1, 0)
    assert found["drive"] == model.Tendency("drive", 500, 150, 0, 0, 2)
    assert found["green"] == model.Tendency("green", 0, 150, 1, 1, 0)
    assert set(found) == {"walk", "drive", "green"}


def test_a_median_of_none_is_nothing():
    assert (model.median([]), model.median([5]), model.median([1, 9, 2]), model.median([1, 4])) == (0, 5, 2, 2)


def strips(*pairs):
    return tuple(model.Strip(f"s{number}", kind, width) for number, (kind, width) in enumerate(pairs, 1))


def test_a_street_of_streetmix_is_read_in_metres():
    text = json.dumps({"width": 4, "slices": [{"type": "sidewalk", "width": 1.8}, {"type": "drive-lane", "width": 2.2}]})
    assert streetmix.read_streetmix(text) == (strips(("walk", 180), ("drive", 220)), 400)


def test_a_saved_street_of_streetmix_in_feet_is_read_too():
    segments = [{"type": "bike-lane", "width": 6}, {"type": "magic-carpet", "width": 10}]
    street = {"schemaVersion": 24, "units": 0, "width": 80, "segments": segments}
    found = streetmix.read_streetmix(json.dumps({"name": "Main St", "data": {"street": street}}))
    assert found == (strips(("cycle", 183), ("furniture", 305)), 2438)


def test_a_template_with_a_width_per_system_uses_the_metric_one():
    text = json.dumps({"width": {"metric": 30, "imperial": 100}, "slices": [{"type": "bioswale", "width": 3}] * 2})
    assert streetmix.read_streetmix(text)[1] == 3000


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", "null", "[" * 5000, '{"slices": 5}', '{"slices": [1, 2]}', '{"slices": [{"type": 3}]}', "9" * 300_000,
     '{"slices": [{"type": "walk", "width": NaN}, {"type": "walk", "width": 1e999}]}', '{"data": {"street": []}}',
     '{"slices": [{"type": "sidewalk", "width": true}, {"type": "sidewalk", "width": 2}]}'],
)  # fmt: skip
def test_what_is_no_street_is_refused(text):
    with pytest.raises(model.BadSection):
        streetmix.read_streetmix(text)
