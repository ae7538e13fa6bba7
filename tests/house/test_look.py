"""The look keeps its promises: readable colours, one place for them, icons that exist, and a style guide that is complete."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "static/css"
THEMES = sorted((STYLES / "themes").glob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
PAGES = [path for path in TEMPLATES if "mail" not in path.parts]
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
GUIDE = "".join(path.read_text() for path in sorted((ROOT / "templates/styleguide").glob("*.html")))

TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{3,6}),\s*(#[0-9a-f]{3,6})\)")
COLOUR = re.compile(r"(?<![&\w/])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|rgba|hsl|oklch|oklab)\(", re.I)

TEXT, SHAPE = 4.5, 3.0
PAIRS = [
    *[(text, ground, TEXT) for text in ("ink", "muted", "river", "brick", "leaf", "plum") for ground in ("paper", "surface")],
    *[("ink", ground, TEXT) for ground in ("well", "river-tint", "leaf-tint", "sun-tint", "brick-tint", "plum-tint")],
    *[(name, f"{name}-tint", TEXT) for name in ("river", "brick", "leaf", "plum")],
    *[(f"on-{name}", name, TEXT) for name in ("river", "brick", "leaf", "plum", "strip")],
    *[(f"{name}-deep", f"{name}-tint", TEXT) for name in ("river", "brick")],
    *[("on-avatar", f"avatar-{shade}", TEXT) for shade in (1, 2, 3, 4, 5, "more")],
    ("on-river", "river-deep", TEXT),
    ("on-brick", "brick-deep", TEXT),
    ("muted", "well", TEXT),
    ("on-sun", "sun-tint", TEXT),
    ("ink-fixed", "sun", TEXT),
    ("on-strip-muted", "strip", TEXT),
    ("sun", "strip", SHAPE),
    ("map-label", "map-land", TEXT),
    ("map-label", "map-building", TEXT),
    ("map-label", "map-green", TEXT),
    ("map-label", "map-halo", TEXT),
    ("map-water-label", "map-water", TEXT),
    ("line-strong", "paper", SHAPE),
    ("line-strong", "surface", SHAPE),
    ("focus", "paper", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "focus-gap", SHAPE),
    *[(pin, ground, SHAPE) for pin in ("river", "brick", "leaf", "plum") for ground in ("map-land", "map-green")],
]

pytestmark = pytest.mark.once


def tokens(theme: Path, side: int) -> dict[str, str]:
    """Name -> colour by day (0) or by night (1), a theme's own values over the general ones."""
    text = (STYLES / "tokens.css").read_text() + theme.read_text()
    return {name: sides[side] for name, *sides in TOKEN.findall(text)}


def macros(path: Path) -> list[str]:
    """The macros of a component that pages may use; those that only hold texts for a script need no picture."""
    names = re.findall(r"{%-? macro (\w+)\(", path.read_text())
    return [name for name in names if not name.startswith("_") and not name.endswith("_words")]


def luminance(colour: str) -> float:
    """Relative luminance of a hexadecimal colour, as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("side", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_every_pair_of_text_and_ground_can_be_read(theme, side):
    values = tokens(theme, side)
    weak = [
        f"{text} on {ground}: {ratio:.2f}"
        for text, ground, least in PAIRS
        if (ratio := contrast(values[text], values[ground])) < least
    ]
    assert weak == []


def test_black_on_white_has_the_contrast_that_wcag_says():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_a_theme_only_gives_other_values_to_tokens_that_exist(theme):
    known = set(re.findall(r"--([\w-]+):", (STYLES / "tokens.css").read_text()))
    assert set(re.findall(r"--([\w-]+):", theme.read_text())) <= known


def test_colours_stand_in_the_tokens_and_nowhere_else():
    sheets = [path for path in STYLES.rglob("*.css") if path.name != "tokens.css" and path not in THEMES]
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in [*sheets, *SCRIPTS, *PAGES]
        for match in COLOUR.findall(re.sub(r"/\*.*?\*/|\{#.*?#\}|href=\"#[^\"]*\"", "", path.read_text(), flags=re.DOTALL))
    ]
    assert found == []


def test_layers_in_depth_stand_in_the_tokens_too():
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in STYLES.rglob("*.css")
        for match in re.findall(r"z-index:(?!\s*(?:var\(|auto))[^;]+", path.read_text())
    ]
    assert found == []


def test_every_style_belongs_to_a_layer():
    loose = [
        path.name for path in STYLES.rglob("*.css") if not re.match(r"(?:/\*.*?\*/\s*)*@layer ", path.read_text(), re.DOTALL)
    ]
    assert loose == []


def test_every_component_is_shown_in_the_style_guide():
    missing = [
        f"{path.name}: {macro}" for path in COMPONENTS for macro in macros(path) if not re.search(rf"\b{macro}\(", GUIDE)
    ]
    assert missing == []


def test_every_macro_tells_its_parameters_in_one_line():
    silent = [
        f"{path.name}: {macro}"
        for path in COMPONENTS
        for macro in macros(path)
        if not re.search(r"{#\s*" + macro + r"\(", path.read_text())
    ]
    assert silent == []


def test_every_icon_that_is_used_is_in_the_sprite():
    listed = set((ROOT / "tools/icons.txt").read_text().split())
    pattern = re.compile(r"""(?:\bicon\(|\b_icon\(|\bicon(?:_name)?\s*=\s*|["']icon["']:\s*)["']([a-z0-9-]+)["']""")
    sources = [*PAGES, *(ROOT / "participatie").rglob("*.py")]
    used = {(name, path.name) for path in sources for name in pattern.findall(path.read_text())}
    assert len(used) > 20
    assert sorted((name, where) for name, where in used if name not in listed) == []


def test_every_utrecht_class_that_is_used_comes_with_its_rules():
    lines = (ROOT / "tools/utrecht.txt").read_text().splitlines()
    listed = {name for line in lines for name in line.split(":")[1].split()}
    used = {name for path in PAGES for name in re.findall(r"\butrecht-([a-z_-]*[a-z])(?![\w{-]|--)", path.read_text())}
    assert sorted(used - listed) == []


@pytest.fixture(scope="module")
def vendor():
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "tools/vendor.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_second_run_of_the_vendor_step_writes_nothing(vendor):
    vendor.write_all()
    assert vendor.write_all() == 0


def test_a_rule_for_a_class_that_nobody_writes_stays_behind(vendor):
    text = ".utrecht-button, .utrecht-nobody { color: red } @media print { .utrecht-nobody { color: red } }"
    assert [vendor.used_part(rule) for rule in vendor.top_level_rules(text)] == [".utrecht-button {\ncolor: red\n}\n", ""]


def test_a_browser_without_light_dark_gets_the_colours_of_the_day(vendor):
    assert "--ink:#1;" in vendor.light_only("--ink: light-dark(#1, #2); --width: 3px;")


def test_a_missing_package_is_told_in_a_sentence(vendor):
    with pytest.raises(vendor.Missing, match="not-there"):
        vendor.package_file("not-there/at-all.js")
