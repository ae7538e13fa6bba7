"""Trial: the real boundaries of Oss with real ideas in them, by the commands that a municipality would type.

    python tools/oss_trial.py SHARED_DATA [--work FOLDER]

`SHARED_DATA` is a folder with `boundaries/` and `ideas/` (see docs/how-to/trial-on-oss.md). The database is that of the
settings: SQLite in the data folder, or PostgreSQL with PARTICIPATIE_DATABASE_URL. It must be empty. Stops at what is wrong.
"""

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely.affinity import affine_transform
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
BOUNDARIES = "boundaries/oss_GM0828_gemeente_wijken_buurten.geojson"
DUTCH = "ideas/nl_buurtbudget_ideas.json"
GEOCODED = "ideas/pl_geocoded_ideas.geojson"
LONGEST_TITLE = 120

THEMES = (
    ("groen", ("groen", "green", "klimaat", "natuur", "environment")),
    ("sport", ("sport", "beweg", "leefstijl")),
    ("cultuur", ("kunst", "cultu")),
    ("verkeer-en-straat", ("straat", "straten", "verkeer", "openbare", "transit")),
    ("spelen", ("kind", "jeugd", "jongeren")),
    ("zorg-en-samen", ("eenzaam", "arm", "welfare", "zorg", "gelijke")),
    ("ontmoeten", ("ontmoet", "verbinding", "sociaal", "samen", "public space", "education")),
)
"""A theme of a new platform, and what in a category points at it."""


class Area(NamedTuple):
    """One area of the file of boundaries."""

    code: str
    name: str
    level: str
    shape: BaseGeometry


def main() -> int:
    """Convert, import and check."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, help="Where to put the converted files.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="oss-") as temporary:
        work = given.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        areas = read_boundaries(given.shared / BOUNDARIES)
        dutch = convert_dutch(given.shared / DUTCH, areas, work / "dutch.csv")
        moved = convert_geocoded(given.shared / GEOCODED, areas, work / "geocoded.geojson")
        print(f"{dutch} Dutch ideas with a neighbourhood, {moved} geocoded ideas moved into Oss.")
        set_up(given.shared / BOUNDARIES)
        for name in ("dutch.csv", "geocoded.geojson"):
            command("initiatives", "import", str(work / name), "--dry-run")
            command("initiatives", "import", str(work / name))
    return tool("check", str(dutch), str(moved))


def set_up(boundaries: Path) -> None:
    """An empty platform with the areas of Oss."""
    command("db", "upgrade")
    command("init", "--name", "Samen Oss", "--place", "Oss", "--contact", "samen@oss.example")
    command("places", "import", str(boundaries), "--dry-run")
    command("places", "import", str(boundaries))
    if tool("teams"):
        sys.exit(1)


def tool(*words: str) -> int:
    """Run a part of tools/oss_checks.py; it speaks for itself."""
    print("$ python -m tools.oss_checks " + " ".join(words), flush=True)
    return subprocess.run([sys.executable, "-m", "tools.oss_checks", *words], cwd=ROOT).returncode


def command(*words: str) -> None:
    """Run one command of the platform, and say which."""
    print("$ participatie " + " ".join(words), flush=True)
    done = subprocess.run([sys.executable, "-m", "participatie", *words], cwd=ROOT, capture_output=True, text=True)
    lines = done.stdout.strip().splitlines()
    print("  " + (lines[-1] if lines else "done"), flush=True)
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")


def read_boundaries(path: Path) -> list[Area]:
    """All areas, widest first as in the file."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [Area(*(f["properties"][name] for name in ("code", "name", "level")), shape(f["geometry"])) for f in features]


def theme_of(category: str) -> str:
    """The theme that fits the category best; empty when none does."""
    low = category.lower()
    return next((theme for theme, signs in THEMES if any(sign in low for sign in signs)), "")


def short(title: str) -> str:
    """A title that fits in the place for it."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def convert_dutch(path: Path, areas: list[Area], target: Path) -> int:
    """JSON to CSV; each idea gets a neighbourhood, the same one every time, and each neighbourhood about as many."""
    ideas = json.loads(path.read_text(encoding="utf-8"))
    codes = sorted(area.code for area in areas if area.level == "buurt")
    random.Random("Oss").shuffle(codes)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "story", "theme", "area_code", "published_on", "reference"))
        for number, idea in enumerate(sorted(ideas, key=lambda idea: idea["id"])):
            theme = theme_of(idea["category"] or "")
            code = codes[number % len(codes)]
            writer.writerow((short(idea["title"]), idea["body"] or "", theme, code, f"{idea['year']}-06-01", idea["id"]))
    return len(ideas)


def convert_geocoded(path: Path, areas: list[Area], target: Path) -> int:
    """Move all points by one affine move, so that the box around them lies inside the municipality."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    points = [shape(feature["geometry"]) for feature in features]
    move = affine_into(shapely.union_all(points), areas[0].shape)
    for feature, point in zip(features, points, strict=True):
        moved, properties = affine_transform(point, move), feature["properties"]
        feature["geometry"] = {"type": "Point", "coordinates": [round(moved.x, 6), round(moved.y, 6)]}
        feature["properties"] = {
            "title": short(properties["title"]),
            "theme": theme_of(" ".join(properties["categories"])),
            "published_on": f"{properties['year']}-06-01",
            "reference": feature.pop("id"),
        }
    target.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8")
    return len(features)


def affine_into(points: BaseGeometry, border: BaseGeometry) -> list[float]:
    """The move and scaling that brings the box around the points into the largest box found inside the border."""
    west, south, east, north = points.bounds
    left, bottom, right, top = largest_box(border).bounds
    wide, high = (right - left) / (east - west), (top - bottom) / (north - south)
    return [wide, 0, 0, high, left - west * wide, bottom - south * high]


def largest_box(border: BaseGeometry, steps: int = 24) -> BaseGeometry:
    """The largest box of the shape of the border's own, around a point of a grid, that lies inside it."""
    west, south, east, north = border.bounds
    best = border.representative_point().buffer(1e-4)
    for column in range(1, steps):
        for row in range(1, steps):
            x, y = west + (east - west) * column / steps, south + (north - south) * row / steps
            for size in range(steps, 0, -1):
                wide, high = (east - west) * size / steps / 2, (north - south) * size / steps / 2
                tried = box(x - wide, y - high, x + wide, y + high)
                if tried.area <= best.area:
                    break
                if border.contains(tried):
                    best = tried
                    break
    return best


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
