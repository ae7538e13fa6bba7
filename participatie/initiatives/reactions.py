"""What follows elsewhere: what waited for a link is placed; who closes an account makes nothing any more."""

from participatie.accounts.events import PersonDeactivated, SignInConfirmed
from participatie.accounts.queries import find_person
from participatie.initiatives import queries, services
from participatie.initiatives.queries.offers import find_waiting_offer
from participatie.initiatives.services.offer_talk import forget_contacts_of
from participatie.initiatives.services.offers import confirm_offer
from participatie.initiatives.services.unions import ask_again
from participatie.kernel.access import Actor
from participatie.kernel.events import reacts_to
from participatie.partners.events import PartnerLeft
from participatie.partners.models import MAKING
from participatie.subjects.events import SubjectEdited, SubjectShown
from participatie.threads.events import RecordingClaimed


@reacts_to(SignInConfirmed)
def place_waiting_draft(event: SignInConfirmed) -> None:
    """Give the draft to the person who proved to be its sender, and place it when it is complete."""
    if not event.draft_key:
        return
    initiative = queries.find_by_draft_key(event.draft_key)
    if initiative is None or not initiative.is_draft or initiative.subject.creator_id not in (None, event.person_id):
        return
    sender = Actor(id=event.person_id)
    services.claim(sender, initiative)
    if not initiative.missing():
        services.place_draft(sender, initiative)


@reacts_to(SignInConfirmed)
def place_waiting_offer(event: SignInConfirmed) -> None:
    """The offer that waited for this person's confirmation is made."""
    offer = find_waiting_offer(event.draft_key or "")
    person = find_person(event.person_id)
    if offer is not None and person is not None:
        confirm_offer(Actor(id=person.id, name=person.display_name), offer)


@reacts_to(RecordingClaimed)
def hand_to_who_said_it(event: RecordingClaimed) -> None:
    """The code of an initiative that was written down was used: whoever said it makes it from now on."""
    if event.is_whole and queries.is_initiative(event.subject_id):
        services.take_over(Actor(id=event.by_id), event.subject_id)


@reacts_to(PersonDeactivated)
def let_makers_go(event: PersonDeactivated) -> None:
    """What this person made goes on with the others, or looks for a maker; how to reach them goes with them."""
    services.let_go_everywhere(event.person_id)
    forget_contacts_of(event.person_id)


@reacts_to(PartnerLeft)
def offer_what_a_partner_left(event: PartnerLeft) -> None:
    """What only a partner made looks for a maker when that partner leaves."""
    initiative = queries.find_initiative(event.subject_id) if event.role in MAKING else None
    if initiative is not None:
        services.note_partner_left(initiative)


@reacts_to(SubjectShown)
def offer_what_was_hidden(event: SubjectShown) -> None:
    """Its last maker left while it was hidden: now those who joined in are asked, for now they can read it."""
    initiative = queries.find_initiative(event.subject_id)
    if initiative is not None and initiative.seeks_maker and queries.was_left_while_hidden(initiative.id):
        services.tell_joiners(initiative)


@reacts_to(SubjectEdited)
def ask_makers_again(event: SubjectEdited) -> None:
    """Who said yes to going on together said so to another text or place: they are asked again."""
    if {"text", "place"} & set(event.what.split(",")):
        by = find_person(event.by_id) if event.by_id is not None else None
        ask_again(event.subject_id, Actor(id=event.by_id, name=by.display_name if by else ""))
