"""Links as pages show them, and what can be chosen to link to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from participatie.kernel.access import Actor
from participatie.subjects import queries
from participatie.subjects.kinds import State, all_kinds, kind_of
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import Relation, Subject
from participatie.subjects.parts import Part
from participatie.subjects.permissions import can_link
from participatie.subjects.queries import Card, Lens, Linked
from participatie.subjects.suggesting import suggest
from participatie.subjects.urls import url_for_subject

OFFERED = 8
_NUMBER = re.compile(r"/[a-z]+/(\d{1,18})(?:[-/?#]|$)")

WORDS = {
    (Relation.BELONGS_TO, True): _l("Hoort bij"),
    (Relation.BELONGS_TO, False): _l("Hoort bij"),
    (Relation.ANSWERS, True): _l("Is een antwoord op"),
    (Relation.ANSWERS, False): _l("Kreeg als antwoord"),
    (Relation.CONTINUES, True): _l("Ontstaan uit"),
    (Relation.CONTINUES, False): _l("Gaat verder als"),
}


@dataclass(frozen=True)
class LinkLine:
    """One link on a page."""

    id: int
    words: str
    title: str
    url: str
    kind: str
    icon: str
    tone: str
    state: State
    note: str
    by: str
    may_end: bool
    is_origin: bool
    subject_id: int


@dataclass(frozen=True)
class Links:
    """All links of a page, and whether this visitor may add one."""

    subject_id: int
    lines: list[LinkLine]
    may_link: bool


def links_of(actor: Actor, subject: Subject) -> Part | None:
    """What belongs to this subject; for who may link also the way to do so. One statement for visitors."""
    if not kind_of(subject.kind).can_be_linked:
        return None
    return _links_in(actor, subject, queries.list_linked(actor, subject.id))


def no_links_of(actor: Actor, subject: Subject) -> Part | None:
    """The same where nothing is linked: the way to do so, for who may."""
    return _links_in(actor, subject, []) if kind_of(subject.kind).can_be_linked else None


def _links_in(actor: Actor, subject: Subject, linked: Sequence[Linked]) -> Part | None:
    may = actor.is_signed_in and can_link(actor, subject, makers_with_rights(subject))
    lines = [_line(it, may_end=may and it.relation != Relation.CONTINUES) for it in linked]
    has_origin = any(line.is_origin for line in lines)
    return Part("subjects/_links.html", Links(subject.id, lines, may), aside=not has_origin) if lines or may else None


def _line(it: Linked, *, may_end: bool) -> LinkLine:
    kind = kind_of(it.kind)
    known = it.relation if it.relation in set(Relation) else Relation.BELONGS_TO
    words = str(WORDS[Relation(known), it.is_first])
    url = url_for_subject(it.kind, it.subject_id, it.title)
    return LinkLine(
        id=it.link_id,
        words=words,
        title=it.title,
        url=url,
        kind=str(kind.label),
        icon=kind.icon,
        tone=kind.tone,
        state=kind.state(it.state),
        note=it.note,
        by=it.by_name,
        may_end=may_end,
        is_origin=it.is_first and known == Relation.CONTINUES,
        subject_id=it.subject_id,
    )


def linked_kinds() -> tuple[str, ...]:
    """The kinds of which subjects can be linked."""
    return tuple(kind.name for kind in all_kinds() if kind.can_be_linked)


def unlinked_choices(actor: Actor, subject: Subject, typed: str) -> list[Card]:
    """What can be linked to and is not linked yet."""
    known = {it.subject_id for it in queries.list_linked(actor, subject.id)}
    return [card for card in choices_for(actor, subject, typed, linked_kinds()) if card.id not in known]


def choices_for(actor: Actor, subject: Subject, typed: str, kinds: tuple[str, ...]) -> list[Card]:
    """Others of these kinds: for what was typed what has that address or title, else what is likely."""
    if found := _NUMBER.search(typed):
        cards = queries.list_cards(actor, [int(found[1])])
    elif typed:
        cards = queries.page_cards(actor, Lens(kinds=kinds, words=typed), size=OFFERED).cards
    else:
        cards = queries.list_cards(actor, suggest(actor, subject)[: OFFERED * 2])
    return [card for card in cards if card.kind in kinds and card.published_at and card.id != subject.id][:OFFERED]


def choice_words(card: Card) -> str:
    """A choice in words: title, kind, how far it is and where."""
    kind = kind_of(card.kind)
    parts = [str(kind.label).lower(), str(kind.state(card.state).label).lower(), card.area_name]
    return f"{card.title} ({', '.join(part for part in parts if part)})"
