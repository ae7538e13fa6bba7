"""The sections that home and area pages share, as the components show them."""

from dataclasses import dataclass

from flask_babel import ngettext

from participatie.home import queries
from participatie.kernel.templating import term
from participatie.map.presenting import CardView, card_view
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class Quote:
    """The values of a quote card."""

    name: str
    key: int
    quote: str
    about: str
    url: str
    after: str


@dataclass(frozen=True)
class WaitingLine:
    """One line of what waits for an answer."""

    title: str
    url: str
    place: str
    team: str
    team_url: str
    term: str
    is_late: bool


@dataclass(frozen=True)
class Sections:
    """What goes on, in a municipality or in one area of it."""

    newest: list[CardView]
    realised: list[CardView]
    waiting: list[WaitingLine]
    answered: list[Quote]


def sections(area_path: str = "") -> Sections:
    """The sections for an area and all below it; everything without one. Four statements."""
    newest, realised = queries.newest_and_realised(area_path)
    return Sections(
        newest=[card_view(card) for card in newest],
        realised=[card_view(card) for card in realised],
        waiting=[_waiting(row) for row in queries.list_waiting(area_path)],
        answered=[_quote(row) for row in queries.list_answered(area_path)],
    )


def _quote(row: queries.Answered) -> Quote:
    after = ngettext("na %(num)d werkdag", "na %(num)d werkdagen", max(row.after_days, 1))
    return Quote(row.voice, row.voice_id, row.quote, row.title, url_for_subject(row.kind, row.id, row.title), after)


def _waiting(row: queries.WaitingSubject) -> WaitingLine:
    return WaitingLine(
        row.title,
        url_for_subject(row.kind, row.id, row.title),
        row.area_name,
        row.team_name,
        url_for_subject("team", row.team_id, row.team_name),
        term(row.days_left),
        is_late=row.days_left < 0,
    )
