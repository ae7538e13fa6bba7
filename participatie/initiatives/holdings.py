"""What initiatives hold about a person: what they make, offer, and say to each other."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, or_, select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Whose, of
from participatie.initiatives.models import (
    Initiative,
    InitiativeUnion,
    InitiativeVersion,
    Maker,
    MakerInvitation,
    Offer,
    OfferContact,
    OfferMessage,
    StageMove,
    UnionConsent,
    UnionNeed,
)
from participatie.initiatives.services.drafts import throw_away
from participatie.kernel.db import db
from participatie.subjects.models import Subject


def begun(whose: Whose) -> ColumnElement[bool]:
    """Initiatives that this person began."""
    return Initiative.id.in_(select(Subject.id).where(Subject.creator_id == whose.person_id))


def invited(whose: Whose) -> ColumnElement[bool]:
    """Invitations to this person, and those that they sent."""
    by_number = (MakerInvitation.person_id == whose.person_id) | (MakerInvitation.invited_by_id == whose.person_id)
    return or_(by_number, MakerInvitation.email == whose.email)


def proposed_needs(whose: Whose) -> ColumnElement[bool]:
    """What would go along in those proposals."""
    return UnionNeed.union_id.in_(select(InitiativeUnion.id).where(InitiativeUnion.proposed_by_id == whose.person_id))


_KEYS = frozenset({"draft_key", "source_ref", "story_html"})
_NO_WORDS: dict[str, str | bool | None] = {"title": "", "lead": "", "story": "", "reason": ""}
_NO_MESSAGE: dict[str, str | bool | None] = {"message": "", "reply": "", "hidden_reason": ""}

own_data.register(
    Holding(_l("Je initiatieven en concepten"), Initiative, begun, Fate.STAYS, left_out=_KEYS),
    Holding(_l("Waarvan je maker bent"), Maker, of(Maker.person_id), Fate.STAYS),
    Holding(_l("Versies die je schreef"), InitiativeVersion, of(InitiativeVersion.by_id), Fate.STAYS),
    Holding(_l("Fasen die je veranderde"), StageMove, of(StageMove.by_id), Fate.STAYS),
    Holding(_l("Uitnodigingen om maker te zijn"), MakerInvitation, invited, Fate.GONE),
    Holding(
        _l("Voorstellen om samen verder te gaan"),
        InitiativeUnion,
        of(InitiativeUnion.proposed_by_id, InitiativeUnion.ended_by_id),
        Fate.WIPED,
        _NO_WORDS,
    ),
    Holding(_l("Wat in die voorstellen meegaat"), UnionNeed, proposed_needs, Fate.STAYS),
    Holding(_l("Waar je ja op zei"), UnionConsent, of(UnionConsent.person_id), Fate.STAYS),
    Holding(
        _l("Wat je aanbood"),
        Offer,
        of(Offer.person_id, Offer.asked_by_id),
        Fate.WIPED,
        _NO_MESSAGE,
        left_out=frozenset({"draft_key"}),
    ),
    Holding(_l("Hoe anderen je kunnen bereiken"), OfferContact, of(OfferContact.person_id), Fate.GONE),
    Holding(_l("Berichten bij een aanbod"), OfferMessage, of(OfferMessage.person_id), Fate.GONE),
)


@own_data.register_eraser
def throw_drafts_away(whose: Whose, _texts_go: bool) -> None:
    """What was never placed goes."""
    drafts = select(Initiative).join(Subject, Subject.id == Initiative.id)
    own = drafts.where(Subject.creator_id == whose.person_id, Subject.published_at.is_(None), Initiative.draft_key.is_not(None))
    for initiative in db.session.scalars(own).all():
        throw_away(initiative)
