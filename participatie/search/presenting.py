"""What the search page shows: results with the words marked, tabs, filters, and what to try when there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.templating import number
from participatie.map.filters import choices_of
from participatie.map.presenting import TagView, card_view, options_of
from participatie.map.vocabulary import Vocabulary
from participatie.search.asking import FILTERS, POSTS, Sought
from participatie.search.marking import Piece, marked, snippet
from participatie.search.queries import Found, FoundOthers, FoundPosts, Understood, every_kind, read_bodies
from participatie.search.terms import Wanted
from participatie.subjects.findables import Findable, all_findables
from participatie.subjects.kinds import kind_of
from participatie.subjects.queries import Card


@dataclass(frozen=True)
class Result:
    """One subject that was found."""

    url: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    place: str
    tag: TagView
    icon: str
    tone: str
    figure: str


@dataclass(frozen=True)
class Said:
    """One post that was found."""

    url: str
    title: str
    text: tuple[Piece, ...]
    writer: str
    at: datetime


@dataclass(frozen=True)
class Other:
    """An offer or a promise that was found."""

    url: str
    text: tuple[Piece, ...]
    by: str
    about: str
    at: datetime
    icon: str


@dataclass(frozen=True)
class Beside:
    """The first few of a sort, under its name, with the way to all of them where there are more."""

    label: str
    rows: list[Other]
    all_url: str


@dataclass(frozen=True)
class Tab:
    """One way to look at what was found; `count` is empty where nobody counted."""

    label: str
    url: str
    is_current: bool
    value: str
    count: str | None = None


@dataclass(frozen=True)
class Answered:
    """What was found in the tab that was asked for."""

    understood: Understood
    found: Found = field(default_factory=Found)
    posts: FoundPosts | None = None
    others: FoundOthers | None = None
    beside: Sequence[FoundOthers] = ()
    is_loose: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether this page of it shows nothing."""
        if self.others:
            return not self.others.rows
        return not (self.posts.posts if self.posts else self.found.cards)


@dataclass(frozen=True)
class SearchView:
    """The values of the search page."""

    words: str
    results: list[Result]
    said: list[Said]
    others: list[Other]
    beside: list[Beside]
    count: str
    tabs: list[Tab]
    options: dict[str, list[tuple[str, str]]]
    values: dict[str, str]
    chosen: list[dict[str, str]]
    clear_url: str
    map_url: str
    number: int
    pages: int
    is_loose: bool
    is_vague: bool
    was_cut: bool
    shows_subjects: bool


def search_view(sought: Sought, words: Vocabulary, answer: Answered) -> SearchView:
    """The page for what was asked and found."""
    wanted, asked = answer.understood.wanted, sought.asked
    chosen = [{"label": label, "remove_url": _url(sought, name)} for name, label in choices_of(asked, words)]
    paged = answer.posts or answer.others or answer.found
    return SearchView(
        words=sought.words,
        results=_results(answer.found.cards, wanted),
        said=_said(answer.posts, wanted) if answer.posts else [],
        others=_others(answer.others, wanted) if answer.others else [],
        beside=[_beside(sought, found, wanted) for found in answer.beside],
        count=_count(answer),
        tabs=_tabs(sought, answer.found) if sought.words and not answer.is_loose else [],
        options=options_of(words),
        values=asked.values,
        chosen=chosen,
        clear_url=_url(sought, *FILTERS),
        map_url=url_for("map.show", q=sought.words, **asked.without()),
        number=paged.number,
        pages=paged.pages,
        is_loose=answer.is_loose,
        is_vague=bool(sought.words and not answer.understood.words),
        was_cut=sought.was_cut,
        shows_subjects=answer.posts is None and answer.others is None,
    )


def _url(sought: Sought, *without: str, **values: str | None) -> str:
    return url_for("search.show", **sought.address(*without, **values))


def _results(cards: Sequence[Card], wanted: Wanted) -> list[Result]:
    """Where neither title nor lead shows why it was found, a stretch of the text does."""
    silent = [card for card in cards if not _shows(marked(f"{card.title} {card.lead}", wanted))]
    bodies = read_bodies(silent)
    return [_result(card, wanted, bodies.get(card.id, "")) for card in cards]


def _shows(pieces: tuple[Piece, ...]) -> bool:
    return any(is_marked for _text, is_marked in pieces)


def _result(card: Card, wanted: Wanted, body: str) -> Result:
    view, kind = card_view(card), kind_of(card.kind)
    around = snippet(body, wanted)
    return Result(
        url=view.url,
        title=marked(card.title, wanted),
        text=around if _shows(around) else marked(card.lead, wanted),
        place=view.place,
        tag=view.tag if view.tag.label else replace(view.tag, label=str(kind.label), tone=kind.tone),
        icon=view.icon,
        tone=view.tone,
        figure=view.figure,
    )


def _said(found: FoundPosts, wanted: Wanted) -> list[Said]:
    return [
        Said(url_for("threads.show", post_id=post.id), post.title, snippet(post.body, wanted), post.writer, post.at)
        for post in found.posts
    ]


def _url_of(sort: Findable, thing_id: int) -> str:
    values: dict[str, Any] = {sort.key: thing_id}  # under the name that the page of this sort has for it
    return url_for(sort.endpoint, **values)


def _others(found: FoundOthers, wanted: Wanted) -> list[Other]:
    sort = found.sort
    return [Other(_url_of(sort, row.id), marked(row.text, wanted), row.by, row.about, row.at, sort.icon) for row in found.rows]


def _beside(sought: Sought, found: FoundOthers, wanted: Wanted) -> Beside:
    more = _url(sought, tab=found.sort.part) if found.has_next else ""
    return Beside(_capital(str(found.sort.plural)), _others(found, wanted), more)


def _count(answer: Answered) -> str:
    found = answer.found
    if answer.posts or answer.others or answer.is_loose or not answer.understood.words:
        return ""
    if found.is_uncounted:
        return _("meer dan %(n)s gevonden", n=number(found.total))
    return ngettext("%(n)s gevonden", "%(n)s gevonden", found.total, n=number(found.total))


def _tabs(sought: Sought, found: Found) -> list[Tab]:
    """All, each kind in which something was found, and the conversations."""
    counts = found.by_kind
    shown = [kind for kind in every_kind() if counts is None or counts.get(kind) or sought.tab == kind]
    kinds = sorted(shown, key=lambda kind: not kind_of(kind).on_map)
    tabs = [_tab(sought, "", _("Alles"), None if counts is None else str(sum(counts.values())))]
    tabs += [
        _tab(sought, kind, str(kind_of(kind).plural), None if counts is None else str(counts.get(kind, 0))) for kind in kinds
    ]
    others = [_tab(sought, sort.part, str(sort.plural), None) for sort in all_findables()]
    return [*tabs, *others, _tab(sought, POSTS, _("Gesprekken"), None)]


def _tab(sought: Sought, tab: str, label: str, count: str | None) -> Tab:
    return Tab(_capital(label), _url(sought, tab=tab), sought.tab == tab, tab, count)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
