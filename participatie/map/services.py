"""Keep the counts of the map equal to the public subjects, at every zoom. Only the platform itself calls these."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from participatie.kernel.db import db
from participatie.map.grid import square_of
from participatie.map.models import MapCell, MapPlace
from participatie.map.queries import CountedPlace, find_place, find_public, list_public
from participatie.map.queries.counted import FINEST_COUNTED, WIDEST_COUNTED

_BATCH = 5_000
Key = tuple[str, int, int, int]
Sums = list[int]
Cells = defaultdict[Key, Sums]


def count_again(subject_id: int) -> None:
    """Make the counts follow what became of one subject: new, moved, hidden, shown, in another stage.

    Whoever changed the subject wrote its row first, and so holds its lock: of two changes at once the second waits.
    """
    now, before = find_public(subject_id), find_place(subject_id)
    if now == before:
        return
    changes = _cells()
    if before:
        db.session.execute(delete(MapPlace).where(MapPlace.subject_id == subject_id))
        _count(changes, before, -1, WIDEST_COUNTED)
    if now:
        db.session.execute(insert(MapPlace), [_row(subject_id, now)])
        _count(changes, now, 1, WIDEST_COUNTED)
    _apply({key: sums for key, sums in changes.items() if any(sums)})


def rebuild() -> int:
    """Count everything anew; returns how many subjects are on the map."""
    db.session.execute(delete(MapCell))
    db.session.execute(delete(MapPlace))
    cells, total, last_id = _cells(), 0, 0
    while batch := list_public(last_id, _BATCH):
        last_id = batch[-1][0]
        places = {subject_id: place for subject_id, place in batch if place}
        db.session.execute(insert(MapPlace), [_row(subject_id, place) for subject_id, place in places.items()])
        for place in places.values():
            _count(cells, place, 1, FINEST_COUNTED)
        total += len(places)
    for zoom in range(FINEST_COUNTED, WIDEST_COUNTED - 1, -1):
        _write(cells)
        cells = _widened(cells) if zoom > WIDEST_COUNTED else cells
    return total


def _cells() -> Cells:
    return defaultdict(lambda: [0, 0, 0])


def _count(cells: Cells, place: CountedPlace, times: int, widest: int) -> None:
    """Add a place to (or, with -1, take it off) the cells from the finest counted zoom to the widest asked for."""
    squares = [square_of(place.code, FINEST_COUNTED)]
    squares += [squares[0].at(zoom) for zoom in range(widest, FINEST_COUNTED)]
    for facet in _facets(place):
        for square in squares:
            _sum(cells[facet, square.zoom, square.x, square.y], (1, place.lon_micro, place.lat_micro), times)


def _facets(place: CountedPlace) -> Iterator[str]:
    yield from place.facets.split(" ")


def _sum(sums: Sums, more: tuple[int, int, int] | Sums, times: int = 1) -> None:
    for index, number in enumerate(more):
        sums[index] += number * times


def _widened(cells: Cells) -> Cells:
    wider = _cells()
    for (facet, zoom, x, y), sums in cells.items():
        _sum(wider[facet, zoom - 1, x >> 1, y >> 1], sums)
    return wider


def _row(subject_id: int, place: CountedPlace) -> dict[str, int | str]:
    return {
        "subject_id": subject_id,
        "code": place.code,
        "lon_micro": place.lon_micro,
        "lat_micro": place.lat_micro,
        "facets": place.facets,
    }


def _cell_rows(cells: Mapping[Key, Sums]) -> list[dict[str, int | str]]:
    """The cells as rows, in one order for everybody, so that two transactions never wait for each other in a ring."""
    names = ("facet", "zoom", "x", "y", "count", "sum_lon_micro", "sum_lat_micro")
    return [dict(zip(names, (*key, *cells[key]), strict=True)) for key in sorted(cells)]


def _write(cells: Mapping[Key, Sums]) -> None:
    if cells:
        db.session.execute(insert(MapCell), _cell_rows(cells))


def _apply(changes: Mapping[Key, Sums]) -> None:
    if not changes:
        return
    dialect = postgresql if db.session.get_bind().dialect.name == "postgresql" else sqlite
    adding = dialect.insert(MapCell)
    sums = {name: getattr(MapCell, name) + adding.excluded[name] for name in ("count", "sum_lon_micro", "sum_lat_micro")}
    db.session.execute(adding.on_conflict_do_update(index_elements=["facet", "zoom", "x", "y"], set_=sums), _cell_rows(changes))
