"""Who may do what with partners."""

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, permission
from participatie.partners.models import Involvement, Joining, Partner, PartnerInvitation, PartnerMembership
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


def speaks_or_manages(actor: Actor, partner: Partner) -> bool:
    """Whether somebody answers for a partner as one of its own. An administrator of the site does not."""
    own = actor.holds("partner_speaker", partner.id) or actor.holds("partner_manager", partner.id)
    return partner.is_open and actor.is_signed_in and own


def can_involve(actor: Actor, subject: Subject) -> bool:
    """Only the platform itself writes a role down, as set-up and import do; everybody else asks or offers."""
    return actor.is_system and is_seen(subject)


def is_seen(subject: Subject) -> bool:
    """Whether everybody can see the subject; in anything else no partner takes part."""
    return subject.is_published and not subject.is_hidden


def can_ask(actor: Actor, subject: Subject, is_carrier: bool) -> bool:
    """Those who carry a subject ask partners; `is_carrier` says whether the actor does."""
    return is_seen(subject) and actor.is_signed_in and is_carrier


def can_offer(actor: Actor, subject: Subject, partner: Partner) -> bool:
    """Who speaks for a partner offers that it takes part; the makers answer."""
    return is_seen(subject) and can_speak(actor, partner)


def can_use_power(actor: Actor, subject: Subject, partner: Partner) -> bool:
    """An authority takes part without being asked, by who speaks for it and for a power that it names."""
    return partner.is_authority and can_offer(actor, subject, partner)


def can_answer_joining(actor: Actor, joining: Joining, is_carrier: bool) -> bool:
    """The side that was asked answers: the partner's own people, or those who carry the subject."""
    answers = speaks_or_manages(actor, joining.partner) if joining.is_of_makers else is_carrier
    return is_seen(joining.subject) and joining.partner.is_open and answers


def can_withdraw_joining(actor: Actor, joining: Joining, is_carrier: bool) -> bool:
    """The side that asked takes its question back."""
    return is_carrier if joining.is_of_makers else speaks_or_manages(actor, joining.partner)


@permission("partners.set_step")
def can_set_step(actor: Actor, partner: Partner) -> bool:
    """Only who speaks for an authority says on which step it stands."""
    return partner.is_authority and can_speak(actor, partner)


def can_end_involvement(actor: Actor, involvement: Involvement, is_carrier: bool) -> bool:
    """A partner gives up its own role; those who carry the subject end one that rests on their yes, but no power by law."""
    return speaks_or_manages(actor, involvement.partner) or (is_carrier and not involvement.power)


@permission("partners.choose_naming")
def can_choose_naming(actor: Actor, membership: PartnerMembership) -> bool:
    """Only oneself says whether one's name is on a partner's page."""
    return actor.is_signed_in and actor.id == membership.person_id


def can_answer_invitation(actor: Actor, person: Person, invitation: PartnerInvitation) -> bool:
    """Only who reads the mail of that address answers; `person` is the actor's own account."""
    return actor.is_signed_in and actor.id == person.id and person.email == invitation.email and invitation.partner.is_open
