"""A lens as an Atom feed."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import request
from werkzeug.wrappers import Response

from participatie.kernel.clock import now
from participatie.kernel.web import page
from participatie.subjects.kinds import kind_of
from participatie.subjects.queries import Card
from participatie.subjects.urls import url_for_subject

Entry = Mapping[str, object]
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(title: str, page_url: str, cards: Sequence[Card]) -> Response:
    """The feed of these cards, newest first; `page_url` is where people read the same."""
    entries: list[Entry] = [
        {
            "url": url_for_subject(card.kind, card.id, card.title, external=True),
            "title": card.title,
            "summary": card.lead or card.title,
            "author": card.creator_name,
            "published": card.published_at,
            "labels": [str(label) for label in (kind_of(card.kind).label, card.theme_name, card.area_name) if label],
        }
        for card in cards
    ]
    return atom_of(title, page_url, entries)


def atom_of(title: str, page_url: str, entries: Sequence[Entry]) -> Response:
    """The feed of these entries: url, title, summary, author, published and labels of each."""
    dates = [at for entry in entries if isinstance(at := entry["published"], datetime)]
    text, _status = page(
        "map/feed.xml",
        title=title,
        page_url=page_url,
        feed_url=request.url,
        updated=max(dates, default=now()),
        entries=entries,
    )
    return Response(_NOT_IN_XML.sub("", text), mimetype="application/atom+xml")
