"""Reporting, judging and appealing."""

from flask_babel import gettext as _
from sqlalchemy import select, update

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import clean_body
from participatie.moderation.events import Appealed, Reported, Ruled
from participatie.moderation.models import Report, Ruling, RulingKind
from participatie.moderation.permissions import author_id, can_appeal, can_report_post, can_report_subject, can_rule
from participatie.moderation.queries import about
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.threads import services as threads
from participatie.threads.models import Post

MAX_REASON = 1000


def report_subject(actor: Actor, subject: Subject, reason: str) -> None:
    """Tell the moderators that a subject breaks the house rules."""
    authorize(can_report_subject, actor, subject)
    _report(actor, subject, None, reason)


def report_post(actor: Actor, post: Post, reason: str) -> None:
    """Tell the moderators that a post breaks the house rules."""
    authorize(can_report_post, actor, post)
    _report(actor, post.thread.subject, post, reason)


def _report(actor: Actor, subject: Subject, post: Post | None, reason: str) -> None:
    """One open report per person: who reports again replaces the reason."""
    subjects.hold(subject)
    text = _usable(reason, _("Schrijf kort wat er mis mee is."))
    post_id = post.id if post else None
    own = select(Report).where(about(Report, subject.id, post_id), Report.by_id == actor.id, Report.settled_at.is_(None))
    earlier = db.session.scalar(own)
    if earlier is not None:
        earlier.reason = text
        return
    report = Report(subject_id=subject.id, post_id=post_id, reason=text, by_id=actor.id, created_at=now())
    db.session.add(report)
    db.session.flush()
    emit(Reported(by_id=actor.id, subject_id=subject.id, report_id=report.id, post_id=post_id))


def rule(actor: Actor, subject: Subject, post: Post | None, kind: RulingKind, reason: str) -> Ruling:
    """Hide, show again or leave, with the reason that the author reads. All open reports about it are settled."""
    subjects.hold(subject)
    authorize(can_rule, actor, subject, post)
    is_needed = kind is not RulingKind.LEAVE
    text = _usable(reason, _("Schrijf de reden op. De schrijver leest die.")) if is_needed else clean_body(reason)
    _carry_out(actor, subject, post, kind)
    post_id = post.id if post else None
    ruling = Ruling(subject_id=subject.id, post_id=post_id, kind=kind, reason=text, by_id=actor.id, created_at=now())
    db.session.add(ruling)
    db.session.execute(
        update(Report).where(about(Report, subject.id, post_id), Report.settled_at.is_(None)).values(settled_at=now())
    )
    db.session.flush()
    emit(Ruled(by_id=actor.id, subject_id=subject.id, ruling_id=ruling.id, kind=kind, post_id=post_id))
    if is_needed:
        _tell_author(subject, post, ruling)
    return ruling


def _carry_out(actor: Actor, subject: Subject, post: Post | None, kind: RulingKind) -> None:
    is_hidden = (post or subject).hidden_at is not None
    if kind is RulingKind.HIDE and is_hidden:
        raise Refused(_("Dit is al verborgen."), field="kind")
    if kind is RulingKind.SHOW and not is_hidden:
        raise Refused(_("Dit is niet verborgen."), field="kind")
    if kind is RulingKind.HIDE:
        threads.hide_post(actor, post) if post else subjects.hide(actor, subject)
    if kind is RulingKind.SHOW:
        threads.show_post(actor, post) if post else subjects.show(actor, subject)


def _tell_author(subject: Subject, post: Post | None, ruling: Ruling) -> None:
    """The mail says that there is a ruling and where to read it; what was hidden is not in it."""
    author = db.session.get(Person, author_id(subject, post) or 0)
    if author is None or not author.active:
        return
    put_mail(
        author.email,
        "moderation/ruling",
        author.language,
        kind=ruling.kind,
        is_post=post is not None,
        title=subject.title,
        reason=ruling.reason,
        ruling_id=ruling.id,
    )


def appeal(actor: Actor, ruling: Ruling, subject: Subject, post: Post | None, text: str) -> None:
    """Say, once, why it should be visible again."""
    authorize(can_appeal, actor, ruling, subject, post)
    ruling.appeal = _usable(text, _("Schrijf waarom je het er niet mee eens bent."), field="appeal")
    ruling.appealed_at = now()
    db.session.flush()
    emit(Appealed(by_id=actor.id, subject_id=ruling.subject_id, ruling_id=ruling.id, post_id=ruling.post_id))


def _usable(reason: str, when_empty: str, field: str = "reason") -> str:
    text = clean_body(reason)
    if not text:
        raise Refused(when_empty, field=field)
    if len(text) > MAX_REASON:
        raise Refused(_("Dit is te lang. Er passen %(limit)s tekens.", limit=MAX_REASON), field=field)
    return text
