"""Other teams help with a subject; the team that leads stays responsible."""

import pytest
from sqlalchemy import select

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.outbox import OutboxMail
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import timeline
from participatie.teams import permissions, queries, services
from participatie.teams.queries import find_responsibility
from participatie.threads import queries as threads
from participatie.threads import services as writing
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject
from tests.factories.teams import hand_over, make_member, make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def world(app):
    """A subject of the first team, and people of two teams."""
    lead, helper = make_team("Eerste"), make_team("Water")
    world = {"lead": lead, "helper": helper, "anneke": make_person("Anneke"), "olaf": make_person("Olaf")}
    make_member(lead, world["anneke"])
    make_member(helper, world["olaf"])
    return {**world, "subject": make_subject("Sloot")}


def ask(world, question="Hoe diep is de sloot?"):
    """The leading team asks for help."""
    current = find_responsibility(world["subject"].id)
    return services.ask_help(actor_of(world["anneke"]), current, world["helper"], question)


def texts(actor, subject):
    """What an actor reads in the conversation."""
    return [post.html.striptags() for post in threads.list_recent_posts(actor, subject.id, 20)]


def test_residents_see_help_once_it_is_accepted_and_the_lead_stays_responsible(world):
    support = ask(world)
    assert queries.responsible_view(world["subject"].id).standing.helpers == []
    services.accept_support(actor_of(world["olaf"]), support)
    services.accept_support(actor_of(world["olaf"]), support)
    view = queries.responsible_view(world["subject"].id)
    assert (view.team_name, [line.team_name for line in view.standing.helpers]) == ("Eerste", ["Water"])
    assert queries.list_helped_ids(NOBODY, world["helper"]) == [world["subject"].id]


def test_a_helping_team_reads_and_writes_notes_from_the_moment_it_was_asked_until_the_end(world):
    anneke, olaf, subject = actor_of(world["anneke"]), actor_of(world["olaf"]), world["subject"]
    writing.note(anneke, subject, "Van voor de vraag")
    with pytest.raises(Forbidden):
        writing.note(olaf, subject, "Mag niet")
    support = ask(world)
    writing.note(anneke, subject, "Van na de vraag")
    noted = writing.note(olaf, subject, "Van het team dat helpt")
    assert noted.team_id == world["helper"].id
    assert texts(olaf, subject) == ["Van het team dat helpt", "Van na de vraag"]
    assert texts(anneke, subject) == ["Van het team dat helpt", "Van na de vraag", "Van voor de vraag"]
    services.end_support(olaf, support, "We weten genoeg.")
    assert texts(olaf, subject) == []
    with pytest.raises(Forbidden):
        writing.note(olaf, subject, "Mag niet meer")


def test_the_end_of_help_that_residents_saw_is_told_with_its_reason(world):
    support = ask(world)
    services.accept_support(actor_of(world["olaf"]), support)
    services.end_support(actor_of(world["anneke"]), support, "Het is gelukt.")
    told = [line.text for line in timeline(list_history(world["subject"].id))]
    assert told[:2] == ["Water helpt niet meer mee: Het is gelukt.", "Water helpt mee"]
    with pytest.raises(NotFound):
        services.end_support(actor_of(world["anneke"]), support, "Nog eens.")


def test_a_no_is_told_to_the_team_that_asked_and_in_no_timeline(world):
    services.end_support(actor_of(world["olaf"]), ask(world), "Geen tijd.")
    assert [line.text for line in timeline(list_history(world["subject"].id))] == ["Eerste denkt mee", "Op de kaart gezet"]
    told = select(OutboxMail.to_address).where(OutboxMail.template == "teams/help_ended")
    assert db.session.scalars(told).all() == [world["anneke"].email]


def test_a_team_is_asked_once_and_who_answers_itself_does_not_help(world):
    support = ask(world)
    with pytest.raises(Refused):
        ask(world)
    hand_over(world["subject"], world["helper"])
    assert (support.is_running, queries.standing_of(world["subject"].id).supports) == (False, ())


@pytest.mark.parametrize(("to", "question", "field"), [("lead", "Waarom?", "team"), ("helper", "  ", "note")])
def test_asking_needs_another_team_and_a_question(world, to, question, field):
    with pytest.raises(Refused) as refusal:
        services.ask_help(actor_of(world["anneke"]), find_responsibility(world["subject"].id), world[to], question)
    assert refusal.value.field == field


def test_ending_needs_a_reason(world):
    with pytest.raises(Refused):
        services.end_support(actor_of(world["olaf"]), ask(world), " ")


RIGHTS = {
    # actor: ask, see, accept, end
    "nobody": (False, False, False, False),
    "resident": (False, False, False, False),
    "leading team": (True, True, False, True),
    "asked team": (False, True, True, True),
    "third team": (False, False, False, False),
    "former member of the asked team": (False, False, False, False),
    "moderator": (False, False, False, False),
    "administrator": (False, True, False, True),
}


@pytest.mark.parametrize("state", ["asked", "helping", "ended"])
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_ask_see_accept_and_end(world, who, state):
    support = ask(world)
    support.accepted_at = now() if state != "asked" else None
    support.ended_at = now() if state == "ended" else None
    person = make_person("Iemand", None, *({who} & {"administrator", "moderator"}))
    team = {"leading team": world["lead"], "third team": make_team()}.get(who, world["helper"])
    if "team" in who:
        make_member(team, person)
    if who.startswith("former"):
        services.end_member(SYSTEM, team, queries.find_membership(team.id, person.id))
    actor = NOBODY if who == "nobody" else actor_of(person)
    may_ask, see, accept, end = RIGHTS[who]
    assert permissions.can_ask_help(actor, find_responsibility(world["subject"].id)) is may_ask
    assert permissions.can_see_support(actor, support, world["lead"].id) is see
    assert permissions.can_accept_support(actor, support) is (accept and state == "asked")
    assert permissions.can_end_support(actor, support, world["lead"].id) is (end and state != "ended")
