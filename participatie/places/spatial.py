"""The spatial index of each database behind one condition, for tables that keep the box around their geometry.

SQLite keeps an R*Tree table beside the table (`subject_rtree`), filled by triggers; PostgreSQL has a GiST index on
`box(point(west, south), point(east, north))`. Both only narrow the search (the R*Tree rounds outwards, boxes of
PostgreSQL touch generously); the four comparisons beside them decide.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, ColumnElement, Float, and_, inspect, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm.util import AliasedClass
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from participatie.places.geometry import Box


class _Near(FunctionElement[bool]):
    """What the index of the database says: may this row's box touch the asked box?"""

    inherit_cache = True
    type = Boolean()
    name = "near"


def within_box(boxed: type[DeclarativeBase] | AliasedClass[DeclarativeBase], box: "Box") -> ColumnElement[bool]:
    """Rows of a mapped class whose box shares at least a point with this one, found through the index of the database."""
    west, south, east, north = (literal(value, Float) for value in box.as_list())
    key = inspect(boxed).mapper.primary_key[0]
    own_west, own_south, own_east, own_north = sides = [getattr(boxed, side) for side in ("west", "south", "east", "north")]
    return and_(
        _Near(getattr(boxed, key.name), *sides, west, south, east, north),
        own_west <= east,
        own_east >= west,
        own_south <= north,
        own_north >= south,
    )


@compiles(_Near, "sqlite")
def _in_rtree(near: _Near, compiler: SQLCompiler, **options: object) -> str:
    key, *_sides = near.clauses
    west, south, east, north = (compiler.process(value) for value in list(near.clauses)[5:])
    table = getattr(key.table, "element", key.table)  # an alias stands before its table
    touches = f"west <= {east} AND east >= {west} AND south <= {north} AND north >= {south}"
    return f"{compiler.process(key)} IN (SELECT id FROM {table.name}_rtree WHERE {touches})"  # noqa: S608  (values are bound)


@compiles(_Near, "postgresql")
def _in_gist(near: _Near, compiler: SQLCompiler, **options: object) -> str:
    _key, *values = (compiler.process(value) for value in near.clauses)
    row, asked = values[:4], values[4:]
    return f"{_postgresql_box(*row)} && {_postgresql_box(*asked)}"


def _postgresql_box(west: str, south: str, east: str, north: str) -> str:
    return f"box(point({west}, {south}), point({east}, {north}))"
