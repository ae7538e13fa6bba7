"""One condition finds what lies in a box, through the index of either database."""

import pytest
from shapely.geometry import LineString, Point
from sqlalchemy import select
from sqlalchemy.orm import aliased

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.places.geometry import Box, within_box
from participatie.subjects.models import Subject
from tests.conftest import DIALECT

BOX = Box(5.0, 51.0, 5.5, 51.5)


def put(title, geometry):
    subject = Subject(kind="initiative", title=title, created_at=now(), changed_at=now())
    if geometry is not None:
        subject.place_at(geometry)
    db.session.add(subject)
    db.session.flush()
    return subject


def found(entity=Subject):
    return set(db.session.scalars(select(entity.title).where(within_box(entity, BOX))))


@pytest.fixture
def subjects(app):
    return [
        put("inside", Point(5.1, 51.1)),
        put("on the corner", Point(5.5, 51.5)),
        put("crossing", LineString([(4.9, 51.2), (6.0, 51.2)])),
        put("around", LineString([(4.0, 50.0), (6.0, 52.0)])),
        put("a hair outside", Point(5.500000001, 51.2)),
        put("outside", Point(6.0, 51.2)),
        put("nowhere", None),
    ]


def test_what_touches_the_box_is_found(subjects):
    assert found() == {"inside", "on the corner", "crossing", "around"}


def test_an_alias_is_searched_too(subjects):
    assert found(aliased(Subject)) == found()


def test_the_index_follows_changes(subjects):
    inside, corner, crossing, *_others = subjects
    inside.place_at(Point(7.0, 53.0))
    corner.west = corner.south = corner.east = corner.north = None
    db.session.delete(crossing)
    db.session.flush()
    assert found() == {"around"}


def test_the_index_of_the_database_is_used(subjects):
    statement = select(Subject.id).where(within_box(Subject, BOX)).compile(db.engine)
    assert ("subject_rtree" if DIALECT == "sqlite" else "box(point(subject.west") in str(statement)
