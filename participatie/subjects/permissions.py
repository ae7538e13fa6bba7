"""Who may do what with any subject, whatever its kind."""

from collections.abc import Collection

from participatie.kernel.access import Actor, permission
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject


def can_see(actor: Actor, subject: Subject) -> bool:
    """Everybody sees what is published and not hidden; its creator and moderators see a little more.

    A part is seen only when its whole is. `queries.visible_to` says the same in SQL.
    """
    if actor.is_system or (actor.id is not None and actor.id == subject.creator_id):
        return True
    seen = [subject, subject.whole] if subject.whole_id else [subject]
    return all(it is not None and it.is_published and (not it.is_hidden or actor.holds("moderator")) for it in seen)


@permission("subjects.support")
def can_support(actor: Actor, subject: Subject) -> bool:
    """Any known person, while it is on the platform and has not ended."""
    is_open = kind_of(subject.kind).state(subject.state).is_open
    return actor.is_signed_in and subject.is_published and not subject.is_hidden and is_open


def can_link(actor: Actor, subject: Subject, maker_ids: Collection[int]) -> bool:
    """Say what it has to do with another, or that it has not: its makers, for nobody else; staff have no part in it."""
    is_live = subject.is_published and not subject.is_hidden and kind_of(subject.kind).can_be_linked
    return is_live and actor.id is not None and actor.id in maker_ids


def can_unlink(actor: Actor, one: Subject, other: Subject, maker_ids: Collection[int]) -> bool:
    """End a link: the makers of either side, as long as both can be read."""
    is_live = all(it.is_published and not it.is_hidden for it in (one, other))
    return is_live and actor.id is not None and actor.id in maker_ids


@permission("subjects.follow")
def can_follow(actor: Actor, subject: Subject) -> bool:
    """Any known person, ended or not: there may be news."""
    return actor.is_signed_in and subject.is_published and not subject.is_hidden


def can_hide(actor: Actor, subject: Subject) -> bool:
    """Only moderators take something out of sight, or put it back."""
    return actor.holds("moderator") and subject.is_published


@permission("themes.manage")
def can_manage_themes(actor: Actor) -> bool:
    """Administrators choose what subjects can be about."""
    return actor.holds("administrator")


@permission("history.read")
def can_read_history(actor: Actor) -> bool:
    """Administrators see everything that was changed, by whom and when."""
    return actor.holds("administrator")
