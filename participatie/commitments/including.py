"""The part about promises on the page of a subject, a partner or a team."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from participatie.commitments import queries
from participatie.commitments.permissions import can_promise
from participatie.commitments.presenting import Kept, LedgerLine, kept_of, line_of
from participatie.commitments.queries import LedgerFilter, LedgerPage, Share
from participatie.kernel.access import Actor
from participatie.partners.models import PARTNER
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part
from participatie.teams.models import TEAM

SHOWN = 5
NOTHING = LedgerPage([], Share(), 1, 1, 0)


@dataclass(frozen=True)
class Promises:
    """The first few promises of a page, the figures of all, and the ways on."""

    title: str
    lines: list[LedgerLine]
    total: int
    kept: Kept | None
    all_url: str
    promise_url: str = ""
    is_of_subject: bool = False


def no_promises_of(actor: Actor, subject: Subject) -> Part:
    """The part where nothing was promised about a subject; what partners and teams promised is asked all the same."""
    if subject.kind in (PARTNER.name, TEAM.name):
        return promises_of(actor, subject)
    return _about(actor, subject, NOTHING)


def promises_of(actor: Actor, subject: Subject) -> Part:
    """What was promised about a subject, or by the partner or team that it is. One statement."""
    if subject.kind == PARTNER.name:
        found = queries.page_first(actor, LedgerFilter(partner_id=subject.id), size=SHOWN)
        shown = _shown(found, _("Wat deze partner beloofde"), url_for("commitments.index", wie=f"partner-{subject.id}"))
    elif subject.kind == TEAM.name:
        found = queries.page_first(actor, LedgerFilter(team_id=subject.id), size=SHOWN)
        shown = _shown(found, _("Wat dit team beloofde"), url_for("commitments.index", wie=f"team-{subject.id}"))
    else:
        return _about(actor, subject, queries.page_first(actor, LedgerFilter(subject_id=subject.id), size=SHOWN))
    return Part("commitments/_promises.html", shown)


def _about(actor: Actor, subject: Subject, found: LedgerPage) -> Part:
    way = url_for("threads.promise", subject_id=subject.id) if can_promise(actor, subject) else ""
    all_url = url_for("commitments.of_subject", subject_id=subject.id)
    return Part("commitments/_promises.html", _shown(found, _("Wie beloofde wat?"), all_url, way, is_of_subject=True))


def _shown(found: LedgerPage, title: str, all_url: str, promise_url: str = "", *, is_of_subject: bool = False) -> Promises:
    lines = [line_of(row) for row in found.rows]
    return Promises(title, lines, found.total, kept_of(found.share), all_url, promise_url, is_of_subject)
