"""In whose name one begins to write, and how that is changed."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.teams import services as teams
from participatie.threads.models import Capacity, Post
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import make_person
from tests.factories.threads import make_team_of, make_topic


@pytest.fixture
def member(app):
    return make_person("Marieke")


def chosen(page):
    return [radio["value"] for radio in page.select("#reageer [name=voice][checked], main [name=voice][checked]")]


@pytest.mark.parametrize("path", ["/gewoon/{}-x", "/gesprek/{}"])
def test_a_member_of_the_responsible_team_begins_in_its_voice(browser, member, path):
    topic = make_topic()
    team = make_team_of(topic, member)
    assert set(chosen(browser.sign_in(member).read(path.format(topic.id)))) == {f"team-{team.id}"}


@pytest.mark.parametrize("path", ["/gewoon/{}-x", "/gesprek/{}"])
def test_others_begin_as_themselves(browser, path):
    topic, person = make_topic(), make_person()
    make_team_of(topic)
    teams.add_member(SYSTEM, teams.open_team(SYSTEM, "Team Elders"), person)
    make_speaker(make_partner(), person)
    assert set(chosen(browser.sign_in(person).read(path.format(topic.id)))) == {"self"}


def test_the_voice_can_be_changed_and_is_asked_before_the_text(browser, member):
    topic = make_topic()
    make_team_of(topic, member)
    form = browser.sign_in(member).read(f"/gewoon/{topic.id}-x").select_one("#reageer form")
    names = [field.get("name") for field in form.select("[name=voice], [name=body]")]
    assert names.index("voice") < names.index("body")
    browser.send(f"/gewoon/{topic.id}-x", {"body": "Als buurvrouw", "voice": "self"}, action=f"/gesprek/{topic.id}")
    assert db.session.scalars(db.select(Post)).one().capacity == Capacity.RESIDENT


def test_an_address_may_ask_for_a_voice_but_not_for_one_that_is_not_held(browser, member):
    topic, partner = make_topic(), make_partner()
    team = make_team_of(topic, member)
    make_speaker(partner, member)
    browser.sign_in(member)
    assert chosen(browser.read(f"/gewoon/{topic.id}-x?als=partner-{partner.id}"))[0] == f"partner-{partner.id}"
    assert chosen(browser.read(f"/gewoon/{topic.id}-x?als=team-999"))[0] == f"team-{team.id}"


def test_what_was_sent_without_a_voice_is_never_made_that_of_the_team(browser, member):
    topic = make_topic()
    make_team_of(topic, member)
    browser.sign_in(member).send(f"/gewoon/{topic.id}-x", {"body": "Gewoon ik"}, action=f"/gesprek/{topic.id}")
    assert db.session.scalars(db.select(Post)).one().capacity == Capacity.RESIDENT
