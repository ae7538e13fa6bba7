"""Checks the trail: goes along all entries once, with no more in memory than one part of them."""

import enum
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from participatie.audit.chain import GENESIS, Entry, digest_of, seal
from participatie.audit.heads import Head

FORGOTTEN = "HistoryForgotten"


class Fault(enum.StrEnum):
    """What can be wrong."""

    CHANGED = "changed"
    MISSING = "missing"
    MISPLACED = "misplaced"
    CUT = "cut"
    REWRITTEN = "rewritten"
    HISTORY = "history"
    UNTOLD = "untold"
    UNKNOWN_KEY = "unknown-key"

    @property
    def exit_code(self) -> int:
        """1: the chain itself. 3: not the chain whose head was kept. 4: the history beside it. 5: it cannot be judged."""
        return {Fault.CUT: 3, Fault.REWRITTEN: 3, Fault.HISTORY: 4, Fault.UNTOLD: 4, Fault.UNKNOWN_KEY: 5}.get(self, 1)


@dataclass(frozen=True)
class Flaw:
    """The first thing that is wrong: with which entry, and what."""

    fault: Fault
    seq: int
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """What a check found: how many entries, the last of them, and the first flaw if there is one."""

    entries: int
    head: Head | None
    flaw: Flaw | None = None


class Checker:
    """One walk along the entries, in order."""

    def __init__(self, keys: Mapping[str, bytes], heads: Iterable[Head] = ()) -> None:
        self._keys = keys
        self._heads: dict[int, Head] = {}
        self._wanted: set[str] = set()
        for head in heads:
            if head.seq:
                self._heads.setdefault(head.seq, head)
            else:
                self._wanted.add(head.mac)
        self._entries = 0
        self._last: Head | None = None
        self._told = bytearray()
        self._silent: dict[int, int] = {}
        self._later: Flaw | None = None

    def walk(self, rows: Iterable[Any], first: int = 1, base: Head | None = None) -> Verdict:  # labelled rows, hence Any
        """Check these entries, the number of which begin at `first`; `base` is the entry before it."""
        expected, previous = (first, base.mac) if base else (1, GENESIS)
        for row in rows:
            entry = Entry(*row[:11])
            if flaw := self._flaw_of(entry, row.mac, expected, previous):
                return Verdict(self._entries, self._last, flaw)
            if len(row) > 12:
                self._compare(row)
            expected, previous = entry.seq + 1, row.mac
            self._entries += 1
            self._last = Head(entry.seq, row.mac)
            self._wanted.discard(row.mac)
        return Verdict(self._entries, self._last, self._later)

    def _flaw_of(self, entry: Entry, mac: str, expected: int, previous: str) -> Flaw | None:
        if entry.seq != expected:
            return Flaw(Fault.MISSING, expected, f"Entry {expected} is missing.")
        if (key := self._keys.get(entry.key_id)) is None:
            said = f"Entry {entry.seq} has a seal of the key {entry.key_id!r}, which is not in the settings."
            return Flaw(Fault.UNKNOWN_KEY, entry.seq, said)
        if seal(key, entry) != mac:
            return Flaw(
                Fault.CHANGED, entry.seq, f"Entry {entry.seq} does not fit its seal: it was changed, or sealed by others."
            )
        if entry.previous != previous:
            said = f"Entry {entry.seq} does not follow the entry before it: one was swapped, put in or replaced."
            return Flaw(Fault.MISPLACED, entry.seq, said)
        if (kept := self._heads.get(entry.seq)) and kept.mac != mac:
            said = (
                f"Entry {entry.seq} is not the one that was kept outside the database on {kept.at}: the trail was written anew."
            )
            return Flaw(Fault.REWRITTEN, entry.seq, said)
        return None

    def _compare(self, row: Any) -> None:
        """Compare with what the history tells; the first difference is told when the chain itself proves whole."""
        if row.kind == FORGOTTEN:
            self._silent.pop(json.loads(row.facts).get("entry_id"), None)
        if row.history_id is None:
            return
        self._note(row.history_id)
        if row.told_salt is None:
            self._say(Fault.HISTORY, row.seq, f"The history no longer has what entry {row.seq} is about.")
        elif row.told_salt == "":
            self._silent[row.history_id] = row.seq
        else:
            told = (row.told_event, row.told_by_id, row.told_subject_id, row.told_at, row.told_facts)
            if digest_of(row.told_salt, *told) != row.digest:
                self._say(Fault.HISTORY, row.seq, f"The history was changed since entry {row.seq} told of it.")

    def _say(self, fault: Fault, seq: int, sentence: str) -> None:
        self._later = self._later or Flaw(fault, seq, sentence)

    def _note(self, history_id: int) -> None:
        byte, bit = divmod(history_id, 8)
        if byte >= len(self._told):
            self._told.extend(bytes(byte + 1 - len(self._told) + 1024))
        self._told[byte] |= 1 << bit

    def finish(self, verdict: Verdict, history_ids: Iterator[int] | None = None) -> Verdict:
        """After the last entry of all: was it cut off, and does the history know more than the trail?"""
        return verdict if verdict.flaw and verdict.flaw is not self._later else self._ended(verdict, history_ids)

    def _ended(self, verdict: Verdict, history_ids: Iterator[int] | None) -> Verdict:
        last = verdict.head.seq if verdict.head else 0
        cut = min((seq for seq in self._heads if seq > last), default=0)
        if cut:
            said = f"The trail ends at entry {last}, but entry {cut} was kept outside the database: it was cut off."
            return Verdict(verdict.entries, verdict.head, Flaw(Fault.CUT, last + 1, said))
        if self._wanted:
            said = "The given head is not in the trail: it was cut off, or written anew."
            return Verdict(verdict.entries, verdict.head, Flaw(Fault.CUT, last + 1, said))
        if not verdict.flaw and self._silent:
            seq = min(self._silent.values())
            self._say(Fault.HISTORY, seq, f"What entry {seq} is about was wiped, and nothing says that this was allowed.")
        if not self._later and history_ids is not None:
            self._look_for_untold(history_ids, last)
        return Verdict(verdict.entries, verdict.head, self._later)

    def _look_for_untold(self, history_ids: Iterator[int], last: int) -> None:
        for number in history_ids:
            byte, bit = divmod(number, 8)
            if byte >= len(self._told) or not self._told[byte] >> bit & 1:
                said = f"The history has a fact (number {number}) without an entry: the trail was cut off after entry {last}."
                self._say(Fault.UNTOLD, last + 1, said)
                return
