"""Gathers the Dutch sentences and compiles the catalogues: `extract`, then translate, then `compile`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "participatie/translations"
TEMPLATE = ROOT / "build/messages.pot"
BABEL = [sys.executable, "-m", "babel.messages.frontend"]


def babel(*args: str) -> None:
    """Run one command of Babel."""
    subprocess.run([*BABEL, *args], cwd=ROOT, check=True, capture_output=True)


def extract() -> None:
    """Bring the English catalogue up to date with the sentences in the code."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    keywords = [part for word in ("_l", "_n:1,2") for part in ("-k", word)]
    header = ["--project=Participatie", "--no-location", "--sort-output", "--omit-header"]
    babel("extract", "-F", "babel.cfg", *keywords, *header[:2], "--sort-output", "-o", str(TEMPLATE), ".")
    target = FOLDER / "en/LC_MESSAGES/messages.po"
    verb = "update" if target.exists() else "init"
    extra = ["--ignore-obsolete", "--no-fuzzy-matching"] if verb == "update" else []
    babel(verb, "-i", str(TEMPLATE), "-d", str(FOLDER), "-l", "en", *extra)


def compile_all() -> None:
    """Write the .mo files beside every catalogue."""
    for po in FOLDER.glob("**/*.po"):
        babel("compile", "-i", str(po), "-o", str(po.with_suffix(".mo")), "-l", po.parent.parent.name)


if __name__ == "__main__":
    {"extract": extract, "compile": compile_all}[sys.argv[1]]()
