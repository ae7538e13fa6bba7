"""Promises as moderators judge them. What a post carries is judged with that post."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.commitments import services as commitments
from participatie.commitments.models import Commitment
from participatie.commitments.queries import find_commitment
from participatie.kernel.access import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation.things import Care, Thing


def find(number: int) -> Thing | None:
    """The promise with this number."""
    commitment = find_commitment(number)
    if commitment is None:
        return None
    subject = commitment.subject
    return Thing(
        anchor=f"commitment-{number}",
        subject=subject,
        title=_("Een toezegging bij %(title)s", title=subject.title),
        text=commitment.what,
        person_id=commitment.person_id,
        hidden_at=commitment.hidden_at,
        team_id=commitment.team_id,
        partner_id=commitment.partner_id,
        may_be_reported=commitment.hidden_at is None and subject.is_published and not subject.is_hidden,
    )


def url(number: int) -> str:
    """Where it stands."""
    return url_for("commitments.detail", commitment_id=number)


def hide(actor: Actor, number: int, _reason: str) -> None:
    """Take it out of sight; the reason is kept with the ruling."""
    commitments.hide(actor, _get(number))


def show(actor: Actor, number: int) -> None:
    """Put it back in sight."""
    commitments.show(actor, _get(number))


def _get(number: int) -> Commitment:
    commitment = find_commitment(number)
    if commitment is None:
        raise NotFound
    return commitment


CARE = Care(_l("Toezegging"), find, url, hide, show)
