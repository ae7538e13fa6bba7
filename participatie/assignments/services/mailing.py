"""Mail to the other side of the table. What it says is looked up when it is sent."""

from participatie.accounts.models import Person
from participatie.assignments import queries
from participatie.assignments.models import Assignment, Side
from participatie.kernel.access import Actor
from participatie.kernel.outbox import put_mail


def tell_side(assignment: Assignment, side: Side, what: str, actor: Actor) -> None:
    """Tell one side that something waits or happened; `what` names the text. Who did it hears nothing."""
    for person in people_of(assignment, side):
        if person.id != actor.id:
            put_mail(person.email, "assignments/news", person.language, assignment_id=assignment.id, what=what, side=side)


def people_of(assignment: Assignment, side: Side) -> list[Person]:
    """Who is told: the client, or all who speak for that party while there is none; the contact of the team, or all in it."""
    if side is Side.CLIENT:
        ids = queries.list_party_ids(assignment)
        chosen = [assignment.client_person_id] if assignment.client_person_id in ids else ids
    else:
        ids = queries.list_taker_ids(assignment)
        contact = queries.find_contact_id(assignment.taker_team_id)
        chosen = [contact] if contact in ids else ids
    return list(queries.list_people([person_id for person_id in chosen if person_id is not None]))
