"""The seal of an entry: a code over all that stands in it and the seal before, with a key that is not in the database."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

GENESIS = "0" * 64
"""What the first entry names as the seal before it."""

Fact = str | int | bool | None
WORDS = frozenset(
    [
        "after",
        "before",
        "capacity",
        "change",
        "endpoint",
        "fault",
        "kind",
        "permission",
        "power",
        "role",
        "stage",
        "state",
        "step",
        "verdict",
        "way",
    ]
)
"""Facts whose values are words of ours, never of people: those stay readable in the trail."""
_WORD = re.compile(r"[a-z][a-z0-9_.:,-]{0,79}")


class Entry(NamedTuple):
    """All that a seal covers."""

    seq: int
    at: datetime
    kind: str
    actor_id: int | None
    person_id: int | None
    subject_id: int | None
    history_id: int | None
    digest: str
    facts: str
    key_id: str
    previous: str


def canonical(value: object) -> str:
    """The one way to write this down."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def moment(at: datetime) -> str:
    """A moment, always written the same way."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(key: bytes, entry: Entry) -> str:
    """The seal of this entry."""
    return hmac.digest(key, canonical((entry.seq, moment(entry.at), *entry[2:])).encode(), "sha256").hex()


def digest_of(salt: str, event: str, by_id: int | None, subject_id: int | None, at: datetime, facts: Mapping[str, Fact]) -> str:
    """Proof of what was told in the history. Once its salt is gone, it proves nothing and nobody can guess what it was of."""
    told = canonical((event, by_id, subject_id, moment(at), dict(facts)))
    return hmac.new(bytes.fromhex(salt), told.encode(), hashlib.sha256).hexdigest()


def lasting(facts: Mapping[str, Fact]) -> str:
    """The facts that are no text of people: numbers, yes and no, and words from lists of ours."""
    return canonical({name: value for name, value in facts.items() if _lasts(name, value)})


def _lasts(name: str, value: Fact) -> bool:
    if isinstance(value, str):
        return name in WORDS and _WORD.fullmatch(value) is not None
    return value is not None
