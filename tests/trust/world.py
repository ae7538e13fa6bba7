"""Who and what is there in the small municipality of the trust tests, by what it is and in which state.

The modules of `worlds` fill it: everybody and every state once, with a secret wherever one can be kept.
"""

from dataclasses import dataclass, field

VISITOR = "visitor"
PEOPLE = (
    "resident",
    "maker",
    "co_maker",
    "speaker",
    "manager",
    "member",
    "member_elsewhere",
    "moderator",
    "administrator",
)
ACTORS = (VISITOR, *PEOPLE)
NAMES = dict(
    zip(
        PEOPLE,
        ("Bram", "Fatma", "Johan", "Sjoerd", "Ingrid", "Marieke", "Kees", "Olga", "Ans"),
        strict=True,
    )
)
NEVER = 987_654
NEVER_KEY = "nooitnooitnooitnooit22"


def secret(what: str) -> str:
    """A word that stands nowhere but where it was planted."""
    return f"kanarie{what}zq"


@dataclass
class World:
    """The ids of all that is there, by what it is and in which state."""

    people: dict[str, int] = field(default_factory=dict)
    initiatives: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)
    contributions: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def plant(self, what: str) -> str:
        """A secret that is noted, to be looked for later."""
        self.secrets[what] = secret(what)
        return self.secrets[what]
