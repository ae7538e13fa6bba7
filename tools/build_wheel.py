"""Build the wheel into dist/: front end with compressed copies, catalogues, then hatchling here in this environment.

Nothing is fetched, so it works without a network once `make wheel` has set up the environment.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("tools/vendor.py", "--compress"),
    ("tools/translations.py", "compile"),
)


def run(command: Sequence[str]) -> None:
    """Do one step in the project's folder; stop when it fails."""
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True)


def main(target: str = "dist") -> int:
    """Build the wheel into the target folder and say where it is."""
    folder = (ROOT / target).resolve()
    try:
        for step in STEPS:
            run(step)
        run(("-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)))
    except subprocess.CalledProcessError as failure:
        print(f"The wheel was not built: {' '.join(failure.cmd[1:])} failed.", file=sys.stderr)
        return 1
    newest = max(folder.glob("participatie-*.whl"), key=lambda path: path.stat().st_mtime)
    print(f"{newest} ({newest.stat().st_size // 1024} kB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
