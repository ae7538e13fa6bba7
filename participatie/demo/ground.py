"""Makes the town's files and its base map in a process of its own, while the database is filled.

Started as `python -m participatie.demo.ground FOLDER TARGET SEED`; prints `town` once the files are there.
"""

import sys
from pathlib import Path

from participatie.demo.town import build_town
from participatie.places.basemap import build

ATTRIBUTION = "Beemdwaard, verzonnen"


def main(folder: str, target: str, seed: str) -> None:
    """Write the files of the town into the folder, then the base map."""
    build_town(int(seed)).write(Path(folder))
    print("town", flush=True)
    build(Path(folder) / "layers", Path(target), attribution=ATTRIBUTION)


if __name__ == "__main__":
    main(*sys.argv[1:4])
