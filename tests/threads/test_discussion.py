"""The discussion of a team: answers, naming colleagues, and nobody else who reads it."""

import pytest
from sqlalchemy import select

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications.models import Notice
from participatie.subjects.models import HistoryEntry
from participatie.subjects.queries import find_tally
from participatie.teams import services as teams
from participatie.teams.queries import find_responsibility
from participatie.threads import queries, services
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic


@pytest.fixture
def scene(app):
    """A topic with a maker, and a team with two members; another team helps with one."""
    maker, marieke, ahmed, olaf = (make_person(name) for name in ("Fatma", "Marieke de Wit", "Ahmed Yilmaz", "Olaf"))
    topic = make_topic(by=maker)
    make_team_of(topic, marieke, ahmed)
    water = teams.open_team(SYSTEM, "Team Water")
    teams.add_member(SYSTEM, water, olaf)
    teams.ask_help(actor_of(marieke), find_responsibility(topic.id), water, "Hoe hoog komt het?")
    return topic, maker, marieke, ahmed, olaf


def told():
    """Who heard that they were named."""
    wanted = select(Notice.person_id).join(Notice.entry).where(HistoryEntry.event == "Mentioned")
    return set(db.session.scalars(wanted))


def test_members_of_both_teams_discuss_and_answer_each_other(scene):
    topic, _maker, marieke, ahmed, olaf = scene
    first = services.note(actor_of(marieke), topic, "Kan dit hier?")
    services.note(actor_of(olaf), topic, "Het water komt tot de stoep.", parent_id=first.id)
    (seen,) = queries.list_notes(actor_of(ahmed), topic)
    assert [reply.body for reply in seen.replies] == ["Het water komt tot de stoep."]
    assert [seen.person_name, seen.replies[0].team_name] == ["Marieke de Wit", "Team Water"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ahmed Yilmaz, wat vind jij?", {"Ahmed Yilmaz"}),
        ("Vraag het aan @ahmed.", {"Ahmed Yilmaz"}),
        ("@Olaf en @Ahmed: morgen?", {"Ahmed Yilmaz", "Olaf"}),
        ("mail naar piet@ahmed.nl", set()),
        ("@Fatma moet dit niet weten", set()),
        ("@Marieke de Wit schrijft dit zelf", set()),
    ],
)
def test_who_is_named_hears_so_when_they_can_read_it(scene, text, names):
    topic, _maker, marieke, ahmed, olaf = scene
    services.note(actor_of(marieke), topic, text)
    assert told() == {person.id for person in (ahmed, olaf) if person.display_name in names}


def test_who_is_chosen_from_the_list_stands_in_the_text(scene):
    topic, _maker, marieke, ahmed, _olaf = scene
    note = services.note(actor_of(marieke), topic, "Kijk jij?", mentioned=[ahmed.id])
    assert note.body == "@Ahmed Yilmaz Kijk jij?"
    assert told() == {ahmed.id}


def test_who_cannot_read_it_cannot_be_chosen(scene):
    topic, maker, marieke, _ahmed, _olaf = scene
    with pytest.raises(Refused) as refusal:
        services.note(actor_of(marieke), topic, "Kijk jij?", mentioned=[maker.id])
    assert (refusal.value.field, told()) == ("mentioned", set())


def test_an_edit_tells_only_who_was_not_named_before(scene):
    topic, _maker, marieke, _ahmed, olaf = scene
    note = services.note(actor_of(marieke), topic, "@Ahmed, kijk jij?")
    db.session.query(Notice).delete()
    services.edit(actor_of(marieke), note, "@Ahmed en @Olaf, kijken jullie?", 1)
    assert told() == {olaf.id}


def test_the_mail_about_being_named_holds_no_word_of_it(scene):
    topic, _maker, marieke, _ahmed, _olaf = scene
    services.note(actor_of(marieke), topic, "@Ahmed, het geheim is groen")
    (mail,) = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "notifications/for_you")).all()
    letter = render(mail)
    assert "Je bent genoemd in het overleg van het team" in letter.text
    assert "groen" not in letter.text + letter.html + str(mail.values)


def test_a_sign_in_a_public_post_tells_nobody(scene):
    topic, _maker, marieke, _ahmed, _olaf = scene
    make_post(topic, "@Ahmed Yilmaz, kom je ook?", by=marieke)
    assert told() == set()


def test_only_notes_are_answered_with_notes(scene):
    topic, _maker, marieke, _ahmed, _olaf = scene
    post, elsewhere = make_post(topic), make_topic()
    with pytest.raises(Refused):
        services.note(actor_of(marieke), topic, "Let op", parent_id=post.id)
    note = services.note(actor_of(marieke), topic, "Let op")
    with pytest.raises(Refused):
        services.write(actor_of(marieke), topic, "Openbaar antwoord", parent_id=note.id)
    services.withdraw(actor_of(marieke), note)
    with pytest.raises(Refused):
        services.note(actor_of(marieke), topic, "Toch", parent_id=note.id)
    assert elsewhere.id


def test_nobody_else_reads_writes_or_counts_it(scene):
    topic, maker, marieke, _ahmed, _olaf = scene
    first = services.note(actor_of(marieke), topic, "Kan dit hier?")
    answer = services.note(actor_of(marieke), topic, "Ja hoor", parent_id=first.id)
    staff = [make_person(None, None, role) for role in ("moderator", "administrator")]
    for actor in (NOBODY, SYSTEM, *(actor_of(person) for person in (maker, make_person(), *staff))):
        assert queries.list_notes(actor, topic) == []
        assert queries.list_colleagues(actor, topic) == []
        assert queries.page_posts(actor, topic.id).posts == []
        with pytest.raises(NotFound):
            queries.get_post(actor, answer.id)
        if actor.is_signed_in:
            with pytest.raises(Forbidden):
                services.note(actor, topic, "Ik ook")
    assert find_tally(topic.id).posts == 0


@pytest.mark.parametrize("many", [1, 30])
def test_the_discussion_takes_the_same_statements_however_long(scene, browser, counting, many):
    topic, _maker, marieke, ahmed, _olaf = scene
    for number in range(many):
        note = services.note(actor_of(marieke), topic, f"Notitie {number}")
        services.note(actor_of(ahmed), topic, "Ja", parent_id=note.id)
    browser.sign_in(marieke)
    browser.get(f"/gesprek/{topic.id}/notitie")
    with counting() as statements:
        browser.read(f"/gesprek/{topic.id}/notitie")
    assert len(statements) <= 18


def test_one_answers_and_names_without_a_script(scene, browser):
    topic, _maker, marieke, ahmed, _olaf = scene
    first = services.note(actor_of(marieke), topic, "Kan dit hier?")
    browser.sign_in(marieke)
    page = browser.read(f"/gewoon/{topic.id}-een-pluktuin")
    here = next(link["href"] for link in page.select(".post--internal .post__action") if "reageer" in link["href"])
    response = browser.send(here.partition("#")[0], {"body": "Volgens mij wel", "mentioned": [str(ahmed.id)]})
    assert response.status_code == 302
    answer = queries.list_notes(actor_of(marieke), topic)[0].replies[0]
    assert (answer.parent_id, answer.body) == (first.id, "@Ahmed Yilmaz Volgens mij wel")
