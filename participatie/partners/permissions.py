"""Who may do what with partners."""

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, permission
from participatie.partners.models import Involvement, Partner, PartnerInvitation, PartnerMembership
from participatie.subjects.models import Subject


@permission("partners.register")
def can_register(actor: Actor) -> bool:
    """Administrators let a party take part."""
    return actor.holds("administrator")


@permission("partners.close")
def can_close(actor: Actor, partner: Partner) -> bool:
    """Administrators note that a party stopped."""
    return actor.holds("administrator") and partner.is_open


@permission("partners.manage")
def can_manage(actor: Actor, partner: Partner) -> bool:
    """A partner's own managers look after its page and its people, and so do administrators."""
    return partner.is_open and (actor.holds("administrator") or actor.holds("partner_manager", partner.id))


@permission("partners.speak")
def can_speak(actor: Actor, partner: Partner) -> bool:
    """Only who was named for it speaks for a partner; an administrator does not."""
    return partner.is_open and actor.is_signed_in and actor.holds("partner_speaker", partner.id)


@permission("partners.involve")
def can_involve(actor: Actor, subject: Subject, partner: Partner) -> bool:
    """A partner says itself which role it takes, in what everybody can see."""
    is_seen = subject.is_published and not subject.is_hidden
    return is_seen and (can_speak(actor, partner) or can_manage(actor, partner))


@permission("partners.end_involvement")
def can_end_involvement(actor: Actor, involvement: Involvement) -> bool:
    """A partner gives up its own role, and nobody else's."""
    return can_speak(actor, involvement.partner) or can_manage(actor, involvement.partner)


@permission("partners.choose_naming")
def can_choose_naming(actor: Actor, membership: PartnerMembership) -> bool:
    """Only oneself says whether one's name is on a partner's page."""
    return actor.is_signed_in and actor.id == membership.person_id


def can_answer_invitation(actor: Actor, person: Person, invitation: PartnerInvitation) -> bool:
    """Only who reads the mail of that address answers; `person` is the actor's own account."""
    return actor.is_signed_in and actor.id == person.id and person.email == invitation.email and invitation.partner.is_open
