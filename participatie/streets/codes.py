"""Codes in letters: twelve characters that nobody takes for another, in three groups. 52 bits, so that guessing is hopeless."""

import secrets

ALPHABET = "CDFGHJKMNPRTVWXY34679"
"""No vowels, so no words; none of 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U."""
LENGTH, GROUP = 12, 4
PURPOSE = "household code"


def new_code() -> str:
    """A code that was never given out."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """As it stands in the letter."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_typed(text: str) -> str:
    """What somebody typed as a code: capitals, without blanks and dashes. Empty when it cannot be one."""
    code = "".join(c for c in text[:60].upper() if c not in " -\u2013\u00a0\t.")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
