"""What writes the trail: the last thing of each transaction that used a right, and what checks and keeps it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, text
from sqlalchemy.orm import Session, SessionTransaction

from participatie.audit import chain, heads, queries
from participatie.audit.chain import Entry
from participatie.audit.checking import Checker, Verdict
from participatie.audit.events import TrailChecked, TryRefused
from participatie.audit.heads import Head
from participatie.audit.keys import known_keys
from participatie.audit.models import AuditEntry
from participatie.kernel.clock import now
from participatie.kernel.db import db, roll_back, unit_of_work
from participatie.kernel.events import emit
from participatie.kernel.outbox import put_mail
from participatie.subjects.models import HistoryEntry

log = logging.getLogger(__name__)

WAITING = "audit"
LOCK = 0x4155_4449
"""The number of the lock in PostgreSQL that lets one transaction at a time add to the chain."""


@dataclass(frozen=True)
class Waiting:
    """A fact that gets its entry at the end of the transaction, unless the savepoint in which it was told is undone."""

    entry: HistoryEntry
    savepoint: SessionTransaction | None


def remember(entry: HistoryEntry) -> None:
    """Let this fact have an entry; one without a salt is left out of the trail."""
    if entry.salt:
        session: Session = db.session()
        session.info.setdefault(WAITING, []).append(Waiting(entry, session.get_nested_transaction()))


def forget_undone(session: Session, undone: SessionTransaction) -> None:
    """A savepoint was undone: what was told since never happened."""
    if waiting := session.info.get(WAITING):
        session.info[WAITING] = [one for one in waiting if undone.nested and not _is_within(one.savepoint, undone)]


def _is_within(savepoint: SessionTransaction | None, undone: SessionTransaction) -> bool:
    while savepoint is not None and savepoint is not undone:
        savepoint = savepoint.parent
    return savepoint is undone


def write_waiting(session: Session) -> None:
    """Add the entries of this transaction, as its last act: others wait for the head of the chain no longer than a commit.

    When this fails, so does the transaction: no right is used unseen.
    """
    waiting: Sequence[Waiting] = session.info.get(WAITING, ())
    if not waiting or session.get_nested_transaction() is not None:
        return
    session.flush()
    session.info[WAITING] = []
    head = _hold_head(session)
    keys = known_keys()
    key_id = next(iter(keys))
    rows = []
    for one in waiting:
        entry = _entry_of(one.entry, head, key_id)
        head = Head(entry.seq, chain.seal(keys[key_id], entry))
        rows.append({**entry._asdict(), "mac": head.mac})
    session.execute(insert(AuditEntry), rows)


def _hold_head(session: Session) -> Head:
    """The last entry, to which nobody else adds until this transaction is over. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    return queries.find_head() or Head(0, chain.GENESIS)


def _entry_of(told: HistoryEntry, head: Head, key_id: str) -> Entry:
    person_id = told.facts.get("person_id") or told.facts.get("contact_id")
    return Entry(
        seq=head.seq + 1,
        at=told.at,
        kind=told.event,
        actor_id=told.by_id,
        person_id=int(person_id) if person_id else None,
        subject_id=told.subject_id,
        history_id=told.id,
        digest=chain.digest_of(told.salt, told.event, told.by_id, told.subject_id, told.at, told.facts),
        facts=chain.lasting(told.facts),
        key_id=key_id,
        previous=head.mac,
    )


def note_refusal(actor_id: int | None, endpoint: str, permission: str, *, is_last: bool) -> None:
    """Keep that somebody tried what they may not do, in a transaction of its own: the try itself was undone."""
    with unit_of_work():
        emit(TryRefused(by_id=actor_id, endpoint=endpoint, permission=permission, is_last=is_last))


def verify(first: int = 1, last: int | None = None, kept: Sequence[Head] = (), *, with_history: bool = True) -> Verdict:
    """Check entries `first` to `last`, or all, against their seals, each other, the heads that were kept, and the history."""
    before = [*queries.stream(first - 1, first - 1, with_history=False)] if first > 1 else []
    base = Head(before[0].seq, before[0].mac) if before else None
    is_whole = first == 1 and last is None
    within = [head for head in kept if head.seq == 0 or (first <= head.seq and (last is None or head.seq <= last))]
    checker = Checker(known_keys(), within)
    verdict = checker.walk(queries.stream(first, last, with_history=with_history), first, base)
    return checker.finish(verdict, queries.stream_sealed_history() if is_whole and with_history else None)


def keep_head(head: Head, folder: str, address: str, language: str, verdict: Verdict | None = None) -> None:
    """Keep the head outside the database: in the log, and in a file and by mail where the settings name them."""
    head = Head(head.seq, head.mac, chain.moment(now()))
    log.info("head of the audit trail", extra={"head": str(head)})
    if address:
        flaw = verdict.flaw if verdict else None
        values = {"head": str(head), "command": f"participatie audit verify --head {head}"}
        with unit_of_work():
            put_mail(address, "audit/head", language, flaw=flaw.sentence if flaw else "", **values)
    if folder:
        heads.append(Path(folder), head)


def check_and_keep(folder: str, address: str, language: str) -> Verdict:
    """What happens each night: check all, note what came out, keep the head elsewhere. A flaw is an error in the log."""
    verdict = verify(kept=heads.read(Path(folder)) if folder else ())
    roll_back()
    flaw = verdict.flaw
    if flaw:
        log.error("the audit trail is not whole", extra={"fault": str(flaw.fault), "entry": flaw.seq})
    with unit_of_work():
        fault, entry = (str(flaw.fault), flaw.seq) if flaw else ("", None)
        emit(TrailChecked(entries=verdict.entries, fault=fault, entry=entry))
    if head := queries.find_head():
        keep_head(head, folder, address, language, verdict)
    return verdict
