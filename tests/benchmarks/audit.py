"""Measure the audit trail: checking 1,000,000 entries with flat memory, and what an entry costs a write.

`--quick`: 100,000; `--postgresql`: on that database.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import insert, text

from participatie.audit import chain, queries, services
from participatie.audit.chain import Entry
from participatie.audit.keys import known_keys
from participatie.audit.models import AuditEntry
from participatie.commands import create_command_app
from participatie.kernel.db import db, roll_back, unit_of_work
from participatie.kernel.events import emit
from participatie.site.events import MailTriedAgain
from participatie.subjects.events import SupportChanged
from participatie.subjects.models import HistoryEntry
from tests.benchmarks.__main__ import database
from tests.benchmarks.serving import settings

SIZE, QUICK_SIZE, BATCH, ROUNDS = 1_000_000, 100_000, 10_000, 200
MOST_GROWTH_KB = 20_000
SLOWEST_PER_S = 10_000


def main() -> None:
    """Fill, check, print; answers 1 when memory grows along with the trail, or the check is slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="100,000 entries")
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    size = QUICK_SIZE if options.quick else SIZE
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        app = create_command_app(settings())
        with app.app_context():
            upgrade()
            fill(size)
            good = check(size)
            measure_writing()
            db.engine.dispose()
    raise SystemExit(0 if good else 1)


def fill(size: int) -> None:
    """So many entries with their facts in the history, sealed as the site does it."""
    began, moment = time.monotonic(), datetime(2026, 1, 1, tzinfo=UTC)
    key_id, key = next(iter(known_keys().items()))
    head, salt = queries.find_head(), "5a" * 16
    seq, previous = (head.seq, head.mac) if head else (0, chain.GENESIS)
    facts = {"person_id": None, "role": "moderator", "scope_id": None}
    digest = chain.digest_of(salt, "GrantGiven", None, None, moment, facts)
    for start in range(1, size + 1, BATCH):
        told, entries = [], []
        for number in range(start, min(start + BATCH, size + 1)):
            seq += 1
            entry = Entry(seq, moment, "GrantGiven", None, None, None, number, digest, chain.lasting(facts), key_id, previous)
            previous = chain.seal(key, entry)
            entries.append({**entry._asdict(), "mac": previous})
            told.append({"id": number, "event": "GrantGiven", "at": moment, "is_public": False, "facts": facts, "salt": salt})
        with unit_of_work():
            db.session.execute(insert(HistoryEntry.__table__), told)
            db.session.execute(insert(AuditEntry.__table__), entries)
    if db.engine.dialect.name == "postgresql":
        with unit_of_work():
            db.session.execute(text("SELECT setval(pg_get_serial_sequence('history_entry', 'id'), max(id)) FROM history_entry"))
    print(f"{size:,} entries made in {time.monotonic() - began:.0f} s")


def check(size: int) -> bool:
    """Check all, here for the speed and as a command for its memory; whether it is fast and flat."""
    rates = []
    for with_history in (False, True):
        began = time.process_time(), time.monotonic()
        verdict = services.verify(with_history=with_history)
        spent, waited = time.process_time() - began[0], time.monotonic() - began[1]
        assert verdict.flaw is None, verdict.flaw
        rates.append(verdict.entries / waited)
        name = "with the history" if with_history else "chain only"
        print(f"{name:17} {verdict.entries:>9,} entries {rates[-1]:>9,.0f}/s  ({spent:.1f} s of this process)")
        roll_back()
    small, whole = (memory_kb("--to", str(last)) for last in (size // 10, size))
    print(f"memory of the command: {small / 1024:.0f} MB for a tenth, {whole / 1024:.0f} MB for all")
    return whole - small < MOST_GROWTH_KB and rates[0] > SLOWEST_PER_S


def memory_kb(*words: str) -> int:
    """The most memory that `participatie audit verify` took so far: the count of children only grows, so small comes first."""
    kept = {name: ",".join(value) if isinstance(value, tuple) else str(value) for name, value in settings().items()}
    known = {f"PARTICIPATIE_{name}": value for name, value in kept.items() if not name.startswith("RATELIMIT")}
    command = [sys.executable, "-m", "participatie", "audit", "verify", *words]
    subprocess.run(command, check=True, env={**os.environ, **known}, stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def measure_writing() -> None:
    """A transaction with an event that gets an entry, in turns with one that gets none: as a ratio."""
    subject = db.session.execute(
        text("INSERT INTO subject (kind, state, title, lead, created_at, changed_at) VALUES "
             "('initiative', 'idea', '', '', '2026-01-01', '2026-01-01') RETURNING id")
    ).scalar()  # fmt: skip
    db.session.commit()
    times: tuple[list[float], list[float]] = ([], [])
    plainly = SupportChanged(subject_id=subject, before="", after="")
    for _round in range(ROUNDS):
        for place, event in enumerate((plainly, MailTriedAgain(mail_id=1))):
            began = time.perf_counter()
            with unit_of_work():
                emit(event)
            times[place].append(time.perf_counter() - began)
    plain, sealed = (statistics.median(found) * 1000 for found in times)
    print(f"a write without entry {plain:.2f} ms, with entry {sealed:.2f} ms: x {sealed / plain:.2f}")


if __name__ == "__main__":
    main()
