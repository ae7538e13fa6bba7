"""What designers answer. Each author gets an answer, also when one answer is given to many at once."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_body, render_markdown
from participatie.streets import queries
from participatie.streets.events import ReplyGiven
from participatie.streets.models import WISH, Contribution, PlanVersion, Reply, StreetPlan, Verdict
from participatie.streets.permissions import can_reply
from participatie.streets.services.rounds import hold
from participatie.threads.queries import find_team_id

IN_A_VERSION = frozenset({Verdict.TAKEN_UP, Verdict.PARTLY})
MOST_AT_ONCE = 500
MOST_SHOWN = 5


@dataclass(frozen=True)
class Answer:
    """A verdict with the words that go with it; taken up (partly) names the version, and if possible the element in it."""

    verdict: Verdict
    body: str
    version: PlanVersion | None = None
    element_key: str | None = None


def reply(actor: Actor, contribution: Contribution, answer: Answer) -> Reply:
    """Answer one wish or remark. A later answer takes the place of this one; both stay readable."""
    return reply_to_all(actor, [contribution], answer)[0]


def refuse_if_answered_since(plan: StreetPlan, contributions: Sequence[Contribution], seen: int, typed: str) -> None:
    """Whoever began to answer before somebody else did gets to see both texts; nobody gets two answers by accident.

    `seen` is the newest reply that stood there when the form was opened.
    """
    hold(plan)
    by_id = {contribution.id: contribution for contribution in contributions}
    given = queries.list_replies_after(list(by_id), seen)
    if given:
        raise Conflict(tuple(_clash(by_id[reply.contribution_id], reply, typed) for reply in given[:MOST_SHOWN]))


def _clash(contribution: Contribution, reply: Reply, typed: str) -> Clash:
    label = _("Antwoord op nummer %(n)s, “%(title)s”", n=contribution.number, title=contribution.subject.title)
    who = reply.by.display_name if reply.by else _("de ontwerper")
    return Clash(label, typed, f"{WISH.state(reply.verdict).label} ({who})\n\n{reply.body}")


def reply_to_all(actor: Actor, contributions: Sequence[Contribution], answer: Answer) -> list[Reply]:
    """Give the same answer to several people: all of them or, when one may not be answered, nobody."""
    if not contributions:
        raise Refused(_("Kies eerst op welke wensen of opmerkingen je antwoordt."), field="chosen")
    if len(contributions) > MOST_AT_ONCE:
        raise Refused(_("Kies er ten hoogste %(n)s tegelijk.", n=MOST_AT_ONCE), field="chosen")
    for contribution in contributions:
        authorize(can_reply, actor, contribution)
    body = _usable(answer, contributions)
    batch_key = secrets.token_urlsafe(12) if len(contributions) > 1 else None
    team_id = find_team_id(contributions[0].plan_id)
    return [_reply(actor, contribution, answer, body, team_id, batch_key) for contribution in contributions]


def _usable(answer: Answer, contributions: Sequence[Contribution]) -> str:
    if answer.verdict is Verdict.WAITING:
        raise Refused(_("Kies wat je antwoordt."), field="verdict")
    body = clean_body(answer.body)
    if not body:
        raise Refused(_("Schrijf in een of twee zinnen waarom. De schrijver leest dat."), field="body")
    if answer.verdict in IN_A_VERSION:
        here = {contribution.plan_id for contribution in contributions}
        if answer.version is None or not answer.version.is_published or {answer.version.plan_id} != here:
            raise Refused(
                _("Zeg in welke versie dit verwerkt is. Dat kan alleen een versie zijn die online staat."), field="version"
            )
        if answer.element_key and not queries.has_element(answer.version.id, answer.element_key):
            raise Refused(_("Dit onderdeel staat niet in die versie. Kies een ander."), field="element")
    return body


def _reply(
    actor: Actor, contribution: Contribution, answer: Answer, body: str, team_id: int | None, batch_key: str | None
) -> Reply:
    moment = now()
    version = answer.version if answer.verdict in IN_A_VERSION else None
    given = Reply(
        contribution_id=contribution.id,
        verdict=answer.verdict,
        body=body,
        html=render_markdown(body),
        version_id=version.id if version else None,
        element_key=(answer.element_key or contribution.element_key) if version else None,
        by_id=actor.id,
        team_id=team_id,
        batch_key=batch_key,
        at=moment,
    )
    db.session.add(given)
    contribution.subject.state, contribution.subject.changed_at = answer.verdict, moment
    contribution.answered_at, contribution.taken_up_in_id = moment, version.id if version else None
    db.session.flush()
    emit(
        ReplyGiven(
            by_id=actor.id,
            subject_id=contribution.id,
            plan_id=contribution.plan_id,
            reply_id=given.id,
            verdict=answer.verdict,
            version_number=version.number if version else None,
        )
    )
    return given
