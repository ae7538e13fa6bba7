"""Wishes that a household places with the code of its letter. Nowhere is told which household it was."""

from flask_babel import gettext as _

from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Refused
from participatie.places.spelling import fold_name
from participatie.streets import queries
from participatie.streets.models import Contribution, HouseholdWish
from participatie.streets.permissions import can_wish_by_code
from participatie.streets.queries.households import KnownCode
from participatie.streets.services.contributions import Wording, place_by_letter
from participatie.streets.services.recording import Said, where_is
from participatie.streets.services.rounds import hold

MOST_WISHES = 10


def wish_by_code(known: KnownCode, said: Said) -> Contribution:
    """Place a wish for the address that the code belongs to. The address itself stays between the code and us."""
    plan, code = known.plan, known.code
    hold(plan)
    db.session.refresh(code, with_for_update=True)
    if code.replaced_at is not None or not can_wish_by_code(plan, code.round, today()):
        raise Refused(_("Deze ronde is net gesloten, of er is een nieuwe brief voor dit adres. Je wens is niet geplaatst."))
    if queries.count_wishes_by(known.address.id, plan.id) >= MOST_WISHES:
        raise Refused(_("Met deze brief zijn al %(n)s wensen geplaatst. Meer kan met een account.", n=MOST_WISHES))
    texts = {"title": said.title, "why": said.why}
    refuse_personal_details(texts)
    _refuse_own_address(known, texts)
    where = said.where or where_is(plan, said.place)
    wish = place_by_letter(plan, Wording(said.title, why=said.why, place_label=where.label), where.geometry)
    db.session.add(HouseholdWish(contribution_id=wish.id, code_id=code.id))
    code.used_at = code.used_at or now()
    db.session.flush()
    return wish


def _refuse_own_address(known: KnownCode, texts: dict[str, str]) -> None:
    own = fold_name(known.address.label)
    for field, text in texts.items():
        if own in fold_name(text):
            raise Refused(_("Hier staat je eigen adres. Iedereen kan dit lezen: haal het weg."), field=field)
