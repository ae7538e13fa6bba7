"""Who may report, judge and appeal. Nothing here lets anybody change a text, a place or a stage."""

from participatie.kernel.access import Actor, permission
from participatie.moderation.models import Ruling, RulingKind
from participatie.subjects.models import Subject
from participatie.threads.models import Post


def author_id(subject: Subject, post: Post | None) -> int | None:
    """Who wrote what is judged."""
    return post.person_id if post else subject.creator_id


@permission("moderation.report_subject")
def can_report_subject(actor: Actor, subject: Subject) -> bool:
    """Any known person but its creator, while everybody can see it."""
    return actor.is_signed_in and subject.is_published and not subject.is_hidden and actor.id != subject.creator_id


def can_report_post(actor: Actor, post: Post) -> bool:
    """Any known person but its writer, while everybody can read it."""
    return actor.is_signed_in and post.is_readable and not post.is_note and actor.id != post.person_id


@permission("moderation.moderate")
def can_moderate(actor: Actor) -> bool:
    """Moderators see what was reported."""
    return actor.holds("moderator")


@permission("moderation.rule_subject")
def can_rule_subject(actor: Actor, subject: Subject) -> bool:
    """Moderators judge what others placed."""
    return can_rule(actor, subject, None)


def can_rule(actor: Actor, subject: Subject, post: Post | None) -> bool:
    """Moderators judge what others wrote in public, never their own."""
    if not can_moderate(actor) or not subject.is_published or actor.id == author_id(subject, post):
        return False
    return post is None or (not post.is_note and post.withdrawn_at is None)


def can_read_ruling(actor: Actor, subject: Subject, post: Post | None) -> bool:
    """The author and the moderators."""
    return actor.is_signed_in and (actor.id == author_id(subject, post) or can_moderate(actor))


def can_appeal(actor: Actor, ruling: Ruling, subject: Subject, post: Post | None) -> bool:
    """The author, once, against hiding, while it is hidden."""
    is_hidden = (post or subject).hidden_at is not None
    is_first = ruling.kind == RulingKind.HIDE and ruling.appealed_at is None
    return actor.is_signed_in and actor.id == author_id(subject, post) and is_hidden and is_first
