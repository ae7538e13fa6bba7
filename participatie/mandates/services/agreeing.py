"""Partners who agree: the decider names them, they are asked, and what they say themselves is what counts."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.mandates.events import PartnerSpoke
from participatie.mandates.models import Agreement, Decision, Said
from participatie.mandates.permissions import can_agree
from participatie.mandates.services.asking import usable_said
from participatie.mandates.services.facts import decision_facts
from participatie.mandates.services.mailing import mail_agreement
from participatie.partners.queries import list_involvements
from participatie.subjects.models import SubjectId


def ask_partners(decision: Decision, partner_ids: tuple[int, ...]) -> None:
    """Ask the partners of whom the decider says that they agree. The decision waits for nobody."""
    if not partner_ids:
        return
    names = {row.partner_id: row.name for row in list_involvements(decision.subject_id)}
    for number in dict.fromkeys(partner_ids):
        if number in names:
            agreement = Agreement(decision=decision, partner_id=SubjectId(number), asked_at=decision.decided_at)
            db.session.add(agreement)
            db.session.flush()
            mail_agreement(agreement, names[number])


def say(actor: Actor, agreement: Agreement, said: str, words: str) -> None:
    """Say for a partner whether it agrees, once. A no is said with its reason; the decision stands all the same."""
    db.session.refresh(agreement, ["said"], with_for_update={"key_share": True})
    if agreement.said:
        raise Refused(_("Dit is al gezegd namens %(partner)s.", partner=agreement.partner.title))
    authorize(can_agree, actor, agreement)
    if said not in set(Said):
        raise Refused(_("Kies een antwoord."), field="said")
    why = _("Vertel waarom jullie het er niet mee eens zijn.") if said == Said.NO else ""
    agreement.words = usable_said(words, "words", why) if words.strip() or why else ""
    agreement.said, agreement.said_by_id, agreement.said_at = said, actor.id, now()
    db.session.flush()
    facts = decision_facts(agreement.decision)
    emit(PartnerSpoke(by_id=actor.id, partner_name=agreement.partner.title, said=said, **facts))
