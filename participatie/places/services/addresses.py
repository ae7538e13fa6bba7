"""Replace the gazetteer by what a register says: addresses and the streets they are on, or the lines of streets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy import delete, exists, insert, select, text, update

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.places.events import AddressesImported
from participatie.places.gazetteer_file import GazetteerReading, GazetteerRow, joined, middle_of
from participatie.places.models import Address, Street, StreetSpelling
from participatie.places.permissions import can_manage_places
from participatie.places.queries import DEFAULT_MARGIN_M, atlas, map_street_ids
from participatie.places.report import Outcome, Report, ReportLine
from participatie.places.spelling import fold_name, spellings

StreetKey = tuple[str, str]
_BATCH = 5_000


def preview_addresses(actor: Actor, reading: GazetteerReading, margin_m: float = DEFAULT_MARGIN_M) -> Report:
    """Say what importing this file would do, and do nothing."""
    authorize(can_manage_places, actor)
    return _report(reading, _inside(reading.rows, margin_m))


def import_addresses(actor: Actor, reading: GazetteerReading, margin_m: float = DEFAULT_MARGIN_M) -> Report:
    """Take the file as the whole truth about what it holds: house numbers, or the lines of streets.

    Rows outside the municipality are left out. With one refused row nothing is done. A street that has neither house
    numbers nor a line any more disappears; nothing points at streets.
    """
    authorize(can_manage_places, actor)
    rows = _inside(reading.rows, margin_m)
    report = _report(reading, rows)
    if report.is_refused or not rows:
        return report
    streets = _by_street(rows)
    houses = [row for row in rows if row.number is not None]
    if houses:
        db.session.execute(delete(Address))
    if len(houses) < len(rows):
        db.session.execute(update(Street).values(geometry=None))
    ids = _put_streets(streets)
    _insert(Address, ({**_address(row), "street_id": ids[_key(row)]} for row in houses))
    _drop_empty_streets(ids.values())
    for table in (Street, StreetSpelling, Address):  # so that the database knows at once how to search them
        db.session.execute(text(f"ANALYZE {table.__tablename__}"))
    db.session.expire_all()
    emit(AddressesImported(by_id=actor.id, streets=len(streets), addresses=len(houses)))
    return report


def _inside(rows: Iterable[GazetteerRow], margin_m: float) -> list[GazetteerRow]:
    areas = atlas()
    return [row for row in rows if areas.holds(row.place, margin_m)]


def _report(reading: GazetteerReading, inside: list[GazetteerRow]) -> Report:
    taken = {row.row for row in inside}
    new, outside = (Outcome.NEW, ""), (Outcome.SKIPPED, _("Ligt buiten de gemeente."))
    lines = [ReportLine(row.row, row.postcode, _name(row), *(new if row.row in taken else outside)) for row in reading.rows]
    return Report(tuple(sorted([*lines, *reading.lines], key=lambda line: line.row or 0)))


def _name(row: GazetteerRow) -> str:
    return row.street if row.number is None else f"{row.street} {row.number}{row.addition}"


def _key(row: GazetteerRow) -> StreetKey:
    return fold_name(row.street), row.town


def _by_street(rows: Iterable[GazetteerRow]) -> dict[StreetKey, list[GazetteerRow]]:
    streets: dict[StreetKey, list[GazetteerRow]] = defaultdict(list)
    for row in rows:
        streets[_key(row)].append(row)
    return streets


def _put_streets(streets: Mapping[StreetKey, list[GazetteerRow]]) -> dict[StreetKey, int]:
    """Make the streets that are new, renew those that are known, and return the id of each."""
    known = map_street_ids()
    fresh: list[dict[str, object]] = []
    for (name_key, town), rows in streets.items():
        own = [row.place for row in rows if row.number is None]
        course = joined(own) if own else None
        middle = middle_of([course] if course else [row.place for row in rows])
        values: dict[str, object] = {"name": rows[0].street, "lon": middle.x, "lat": middle.y}
        if course:
            values["geometry"] = course
        if (name_key, town) in known:
            _renew_street(known[name_key, town], values)
        else:
            fresh.append({"geometry": None, **values, "name_key": name_key, "town": town})
    _insert(Street, fresh)
    ids = map_street_ids()
    new_ids = {ids[str(row["name_key"]), str(row["town"])]: str(row["name"]) for row in fresh}
    _insert(
        StreetSpelling,
        (
            {"key": spelling, "street_id": street_id, "is_whole": is_whole}
            for street_id, name in new_ids.items()
            for spelling, is_whole in spellings(name)
        ),
    )
    return {key: ids[key] for key in streets}


def _renew_street(street_id: int, values: Mapping[str, object]) -> None:
    """House numbers move the middle of a street only while it has no line of its own."""
    renew = update(Street).where(Street.id == street_id).values(**values)
    db.session.execute(renew if "geometry" in values else renew.where(Street.geometry.is_(None)))


def _address(row: GazetteerRow) -> dict[str, object]:
    middle = middle_of([row.place])
    return {
        "number": row.number,
        "addition": row.addition,
        "postcode": row.postcode,
        "lon": middle.x,
        "lat": middle.y,
    }


def _insert(table: type[Address] | type[Street] | type[StreetSpelling], rows: Iterable[Mapping[str, object]]) -> None:
    batch: list[Mapping[str, object]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            db.session.execute(insert(table), batch)
            batch = []
    if batch:
        db.session.execute(insert(table), batch)


def _drop_empty_streets(kept: Iterable[int]) -> None:
    """Remove streets that the register no longer has; their spellings go with them."""
    empty = select(Street.id).where(Street.geometry.is_(None), ~exists().where(Address.street_id == Street.id))
    for street_id in set(db.session.scalars(empty)) - set(kept):
        db.session.execute(delete(Street).where(Street.id == street_id))
