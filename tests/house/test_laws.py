"""The laws of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "participatie").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))

pytestmark = pytest.mark.once


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_module_is_longer_than_five_hundred_lines():
    long = [name(path) for path in CODE + SCRIPTS + TEMPLATES if len(path.read_text().splitlines()) > 500]
    assert long == []


def test_only_one_place_commits_or_rolls_back():
    pattern = re.compile(r"(?<!database)\.(commit|rollback)\(\)")
    found = [name(path) for path in CODE if pattern.search(path.read_text())]
    assert found == ["participatie/kernel/db.py"]


def test_nothing_is_called_utils_or_the_like():
    banned = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert [name(path) for path in CODE if path.stem in banned] == []


def test_no_import_hides_in_a_function():
    hidden = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                hidden += [
                    f"{name(path)}:{inner.lineno}" for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)
                ]
    assert hidden == []


def test_public_functions_tell_what_a_caller_needs():
    silent = []
    for path in CODE:
        for node in ast.parse(path.read_text()).body:
            is_public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if is_public and not ast.get_docstring(node):
                silent.append(f"{name(path)}:{node.lineno} {node.name}")
    assert silent == []


def test_services_take_the_actor_first_and_authorise_or_are_called_by_one_that_did():
    """A service whose first parameter is `actor` must use it: to authorise, or to pass it on."""
    idle = []
    for path in CODE:
        if "services" not in path.parts and path.stem != "services":
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            names = [argument.arg for argument in node.args.args]
            used = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
            if names[:1] == ["actor"] and "actor" not in used:
                idle.append(f"{name(path)}:{node.lineno} {node.name}")
    assert idle == []


def test_templates_hold_no_script_style_or_handler():
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
    found = [name(path) for path in TEMPLATES if "mail" not in path.parts and pattern.search(path.read_text())]
    assert found == []


def test_only_the_sanitiser_s_own_output_is_trusted_in_templates():
    found = [
        f"{name(path)}: {match}"
        for path in TEMPLATES
        for match in re.findall(r"\|\s*safe\b", path.read_text())
        if "components" not in path.parts
    ]
    assert found == []


def test_leaflet_is_called_in_one_folder_only():
    pattern = re.compile(r"\bL\.(map|marker|tileLayer|latLng|geoJSON)\b")
    found = [name(path) for path in SCRIPTS if "map" not in path.parts and pattern.search(path.read_text())]
    assert found == []


def test_every_domain_says_what_belongs_in_it():
    silent = [
        name(path)
        for path in (ROOT / "participatie").glob("*/__init__.py")
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_committed_file_names_a_registry_or_a_folder_of_one_machine():
    hosts = ("registry." + "npmjs.org", "pypi." + "org/simple", "files.python" + "hosted.org")
    folders = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/")
    places = [
        *CODE,
        *TEMPLATES,
        *SCRIPTS,
        *ROOT.glob("[!.]*"),
        *ROOT.glob("locks/*"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("tools/*"),
    ]
    found = []
    for path in places:
        if path.is_file() and path.suffix not in {".png", ".mo"}:
            text = path.read_text(errors="ignore")
            found += [f"{name(path)}: {word}" for word in hosts + folders if word in text]
    assert found == []


def test_every_test_says_what_it_expects():
    """By an `assert`, by `raises` of pytest, or by `expect` of Playwright; what only a helper looks at is not read."""
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    silent = []
    for path in tests:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                called = {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
                called |= {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
                if not called & {"raises", "expect"} and not any(isinstance(inner, ast.Assert) for inner in ast.walk(node)):
                    silent.append(f"{name(path)}:{node.lineno} {node.name}")
    assert tests
    assert silent == []
