"""Who may do what with any subject, whatever its kind."""

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
