"""Photos with wishes and remarks, and how long what was never placed is kept."""

from datetime import timedelta

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets import queries
from participatie.streets.models import Contribution
from participatie.streets.permissions import can_illustrate
from participatie.subjects import services as subjects
from participatie.subjects.models import Attachment

DRAFT_LIFE = timedelta(days=30)


def add_photo(actor: Actor, contribution: Contribution, file_key: str, alt: str) -> Attachment:
    """Let a stored photo show what is meant."""
    authorize(can_illustrate, actor, contribution)
    return subjects.attach_photo(actor, contribution.subject, file_key, alt)


def remove_photo(actor: Actor, contribution: Contribution, photo_id: int) -> None:
    """Take a photo away."""
    authorize(can_illustrate, actor, contribution)
    subjects.remove_photo(contribution.subject, photo_id)


def forget_old_drafts() -> int:
    """Throw away what was never placed, thirty days after it was written, as the privacy page says; how many there were."""
    old = queries.list_old_drafts(now() - DRAFT_LIFE)
    for contribution in old:
        throw_away(contribution)
    return len(old)


def throw_away(contribution: Contribution) -> None:
    """Remove for good what was never placed."""
    subject = contribution.subject
    db.session.delete(contribution)
    db.session.flush()
    subjects.discard(subject)
