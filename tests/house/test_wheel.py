"""A wheel built from the checkout, installed in an empty folder elsewhere, serves the same pages."""

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("/", "/inloggen", "/stijlgids", "/static/vendor/app.css", "/static/img/icons.svg", "/static/vendor/leaflet/leaflet.js")
CHANGING = re.compile(r'(name="(?:csrf_token|form_key)" value=)"[^"]*"')
SECONDS = 60

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked where nothing of the checkout is."""
    if not (ROOT / "node_modules").exists():
        pytest.skip("The front-end packages are not there. Run: make test")
    dist, target = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("elsewhere") / "site"
    run([sys.executable, str(ROOT / "tools/build_wheel.py"), str(dist)], ROOT)
    (wheel,) = dist.glob("*.whl")
    uv = shutil.which("uv", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", ""))))
    tool = [uv, "pip", "install", "--offline"] if uv else [sys.executable, "-m", "pip", "install", "--no-index"]
    run([*tool, "--no-deps", "--target", str(target), str(wheel)], dist)
    return target


def run(command: list[str], folder: Path) -> None:
    """Run a command, and show what it said when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def environment(code: Path, data: Path) -> dict[str, str]:
    """Nothing of this process but the packages: the code is what stands in `code`."""
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join([str(code), *packages]),
        "PARTICIPATIE_MODE": "development",
        "PARTICIPATIE_DATA_FOLDER": str(data),
        "PARTICIPATIE_BASEMAP": "boundaries",
    }


def serving(code: Path, data: Path) -> Iterator[str]:
    """A migrated database and a server, both started from a folder with nothing in it."""
    data.mkdir()
    environ = environment(code, data)
    done = subprocess.run(
        [sys.executable, "-m", "participatie", "db", "upgrade"], cwd=data, env=environ, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--threads", "2", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "participatie.app:create_app()"], cwd=data, env=environ, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(port: int) -> None:
    """Come back when somebody listens."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("the server did not start")


@pytest.fixture(scope="module")
def from_wheel(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serving(installed, tmp_path_factory.mktemp("wheel") / "data")


@pytest.fixture(scope="module")
def from_checkout(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serving(ROOT, tmp_path_factory.mktemp("checkout") / "data")


def read(address: str) -> str:
    """The page at this address, without what differs at every visit."""
    with urllib.request.urlopen(address, timeout=30) as response:
        return CHANGING.sub(r"\1", response.read().decode())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_from_the_wheel_is_the_page_of_the_checkout(from_wheel: str, from_checkout: str, path: str):
    mine, theirs = read(from_wheel + path), read(from_checkout + path)
    assert len(mine) > 100
    assert mine.replace(from_wheel, "") == theirs.replace(from_checkout, "")


def test_the_wheel_holds_what_git_does_not_keep_and_nothing_of_the_tests(installed: Path):
    package = installed / "participatie"
    for name in ("static/vendor/app.css.br", "static/img/icons.svg", "migrations/env.py", "templates/base.html"):
        assert (package / name).is_file(), name
    assert list(package.glob("translations/**/*.mo"))
    assert list(package.glob("demo/content/*.toml"))
    assert not list(installed.rglob("test_*.py"))
