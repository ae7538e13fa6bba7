"""Whoever changes, removes, swaps, puts in, cuts off or writes anew is found, with the first bad entry (G20, A52)."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from participatie.audit import chain, queries
from participatie.audit.heads import Head
from participatie.audit.models import AuditEntry
from participatie.kernel.clock import now
from participatie.kernel.db import db, unit_of_work
from participatie.subjects.models import HistoryEntry
from participatie.subjects.services.history import forget_facts

COLUMNS = {
    "at": now() + timedelta(days=1),
    "kind": "GrantEnded",
    "actor_id": 999_999,
    "person_id": 999_999,
    "subject_id": 999_999,
    "history_id": 999_999,
    "digest": "0" * 64,
    "facts": '{"role":"resident"}',
    "previous": "1" * 64,
    "mac": "0" * 64,
}


def rows_from(seq):
    return [row._asdict() for row in queries.stream(seq, None, with_history=False)]


def seal_anew(seq, key, key_id=None, **changed):
    """Write the trail anew from this entry on, with this key."""
    rows = rows_from(seq)
    db.session.execute(delete(AuditEntry).where(AuditEntry.seq >= seq))
    rows[0] |= changed
    previous = rows[0]["previous"]
    for row in rows:
        row.pop("mac")
        entry = chain.Entry(**{**row, "previous": previous, "key_id": key_id or row["key_id"]})
        previous = chain.seal(key, entry)
        db.session.execute(insert(AuditEntry).values(**entry._asdict(), mac=previous))


def test_a_trail_that_nobody_touched_is_whole(trail, found):
    assert found() is None
    assert found(queries.find_head()) is None
    assert found(Head(0, queries.find_head().mac)) is None
    assert found(first=trail + 2, last=trail + 4) is None


def test_every_column_is_tried(app):
    assert set(COLUMNS) | {"seq", "key_id"} == {column.name for column in AuditEntry.__table__.columns}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("nth", [0, 2, 5])
def test_a_change_of_any_column_is_found(trail, owner, found, column, nth):
    owner(trail + nth, **{column: COLUMNS[column]})
    assert found() == ("changed", trail + nth)
    assert found(first=trail + nth) == ("changed", trail + nth)


def test_a_key_that_is_not_ours_is_named(trail, owner, found):
    owner(trail + 2, key_id="other")
    assert found() == ("unknown-key", trail + 2)


@pytest.mark.parametrize("nth", [0, 3])
def test_an_entry_that_was_taken_out_is_found(trail, owner, found, nth):
    db.session.execute(delete(AuditEntry).where(AuditEntry.seq == trail + nth))
    assert found() == ("missing", trail + nth)


def test_an_entry_that_was_taken_out_with_the_rest_moved_up_is_found(trail, owner, found):
    db.session.execute(delete(AuditEntry).where(AuditEntry.seq == trail + 2))
    for seq in range(trail + 3, trail + 6):
        owner(seq, seq=seq - 1)
    assert found() == ("changed", trail + 2)


def test_the_last_entries_are_missed_by_the_history_and_by_a_head_that_was_kept(trail, owner, found):
    kept = queries.find_head()
    db.session.execute(delete(AuditEntry).where(AuditEntry.seq >= trail + 4))
    assert found() == ("untold", trail + 4)
    assert found(kept) == ("cut", trail + 4)
    assert found(Head(0, kept.mac)) == ("cut", trail + 4)


def test_cut_off_together_with_the_history_only_a_kept_head_tells(trail, owner, found):
    kept = queries.find_head()
    gone = select(AuditEntry.history_id).where(AuditEntry.seq >= trail + 4).scalar_subquery()
    db.session.execute(delete(HistoryEntry).where(HistoryEntry.id.in_(gone)))
    db.session.execute(delete(AuditEntry).where(AuditEntry.seq >= trail + 4))
    assert found() is None, "a chain alone cannot show that it was cut off: hence the heads outside"
    assert found(kept) == ("cut", trail + 4)


def test_everything_taken_out_is_found(trail, owner, found):
    kept = queries.find_head()
    db.session.execute(delete(AuditEntry))
    assert found(kept) == ("cut", 1)
    assert found() == ("untold", 1)


def test_two_entries_that_changed_places_are_found(trail, owner, found):
    for was, becomes in ((trail + 1, 999_999), (trail + 3, trail + 1), (999_999, trail + 3)):
        owner(was, seq=becomes)
    assert found() == ("changed", trail + 1)


def test_two_entries_whose_contents_changed_places_are_found(trail, owner, found):
    one, other = (next(row for row in rows_from(trail) if row["seq"] == trail + nth) for nth in (1, 3))
    owner(trail + 1, **{**other, "seq": trail + 1})
    owner(trail + 3, **{**one, "seq": trail + 3})
    assert found() == ("changed", trail + 1)


def test_an_entry_that_was_put_in_is_found(trail, owner, found):
    last = rows_from(trail + 5)[0]
    db.session.execute(insert(AuditEntry).values(**{**last, "seq": trail + 6, "previous": last["mac"]}))
    assert found() == ("changed", trail + 6)


def test_an_entry_put_in_with_a_leaked_key_does_not_follow(app, trail, owner, found):
    from participatie.audit.keys import known_keys

    key = next(iter(known_keys().values()))
    forged = chain.Entry(**{name: value for name, value in rows_from(trail + 2)[0].items() if name != "mac"})
    forged = forged._replace(actor_id=None, previous="1" * 64)
    owner(trail + 2, **forged._asdict(), mac=chain.seal(key, forged))
    assert found() == ("misplaced", trail + 2)


def test_written_anew_with_another_key_is_found(trail, owner, found):
    seal_anew(trail + 2, b"a key of somebody else, of thirty-two", actor_id=None)
    assert found() == ("changed", trail + 2)


def test_written_anew_with_the_right_key_only_a_kept_head_tells(app, trail, owner, found):
    from participatie.audit.keys import known_keys

    kept = queries.find_head()
    key = next(iter(known_keys().values()))
    seal_anew(trail + 2, key, person_id=999_999)
    assert found() is None
    assert found(kept) == ("rewritten", kept.seq)
    assert found(Head(0, kept.mac)) == ("cut", kept.seq + 1)


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {"person_id": 1, "role": "resident", "scope_id": 7}},
        {"by_id": None},
        {"event": "GrantEnded"},
        {"at": now() - timedelta(days=9)},
        {"salt": "0" * 32},
        {"salt": ""},
    ],
)
def test_a_history_that_was_changed_is_found(trail, found, change):
    number = select(AuditEntry.history_id).where(AuditEntry.seq == trail + 2).scalar_subquery()
    db.session.execute(update(HistoryEntry).where(HistoryEntry.id == number).values(**change))
    assert found() == ("history", trail + 2)
    assert found(with_history=False) is None


def test_a_fact_that_was_taken_out_of_the_history_is_found(trail, found):
    number = select(AuditEntry.history_id).where(AuditEntry.seq == trail + 2).scalar_subquery()
    db.session.execute(delete(HistoryEntry).where(HistoryEntry.id == number))
    assert found() == ("history", trail + 2)


def test_what_a_person_had_forgotten_breaks_nothing_and_leaves_no_trace(trail, found):
    number = db.session.scalar(select(AuditEntry.history_id).where(AuditEntry.seq == trail + 2))
    with unit_of_work():
        forget_facts(db.session.get(HistoryEntry, number), ["role"])
    assert found() is None
    assert found(first=trail + 1) is None
