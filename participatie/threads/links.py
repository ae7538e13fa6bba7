"""Links and codes for people without an account. They are made anew from the secret of this installation when a mail or a
slip needs them; the database keeps only their hash."""

import hashlib
import secrets
from datetime import datetime

from participatie.kernel.keyed import keyed_hash, keyed_hashes

LINK, CODE, CODE_HASH = "outside question", "recording", "recording code"
ALPHABET = "CDFGHJKMNPRTVWXY34679"
"""No vowels, so no words; no two signs that look alike."""
CODE_LENGTH = 8


def token_of(question_id: int, subject_id: int, email: str, since: datetime) -> str:
    """The last part of the link: for this question, this subject and this address, and for nothing else."""
    return keyed_hash(LINK, f"{question_id}\n{subject_id}\n{email}\n{since.isoformat()}")


def hash_of_token(token: str) -> str:
    """What the database keeps of it."""
    return hashlib.sha256(f"{LINK}\n{token}".encode()).hexdigest()


def unused_hash() -> str:
    """Holds the place of a hash until the row has its number."""
    return secrets.token_hex(32)


def codes_of(recording_id: int, subject_id: int, since: datetime) -> list[str]:
    """The code of what was written down, under the secret of now and under each earlier one."""
    return [_as_code(found) for found in keyed_hashes(CODE, f"{recording_id}\n{subject_id}\n{since.isoformat()}")]


def hashes_of_code(code: str) -> list[str]:
    """What the database may keep of a code: the first is how it is kept now."""
    return keyed_hashes(CODE_HASH, code)


def typed_code(text: str) -> str:
    """What somebody typed as a code: capitals, without blanks and dashes. Empty when it cannot be one."""
    code = "".join(c for c in text[:60].upper() if c not in " -\u2013\u00a0\t.")
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else ""


def in_groups(code: str) -> str:
    """As it stands on the slip."""
    return f"{code[:4]} {code[4:]}"


def _as_code(found: str) -> str:
    number, signs = int(found, 16), []
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(signs)
