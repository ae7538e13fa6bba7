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
from participatie.moderation.permissions import (
    Item,
    author_id,
    can_appeal,
    can_report_post,
    can_report_subject,
    can_report_thing,
    can_rule,
    is_of_own_side,
    judged,
)
from participatie.moderation.queries import Target, about
from participatie.moderation.things import Thing, care_of, label_of
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


def report_thing(actor: Actor, thing: Thing, reason: str) -> None:
    """Tell the moderators that a promise, an offer or the like breaks the house rules."""
    authorize(can_report_thing, actor, thing)
    _report(actor, thing.subject, thing, reason)


def _report(actor: Actor, subject: Subject | None, item: Item, reason: str) -> None:
    """One open report per person: who reports again replaces the reason."""
    if subject is not None:
        subjects.hold(subject)
    text = _usable(reason, _("Schrijf kort wat er mis mee is."))
    target = Target.of(subject, item)
    own = select(Report).where(about(Report, target), Report.by_id == actor.id, Report.settled_at.is_(None))
    earlier = db.session.scalar(own)
    if earlier is not None:
        earlier.reason = text
        return
    report = Report(**target.columns, reason=text, by_id=actor.id, created_at=now())
    db.session.add(report)
    db.session.flush()
    if subject is not None:
        emit(Reported(by_id=actor.id, subject_id=subject.id, report_id=report.id, post_id=target.post_id))


def rule(actor: Actor, subject: Subject | None, item: Item, kind: RulingKind, reason: str) -> Ruling:
    """Hide, show again or leave, with the reason that the author reads. All open reports about it are settled."""
    if subject is not None:
        subjects.hold(subject)
    authorize(can_rule, actor, subject, item)
    if is_of_own_side(actor, item):
        raise Refused(_("Dit is van je eigen team of partner. Een andere moderator oordeelt erover."), field="kind")
    is_needed = kind is not RulingKind.LEAVE
    text = _usable(reason, _("Schrijf de reden op. De schrijver leest die.")) if is_needed else clean_body(reason)
    _carry_out(actor, subject, item, kind, text)
    target = Target.of(subject, item)
    ruling = Ruling(**target.columns, kind=kind, reason=text, by_id=actor.id, created_at=now())
    ruling.author_id = item.person_id if isinstance(item, Thing) else None
    db.session.add(ruling)
    db.session.execute(update(Report).where(about(Report, target), Report.settled_at.is_(None)).values(settled_at=now()))
    db.session.flush()
    if subject is not None:
        emit(Ruled(by_id=actor.id, subject_id=subject.id, ruling_id=ruling.id, kind=kind, post_id=target.post_id))
    if is_needed:
        _tell_author(subject, item, ruling)
    return ruling


def _carry_out(actor: Actor, subject: Subject | None, item: Item, kind: RulingKind, reason: str) -> None:
    what = judged(subject, item)
    is_hidden = what.hidden_at is not None
    if kind is RulingKind.HIDE and is_hidden:
        raise Refused(_("Dit is al verborgen."), field="kind")
    if kind is RulingKind.SHOW and not is_hidden:
        raise Refused(_("Dit is niet verborgen."), field="kind")
    if isinstance(what, Thing):
        _care_for(actor, what, kind, reason)
    elif kind is RulingKind.HIDE:
        threads.hide_post(actor, what) if isinstance(what, Post) else subjects.hide(actor, what)
    elif kind is RulingKind.SHOW:
        threads.show_post(actor, what) if isinstance(what, Post) else subjects.show(actor, what)


def _care_for(actor: Actor, thing: Thing, kind: RulingKind, reason: str) -> None:
    care, number = care_of(thing.anchor)
    if kind is RulingKind.HIDE:
        care.hide(actor, number, reason)
    if kind is RulingKind.SHOW:
        care.show(actor, number)


def _tell_author(subject: Subject | None, item: Item, ruling: Ruling) -> None:
    """The mail says that there is a ruling and where to read it; what was hidden is not in it."""
    author = db.session.get(Person, author_id(subject, item) or 0)
    if author is None or not author.active:
        return
    put_mail(
        author.email,
        "moderation/ruling",
        author.language,
        kind=ruling.kind,
        is_post=isinstance(item, Post),
        title=subject.title if subject else label_of(ruling.anchor),
        reason=ruling.reason,
        ruling_id=ruling.id,
    )


def appeal(actor: Actor, ruling: Ruling, subject: Subject | None, item: Item, text: str) -> None:
    """Say, once, why it should be visible again."""
    authorize(can_appeal, actor, ruling, subject, item)
    ruling.appeal = _usable(text, _("Schrijf waarom je het er niet mee eens bent."), field="appeal")
    ruling.appealed_at = now()
    db.session.flush()
    if subject is not None:
        emit(Appealed(by_id=actor.id, subject_id=subject.id, ruling_id=ruling.id, post_id=ruling.post_id))


def _usable(reason: str, when_empty: str, field: str = "reason") -> str:
    text = clean_body(reason)
    if not text:
        raise Refused(when_empty, field=field)
    if len(text) > MAX_REASON:
        raise Refused(_("Dit is te lang. Er passen %(limit)s tekens.", limit=MAX_REASON), field=field)
    return text
