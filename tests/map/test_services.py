"""What is counted equals what is public, whatever happened."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point
from sqlalchemy import select, text

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.map.models import MapCell, MapPlace
from participatie.map.queries import count_by_facet
from participatie.map.services import count_again, rebuild
from participatie.subjects import services
from participatie.subjects.models import Subject


def cells():
    columns = (MapCell.facet, MapCell.zoom, MapCell.x, MapCell.y, MapCell.count, MapCell.sum_lon_micro, MapCell.sum_lat_micro)
    return {tuple(row) for row in db.session.execute(select(*columns).where(MapCell.count != 0))}


def places():
    columns = (MapPlace.subject_id, MapPlace.code, MapPlace.lon_micro, MapPlace.lat_micro, MapPlace.facets)
    return {tuple(row) for row in db.session.execute(select(*columns))}


def recount():
    """What a fresh count gives, leaving everything as it was."""
    with db.session.begin_nested() as nested:
        rebuild()
        found = cells(), places()
        nested.rollback()
    return found


def move(subject, lon, lat):
    services.place(subject, Point(lon, lat))
    services.edited(SYSTEM, subject, ["place"])


STEPS = {
    "move": lambda subject, n, _themes: move(subject, 5.4 + n / 100, 51.7 + n / 200),
    "hide": lambda subject, _n, _themes: services.hide(SYSTEM, subject),
    "show": lambda subject, _n, _themes: services.show(SYSTEM, subject),
    "advance": lambda subject, n, _themes: services.move_state(SYSTEM, subject, ("idea", "underway", "done")[n % 3], "Verder."),
    "retheme": lambda subject, n, themes: (
        setattr(subject, "theme_id", list(themes.values())[n % 2].id if n % 3 else None),
        services.edited(SYSTEM, subject, ["theme"]),
    ),
    "restate": lambda subject, _n, _themes: services.edited(SYSTEM, subject, ["text"]),
}
histories = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 3), st.integers(0, 19)), max_size=25)


@given(histories)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_history_the_counts_equal_a_recount(put, town, themes, history):
    with db.session.begin_nested() as nested:
        subjects = [put(f"Plan {n}", 5.41 + n / 50, 51.71 + n / 50, kind=("plan", "walk")[n % 2]) for n in range(4)]
        for step, who, n in history:
            STEPS[step](subjects[who], n, themes)
        assert (cells(), places()) == recount()
        nested.rollback()


def test_a_subject_counts_under_each_of_its_facets(put, town, themes):
    put(lon=5.45, theme=themes["groen"])
    areas = [f"area:{town['whole'].id}", f"area:{town['west'].id}"]
    facets = ["", "kind:plan", "state:idea", f"theme:{themes['groen'].id}", "open", *areas]
    assert count_by_facet(facets) == dict.fromkeys(facets, 1)
    assert count_by_facet([f"area:{town['east'].id}", "kind:walk"]) == {}


def test_what_has_ended_is_not_counted_as_open(put, town):
    services.move_state(SYSTEM, put(), "done", "Klaar.")
    assert count_by_facet(["open", "state:done", "state:idea"]) == {"open": 0, "state:done": 1, "state:idea": 0}


def test_drafts_and_kinds_without_a_place_on_the_map_are_not_counted(put, town):
    services.place(services.begin(SYSTEM, "plan", "idea"), Point(5.45, 51.75))
    put(kind="club")
    assert cells() == places() == set()


def test_a_line_is_counted_on_the_line(put, town):
    line = LineString([(5.41, 51.71), (5.41, 51.79), (5.59, 51.79)])
    put(geometry=line)
    spot = db.session.scalars(select(MapPlace)).one()
    assert line.distance(Point(spot.lon_micro / 1e6, spot.lat_micro / 1e6)) < 1e-6


def test_a_damaged_place_breaks_neither_the_count_nor_the_recount(put, town):
    broken, whole = put("Kapot"), put("Heel")
    db.session.execute(text("UPDATE subject SET geometry = :junk WHERE id = :id"), {"junk": b"junk", "id": broken.id})
    db.session.expire_all()
    count_again(broken.id)
    assert {row[0] for row in places()} == {whole.id}
    assert rebuild() == 1


def test_counting_again_without_a_change_writes_nothing(put, town, counting):
    subject = put()
    with counting() as statements:
        count_again(subject.id)
    assert not [s for s in statements.statements if not s.startswith("SELECT")]


@pytest.mark.parametrize("others", [0, 30])
def test_publishing_takes_as_many_statements_however_much_there_is(put, town, counting, others):
    for n in range(others):
        put(lon=5.41 + n / 200)
    subject = db.session.get(Subject, put().id)
    services.hide(SYSTEM, subject)
    with counting() as statements:
        count_again(subject.id)
    assert len(statements) == 2
