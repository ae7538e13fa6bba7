"""The keys of the seals. They come from the settings: the first one seals, all of them can check."""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flask import Flask, current_app

from participatie.kernel.doctor import Finding
from participatie.kernel.settings import PREFIX, BadSetting

SHORTEST = 32
_KEY = re.compile(r"([a-z0-9-]{1,20}):(\S+)")
_NAME = f"{PREFIX}AUDIT_KEYS"


def read_keys(words: Sequence[str], secret: str) -> dict[str, bytes]:
    """Keys by name, the one that seals first. Without any, one is made of the secret: good enough to try things out."""
    keys: dict[str, bytes] = {}
    for word in words:
        found = _KEY.fullmatch(word)
        if found is None or found[1] in keys:
            raise BadSetting(f"{_NAME}: write `name:key`, comma separated, each name once, of a-z, 0-9 and dashes.")
        keys[found[1]] = found[2].encode()
    return keys or {"trial": hmac.digest(secret.encode(), b"audit trail", hashlib.sha256)}


def known_keys() -> dict[str, bytes]:
    """All keys of this installation, the one that seals first."""
    return read_keys(current_app.config["AUDIT_KEYS"], current_app.config["SECRET_KEY"])


def examine(app: Flask) -> Iterator[Finding]:
    """What is weak about the keys, and about where heads are kept."""
    words, secret = app.config["AUDIT_KEYS"], app.config["SECRET_KEY"]
    try:
        keys = read_keys(words, secret)
    except BadSetting as error:
        yield Finding(str(error), f"Set {_NAME}=2026:….", fatal=True)
        return
    if not words:
        yield Finding("The audit trail has no key of its own.", f"Set {_NAME}=2026:… to 32 random characters.", fatal=True)
    elif any(len(key) < SHORTEST for key in keys.values()) or secret.encode() in keys.values():
        problem = "A key of the audit trail is short, or is the secret of the site."
        yield Finding(problem, f"Set {_NAME} to keys of at least 32 random characters.", fatal=True)
    yield from _examine_heads(app.config)
    if not app.config["ERASURE_FOLDER"]:
        problem = "The list of erased people is kept with the data: a restore may bring them back."
        yield Finding(problem, f"Set {PREFIX}ERASURE_FOLDER to a folder elsewhere.")


def _examine_heads(config: Mapping[str, object]) -> Iterator[Finding]:
    folder, address = str(config["AUDIT_FOLDER"]), config["AUDIT_MAIL"]
    data = Path(str(config["DATA_FOLDER"]))
    if not folder and not address:
        problem = "The head of the audit trail is kept in the log only: a trail that was cut off may look whole."
        yield Finding(problem, f"Set {PREFIX}AUDIT_FOLDER or {PREFIX}AUDIT_MAIL.")
    elif folder and data.resolve() in (Path(folder).resolve(), *Path(folder).resolve().parents):
        yield Finding("Heads of the audit trail are kept beside the data.", f"Set {PREFIX}AUDIT_FOLDER to a folder elsewhere.")
