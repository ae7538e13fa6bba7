"""From the policies: who can send which form, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from participatie.kernel.db import Base, db
from tests.trust.addresses import path_of, rules
from tests.trust.answers import ANSWERS
from tests.trust.answers.shared import Answers
from tests.trust.policies import POLICIES
from tests.trust.policies.rule import expected
from tests.trust.test_rights import access_of
from tests.trust.world import ACTORS, World

# Forms of which good answers cannot be known beforehand: a code is needed that only a mail or a telephone holds.
WITH_A_CODE = {
    "security.mf_recovery": "a recovery code",
    "security.two_factor_setup_validate": "a code of an authenticator",
    "accounts.enter_code": "a code of a mail",
    "security.two_factor_token_validation": "a code of an authenticator",
}


@dataclass(frozen=True)
class Sending:
    """One form that one actor can send."""

    endpoint: str
    actor: str
    state: str
    path: str

    def answers(self, world: World) -> Answers:
        """Good answers, new each time, for a file can be sent only once."""
        return ANSWERS[self.endpoint](world)

    def texts(self, world: World) -> dict[str, str]:
        """The answers that a person types."""
        return {name: value for name, value in self.answers(world).items() if isinstance(value, str) and name in TYPED}


TYPED = {
    "about", "alt", "appeal", "body", "contact_email", "display_name", "lead", "name", "name_en", "need_what_0", "note",
    "place_name", "purpose", "reason", "role", "sentence", "story", "tagline", "title", "website", "why", "address",
    "for_whom", "house", "knows", "summary", "what",
}  # fmt: skip


def sendings(app: Flask, world: World) -> Iterator[Sending]:
    """Every form that somebody can send, once: by the least powerful actor who gets in, in the first such state."""
    for rule, method in rules(app):
        if method != "POST" or rule.endpoint in WITH_A_CODE:
            continue
        policy, access = POLICIES[rule.endpoint], access_of(app, rule.endpoint)
        found = [
            Sending(rule.endpoint, actor, state, path_of(app, rule, named.args(world)))
            for state, named in policy.thing.items()
            for actor in ACTORS
            if expected(policy, access, "POST", actor, state) == "in"
        ]
        if found:
            yield found[0]


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    db.session.rollback()
    return {
        table.name: [tuple(map(str, row)) for row in db.session.execute(select(table).order_by(*table.primary_key))]
        for table in Base.metadata.sorted_tables
    }


def changed_tables(before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """The tables that differ."""
    return [name for name in before if before[name] != after[name]]


def shown_in(html: str) -> str:
    """All that a page shows: words, and what stands in fields."""
    soup = BeautifulSoup(html, "html.parser")
    return soup.get_text() + "\n".join(field.get("value", "") for field in soup.select("input"))
