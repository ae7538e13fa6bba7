"""Who may report, judge and appeal. Nothing here lets anybody change a text, a place or a stage."""

from participatie.kernel.access import Actor, permission
from participatie.moderation.models import Ruling, RulingKind
from participatie.moderation.things import Thing
from participatie.subjects.models import Subject
from participatie.threads.models import Post

Item = Post | Thing | None
"""A post or thing that is judged; None when it is the subject itself."""


def judged(subject: Subject | None, item: Item) -> Subject | Post | Thing:
    """What exactly is judged."""
    found = item or subject
    if found is None:
        raise ValueError("nothing to judge")
    return found


def author_id(subject: Subject | None, item: Item) -> int | None:
    """Who wrote what is judged."""
    what = judged(subject, item)
    return what.creator_id if isinstance(what, Subject) else what.person_id


@permission("moderation.report_subject")
def can_report_subject(actor: Actor, subject: Subject) -> bool:
    """Any known person but its creator, while everybody can see it."""
    return actor.is_signed_in and subject.is_published and not subject.is_hidden and actor.id != subject.creator_id


def can_report_post(actor: Actor, post: Post) -> bool:
    """Any known person but its writer, while everybody can read it."""
    return actor.is_signed_in and post.is_readable and not post.is_note and actor.id != post.person_id


def can_report_thing(actor: Actor, thing: Thing) -> bool:
    """Any known person but its writer, while everybody can read it."""
    return actor.is_signed_in and thing.may_be_reported and actor.id != thing.person_id


@permission("moderation.moderate")
def can_moderate(actor: Actor) -> bool:
    """Moderators see what was reported."""
    return actor.holds("moderator")


@permission("moderation.rule_subject")
def can_rule_subject(actor: Actor, subject: Subject) -> bool:
    """Moderators judge what others placed."""
    return can_rule(actor, subject, None)


def can_rule(actor: Actor, subject: Subject | None, item: Item) -> bool:
    """Moderators judge what others wrote in public, never their own."""
    is_public = subject is None or subject.is_published
    if not can_moderate(actor) or not is_public or actor.id == author_id(subject, item):
        return False
    return not isinstance(item, Post) or (not item.is_note and item.withdrawn_at is None)


def is_of_own_side(actor: Actor, item: Item) -> bool:
    """Whether it was said for a team or partner for which the actor speaks too: then another moderator judges it.

    Nobody takes a promise or answer of the own side out of sight alone.
    """
    if item is None or actor.is_system:
        return False
    of_team = item.team_id is not None and actor.holds("team_member", item.team_id)
    return of_team or (item.partner_id is not None and actor.holds("partner_speaker", item.partner_id))


def can_read_ruling(actor: Actor, subject: Subject | None, item: Item) -> bool:
    """The author and the moderators."""
    return actor.is_signed_in and (actor.id == author_id(subject, item) or can_moderate(actor))


def can_appeal(actor: Actor, ruling: Ruling, subject: Subject | None, item: Item) -> bool:
    """The author, once, against hiding, while it is hidden."""
    is_hidden = judged(subject, item).hidden_at is not None
    is_first = ruling.kind == RulingKind.HIDE and ruling.appealed_at is None
    return actor.is_signed_in and actor.id == author_id(subject, item) and is_hidden and is_first
