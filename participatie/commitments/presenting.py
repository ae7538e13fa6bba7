"""Promises in words: their strip, their standing, and who made them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.commitments.queries import CommitmentRow, Share, Standing
from participatie.kernel.templating import day
from participatie.subjects.kinds import Label
from participatie.subjects.urls import url_for_subject

STANDING_LABELS: Mapping[Standing, Label] = {
    Standing.OPEN: _l("Beloofd"),
    Standing.LATE: _l("Te laat"),
    Standing.KEPT: _l("Nagekomen"),
    Standing.DISPUTED: _l("Betwist"),
    Standing.WITHDRAWN: _l("Teruggenomen"),
}
TONES: Mapping[Standing, str] = {
    Standing.OPEN: "river",
    Standing.LATE: "brick",
    Standing.KEPT: "leaf",
    Standing.DISPUTED: "brick",
    Standing.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class LedgerLine:
    """One promise in a list: by whom, what, how it stands, about what."""

    url: str
    who: str
    who_url: str
    key: str
    what: str
    label: str
    tone: str
    when: str
    about: str
    about_url: str
    place: str


@dataclass(frozen=True)
class Kept:
    """How well promises are kept: the plain number, and what it leaves out."""

    figure: str
    note: str


def who_of(row: CommitmentRow) -> str:
    """Who promised: the partner or team, else the person; somebody who is gone has no name."""
    return row.party_name or row.person_name or _("Iemand die weg is")


def when_of(row: CommitmentRow) -> str:
    """How it stands, in words."""
    due = day(row.due_on)
    if row.standing == Standing.LATE:
        return _("had op %(day)s klaar moeten zijn", day=due)
    if row.standing == Standing.WITHDRAWN:
        return _("teruggenomen: %(why)s", why=row.reason)
    if row.standing == Standing.OPEN:
        return _("uiterlijk %(day)s, eerst anders beloofd", day=due) if row.was_changed else _("uiterlijk %(day)s", day=due)
    done = _("nagekomen op %(day)s", day=day(row.kept_on)) if row.kept_on else _("nagekomen")
    if row.days_late:
        done = ngettext("%(done)s, %(num)d dag na de datum", "%(done)s, %(num)d dagen na de datum", row.days_late, done=done)
    if row.disputes:
        done = ngettext(
            "%(done)s; %(num)d ander zegt van niet", "%(done)s; %(num)d anderen zeggen van niet", row.disputes, done=done
        )
    return done


def capitalize_first(text: str) -> str:
    """The text as the beginning of a sentence; `capitalize` would make the rest small."""
    return text[:1].upper() + text[1:]


def iso_day(due_on: str) -> str:
    """A date that a mail carries as text, in words."""
    return day(date.fromisoformat(due_on))


def as_strip(row: CommitmentRow) -> dict[str, str]:
    """The values of the strip inside a post."""
    return {
        "text": f"{row.what.rstrip('.,; ')},",
        "date": f"{when_of(row)}.".replace("..", "."),
        "state": row.strip_state,
        "url": url_for("commitments.detail", commitment_id=row.id),
    }


def line_of(row: CommitmentRow) -> LedgerLine:
    """One line of a ledger."""
    standing = Standing(row.standing)
    party, kind = (row.team_id, "team") if row.team_id else (row.partner_id, "partner")
    return LedgerLine(
        url=url_for("commitments.detail", commitment_id=row.id),
        who=who_of(row),
        who_url=url_for_subject(kind, party, row.party_name) if party else "",
        key=row.key,
        what=row.what,
        label=str(STANDING_LABELS[standing]),
        tone=TONES[standing],
        when=when_of(row),
        about=row.title,
        about_url=url_for_subject(row.kind, row.subject_id, row.title),
        place=row.area_name,
    )


def kept_of(share: Share) -> Kept | None:
    """The share kept as people read it; nothing while nothing came to anything."""
    if not share.decided:
        return None
    figure = _("%(x)s van %(y)s nagekomen", x=share.kept, y=share.decided)
    open_ones = ngettext("%(num)d loopt nog", "%(num)d lopen nog", share.open) if share.open else ""
    late = ngettext("%(num)d is te laat", "%(num)d zijn te laat", share.late) if share.late else ""
    return Kept(figure, ", ".join(part for part in (late, open_ones) if part))
