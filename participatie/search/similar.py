"""What is like a draft of an initiative: words of title and lead, and a place nearby."""

import math
from collections.abc import Sequence

from sqlalchemy import select

from participatie.initiatives.models import KIND, Initiative
from participatie.initiatives.similar import Similar
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.places.geometry import Box
from participatie.search import store
from participatie.search.dutch import head_of, stem_of
from participatie.search.models import Part
from participatie.search.terms import Choice, words_of
from participatie.subjects.models import Subject
from participatie.subjects.queries import Card, Lens, list_cards, matching

NEAR_M = 1_500
MOST = 3
_LOOKED_AT = 60
_LEAST_ALIKE = 3
_IN_TITLE = 3
_METRES_PER_DEGREE = 111_320
_VAGUE = frozenset(
    stem_of(word)
    for word in ("bewoners", "buurt", "iedereen", "maken", "meer", "mensen", "nieuw", "plek", "samen", "straat", "wijk")
)
"""Words that many initiatives have in common, whatever they are about."""


def find_similar(actor: Actor, draft: Initiative, title: str, lead: str) -> list[Similar]:
    """The initiatives near the place of the draft that share most words with it, then the nearest. Two statements."""
    spot, meant = draft.subject.geometry, _meanings(f"{title} {lead}")
    if spot is None or not meant:
        return []
    middle = spot.centroid
    words = tuple(Choice(word) for word in sorted(meant))
    near = matching(actor, Lens(kinds=(KIND.name,), box=_around(middle.x, middle.y)))
    ids = (
        select(Subject.id)
        .where(*near, Subject.id != draft.id, Subject.id.in_(store.rows_with(Part.SUBJECT, (words,))))
        .order_by(Subject.id.desc())
        .limit(_LOOKED_AT)
    )
    cards = list_cards(actor, db.session.scalars(ids).all())
    ranked = [(_alike(card, title, meant), Similar(card, _distance_m(card, middle.x, middle.y))) for card in cards]
    ranked = [(score, one) for score, one in ranked if score >= _LEAST_ALIKE and one.distance_m <= NEAR_M]
    return [one for _score, one in sorted(ranked, key=lambda pair: (-pair[0], pair[1].distance_m))][:MOST]


def _meanings(text: str) -> set[str]:
    """The stems of what a text is about, with the last parts of compounds."""
    words: Sequence[str] = [word for word in words_of(text) if not word.isdigit()]
    return ({stem_of(word) for word in words} | {head_of(word) for word in words}) - _VAGUE - {""}


def _alike(card: Card, title: str, meant: set[str]) -> int:
    """How much they share; a word in both titles counts most."""
    in_titles = _meanings(title) & _meanings(card.title)
    return _IN_TITLE * len(in_titles) + len(meant & _meanings(f"{card.title} {card.lead}"))


def _around(lon: float, lat: float) -> Box:
    high = NEAR_M / _METRES_PER_DEGREE
    wide = high / math.cos(math.radians(lat))
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def _distance_m(card: Card, lon: float, lat: float) -> int:
    """Over flat ground, which is near enough for a neighbourhood; a card without a place is far away."""
    if card.lon is None or card.lat is None:
        return NEAR_M + 1
    east = (card.lon - lon) * math.cos(math.radians(lat))
    return round(math.hypot(east, card.lat - lat) * _METRES_PER_DEGREE)
