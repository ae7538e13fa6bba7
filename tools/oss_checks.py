"""The teams of the trial on Oss, and the checks after it: `python -m tools.oss_checks teams`, `… check DUTCH GEOCODED`.

An administrator does the first in Beheer; the second looks at the database and at the pages that a visitor gets.
"""

import sys
from collections import Counter

from flask.testing import FlaskClient
from sqlalchemy import func, select

from participatie.app import create_app
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db, unit_of_work
from participatie.map.models import MapCell
from participatie.map.services import rebuild
from participatie.places.models import Area
from participatie.places.queries import area_id_at, list_areas
from participatie.subjects.models import Subject
from participatie.subjects.queries import Lens, list_themes, page_cards
from participatie.teams import services as teams
from participatie.teams.models import Responsibility, Team

VILLAGE, GREEN = "Ravenstein", "groen"


class Wrong(Exception):
    """Something is not as it should be; the message says what."""


def expect(claim: bool, sentence: str) -> None:
    """Say that it holds, or stop."""
    if not claim:
        raise Wrong(sentence)
    print(f"  ok  {sentence}")


def open_teams() -> None:
    """One team for a village, one for a theme; the rest is for the team that takes whatever fits nowhere else."""
    with unit_of_work():
        village = next(area for area in list_areas() if area.name == VILLAGE and area.level != "neighbourhood")
        green = next(theme for theme in list_themes() if theme.slug == GREEN)
        teams.add_remit(SYSTEM, teams.open_team(SYSTEM, f"Team {VILLAGE}"), village, None)
        teams.add_remit(SYSTEM, teams.open_team(SYSTEM, "Team Groen"), None, green)
    print(f"  Team {VILLAGE} and Team Groen.")


def initiatives() -> list[Subject]:
    """Everything that was imported."""
    return list(db.session.scalars(select(Subject).where(Subject.kind == "initiative")))


def check(wanted: int) -> None:
    """All checks, each with a line."""
    subjects = initiatives()
    expect(len(subjects) == wanted, f"{wanted} initiatives are there")
    check_areas(subjects)
    check_teams(subjects)
    check_map(subjects)
    check_filters(subjects)


def check_areas(subjects: list[Subject]) -> None:
    """Every one has the most specific area by geometry, and the area pages count what lies below them."""
    expect(all(s.area_id == area_id_at(s.geometry) for s in subjects if s.geometry), "each lies in the area of its geometry")
    paths = {area.id: area.path for area in list_areas()}
    below = Counter(int(part) for s in subjects for part in paths[s.area_id or 0].split("/") if part)
    areas = list_areas()
    listed = {area.id: page_cards(NOBODY, Lens(kinds=("initiative",), area_path=area.path), 1, 1).total for area in areas}
    capped = {area.id: min(below[area.id], max(listed.values())) for area in areas}
    expect(listed == capped, f"the lists of {len(areas)} areas count what lies in them")


def check_teams(subjects: list[Subject]) -> None:
    """Each has one team: by theme, else by village, else the team for the rest."""
    current = select(Responsibility).where(Responsibility.until.is_(None))
    by_subject = {row.subject_id: row.team_id for row in db.session.scalars(current)}
    expect(sorted(by_subject) == sorted(s.id for s in subjects), "each has exactly one team")
    names = {name: team_id for team_id, name in db.session.execute(select(Team.id, Subject.title).join(Team.subject)).all()}
    village = db.session.scalars(select(Area).where(Area.name == VILLAGE)).first()
    paths = {area.id: area.path for area in list_areas()}
    green = next(theme.id for theme in list_themes() if theme.slug == GREEN)
    rest = db.session.scalars(select(Team.id).where(Team.is_fallback)).one()

    def expected(subject: Subject) -> int:
        if subject.theme_id == green:
            return names["Team Groen"]
        inside = village is not None and paths[subject.area_id or 0].startswith(village.path)
        return names[f"Team {VILLAGE}"] if inside else rest

    expect(all(by_subject[s.id] == expected(s) for s in subjects), "each is with the team of its theme or village")
    print(f"      {sorted(Counter(by_subject.values()).values(), reverse=True)} per team")


def check_map(subjects: list[Subject]) -> None:
    """The cells of the map equal a recount, and hold everything."""
    cells = select(MapCell.facet, MapCell.zoom, MapCell.x, MapCell.y, MapCell.count).where(MapCell.count != 0)
    kept = {tuple(row) for row in db.session.execute(cells)}
    db.session.rollback()
    rebuild()
    recounted = {tuple(row) for row in db.session.execute(cells)}
    db.session.rollback()
    expect(kept == recounted, f"{len(kept)} cells of the map equal a recount")
    whole = select(MapCell.zoom, func.sum(MapCell.count)).where(MapCell.facet == "").group_by(MapCell.zoom)
    sums = {int(total) for _zoom, total in db.session.execute(whole)}
    expect(sums == {len(subjects)}, "every zoom holds all of them")


def check_filters(subjects: list[Subject]) -> None:
    """The list answers filters with what fits them, and the pages open."""
    for theme in list_themes():
        total = page_cards(NOBODY, Lens(kinds=("initiative",), themes=(theme.id,)), 1, 1).total
        fitting = sum(s.theme_id == theme.id for s in subjects)
        expect(total == fitting or total > 1_000, f"{total} about {theme.name}")


def open_pages(client: FlaskClient) -> None:
    """Home, map, list with filters and the page of the village answer."""
    for path in (
        "/",
        "/kaart",
        "/initiatieven?thema=groen&sorteer=steun",
        "/initiatieven?gebied=ravenstein&pagina=2",
        "/gebieden/ravenstein",
    ):
        expect(client.get(path).status_code == 200, f"{path} opens")


def main(words: list[str]) -> int:
    """Open the teams, or check."""
    app = create_app()
    try:
        with app.app_context():
            if words[0] == "teams":
                open_teams()
            else:
                check(sum(map(int, words[1:])))
                db.session.rollback()
        if words[0] != "teams":
            open_pages(app.test_client())
    except Wrong as wrong:
        print(f"  WRONG  {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
