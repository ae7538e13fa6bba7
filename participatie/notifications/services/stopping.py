"""Stopping mail with the link in it, for who got it and without signing in; and what an account that closes leaves behind."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.notifications import queries
from participatie.notifications.models import Digest, HelpQuestion, MailChoice, Mute, Notice, Watch
from participatie.notifications.services.choices import (
    choose_no_mail,
    choose_usual_mail,
    read,
    resume_digest,
    stop_digest,
)
from participatie.notifications.tokens import DAILY_DIGEST, DIGESTS, EVERYTHING, WEEKLY_DIGEST
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace, Subject
from participatie.subjects.permissions import can_follow
from participatie.subjects.services.people import locked_tally

PACES_OF: dict[int, tuple[Pace, ...]] = {
    DIGESTS: (Pace.DAILY, Pace.WEEKLY),
    DAILY_DIGEST: (Pace.DAILY,),
    WEEKLY_DIGEST: (Pace.WEEKLY,),
}
TITLES: dict[int, LazyString] = {
    DIGESTS: _l("wat je volgt (de verzamelmail)"),
    DAILY_DIGEST: _l("het nieuws van de dag (de dagelijkse verzamelmail)"),
    WEEKLY_DIGEST: _l("het nieuws van de week (de wekelijkse verzamelmail)"),
    EVERYTHING: _l("al het nieuws"),
}
PERSONAL = (Watch, Notice, HelpQuestion, MailChoice, Mute, Digest)
"""The tables of this domain that say something about one person."""


def digest_of(paces: frozenset[str]) -> int:
    """What a digest with news of these paces is called in a link."""
    is_weekly = str(Pace.WEEKLY) in paces
    is_daily = bool(paces - {str(Pace.WEEKLY)})
    return DIGESTS if is_weekly and is_daily else (WEEKLY_DIGEST if is_weekly else DAILY_DIGEST)


def title_of_link(subject_id: int) -> str:
    """What a link to stop mail is about, as far as everybody may know."""
    if subject_id in TITLES:
        return str(TITLES[subject_id])
    subject = queries.find_public_subject(subject_id)
    return subject.title if subject else _("dit initiatief")


def stop(actor: Actor, subject_id: int) -> None:
    """No more mail or notices about this subject, whatever the reason was; following ends too. Or no more of such digests."""
    if subject_id == EVERYTHING:
        choose_no_mail(actor)
        return
    if subject_id in PACES_OF:
        stop_digest(actor, *PACES_OF[subject_id])
        return
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.unfollow(actor, subject)
    if actor.id is None:
        raise NotFound
    if queries.find_mute(subject.id, actor.id) is None:
        db.session.add(Mute(subject_id=subject.id, person_id=actor.id, since=now()))
    read(actor, subject.id)
    db.session.flush()


def resume(actor: Actor, subject_id: int) -> None:
    """Mail about this subject after all, such digests after all, or mail about news as people get it who chose nothing."""
    if subject_id == EVERYTHING:
        choose_usual_mail(actor)
        return
    if subject_id in PACES_OF:
        resume_digest(actor, *PACES_OF[subject_id])
        return
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.follow(actor, subject)
    mute = queries.find_mute(subject.id, actor.id or 0)
    if mute is not None:
        db.session.delete(mute)
    db.session.flush()


def _subject_of_link(subject_id: int) -> Subject:
    subject = queries.find_subject(subject_id)
    if subject is None:
        raise NotFound
    locked_tally(subject.id)
    return subject


def forget_person(person_id: int) -> None:
    """An account is closed: where this person lives, what they were told and chose is of no use any more."""
    for table in PERSONAL:
        db.session.execute(delete(table).where(table.person_id == person_id))
