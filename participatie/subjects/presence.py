"""What there is of a subject, asked for all at once: a page leaves out the questions to which the answer is nothing.

Domains on higher floors say under a name when they have anything about a subject, whoever may see it.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, RowMapping

Subjects: TypeAlias = ColumnElement[Any]  # the id of a subject, under whatever type a statement has it
Condition: TypeAlias = Callable[[Subjects], ColumnElement[bool]]
"""Makes the condition that there is something about the subject with this id."""

_conditions: dict[str, Condition] = {}


def register(name: str, condition: Condition) -> None:
    """Let a page know beforehand whether there is anything under this name."""
    _conditions[name] = condition


def columns(subject_id: Subjects) -> list[ColumnElement[bool]]:
    """A column for each name, for the statement that reads a page."""
    return [condition(subject_id).label(_label(name)) for name, condition in _conditions.items()]


def names_in(row: RowMapping) -> frozenset[str]:
    """Under which names there is something, in a row that was read with these columns."""
    return frozenset(name for name in _conditions if row[_label(name)])


def _label(name: str) -> str:
    return f"has_{name}"
