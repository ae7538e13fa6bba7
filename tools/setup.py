"""Makes everything ready on a machine with only Python: environment, packages from the lock, front end, catalogues.

Needs nothing but the standard library. Does again only what changed; a half-finished earlier try is repaired.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCKS = {"runtime": ROOT / "locks/runtime.txt", "development": ROOT / "locks/development.txt"}


def main(wanted: str) -> int:
    """Bring the environment to `runtime` or `development`."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file also runs on older ones, to say so)
        return stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 demo")
    try:
        make_environment()
        install(wanted)
        run([BIN / "python", "tools/vendor.py"], "Fetching the front-end packages failed.")
        compile_catalogues()
    except Failed as failure:
        return stop(str(failure))
    return 0


class Failed(Exception):
    """A step did not work; the message says which, and what to try."""


def stop(sentence: str) -> int:
    """Say why it stopped."""
    print(sentence, file=sys.stderr)
    return 1


def run(command: list[str | Path], sentence: str, quiet: bool = False) -> None:
    """Run a command in the project's folder, and say it in a sentence when that fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=quiet, text=True)
    if done.returncode:
        raise Failed(f"{sentence}\n{done.stderr or ''}".strip())


def works() -> bool:
    """Whether the environment there is can start Python and uv."""
    if not (BIN / "python").exists() or not (BIN / "uv").exists():
        return False
    return subprocess.run([BIN / "uv", "--version"], capture_output=True).returncode == 0


def make_environment() -> None:
    """A fresh environment with the installer in it, unless there is one that works."""
    if works():
        return
    if VENV.exists():
        print("An earlier set-up was not finished; starting again.")
        shutil.rmtree(VENV)
    print("Making the environment…")
    hint = "No environment could be made. On Debian: apt install python3-venv."
    run([sys.executable, "-m", "venv", VENV], hint, quiet=True)
    pip = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run([*pip, "-r", "locks/bootstrap.txt"], "The installer could not be fetched. Is there a network?", quiet=True)


def install(wanted: str) -> None:
    """The packages of the lock, with their hashes checked. Development holds all of runtime."""
    stamps = {name: VENV / f"{name}.stamp" for name in LOCKS}
    wishes = {name: hashlib.sha256(lock.read_bytes()).hexdigest() for name, lock in LOCKS.items()}
    enough = [wanted] if wanted == "development" else ["runtime", "development"]
    if any(stamps[name].exists() and stamps[name].read_text() == wishes[name] for name in enough):
        return
    print("Installing the packages of the lock…")
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    uv = [
        BIN / "uv",
        "pip",
        "install",
        "--quiet",
        "--compile-bytecode",
        "--system-certs",
        "--python",
        BIN / "python",
        "--require-hashes",
    ]
    run([*uv, "-r", LOCKS[wanted]], "The packages could not be installed. Is there a network?")
    stamps[wanted].write_text(wishes[wanted])


def compile_catalogues() -> None:
    """The translations, in the form that the application reads."""
    sources = list(ROOT.glob("participatie/translations/**/*.po"))
    if any(not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime for po in sources):
        run([BIN / "python", "tools/translations.py", "compile"], "The translations could not be compiled.", quiet=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "runtime"))
