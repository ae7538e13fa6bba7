"""Offers as moderators judge them: the words that everybody can read, never what is between the two sides."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.initiatives.models import Offer
from participatie.initiatives.queries.offers import find_offer
from participatie.initiatives.services import offer_answers
from participatie.kernel.access import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.text import excerpt
from participatie.moderation.things import Care, Thing

LONGEST_REASON = 300


def find(number: int) -> Thing | None:
    """The offer with this number, once it was made."""
    offer = find_offer(number)
    if offer is None:
        return None
    subject = offer.initiative.subject if offer.initiative else None
    is_shown = subject is None or (subject.is_published and not subject.is_hidden)
    return Thing(
        anchor=f"offer-{number}",
        subject=subject,
        title=_("Een aanbod bij %(title)s", title=subject.title) if subject else _("Een aanbod"),
        text=offer.what,
        person_id=offer.person_id,
        hidden_at=offer.hidden_at,
        partner_id=offer.partner_id,
        may_be_reported=offer.is_readable and is_shown,
    )


def url(number: int) -> str:
    """Where it stands."""
    return url_for("initiatives.show_offer", offer_id=number)


def hide(actor: Actor, number: int, reason: str) -> None:
    """Take its words out of sight."""
    offer_answers.hide_offer(actor, _get(number), excerpt(reason, LONGEST_REASON))


def show(actor: Actor, number: int) -> None:
    """Put them back in sight."""
    offer_answers.show_offer(actor, _get(number))


def _get(number: int) -> Offer:
    offer = find_offer(number)
    if offer is None:
        raise NotFound
    return offer


CARE = Care(_l("Aanbod"), find, url, hide, show)
