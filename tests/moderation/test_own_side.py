"""Nobody takes what the own team or partner said out of sight alone: another moderator judges it."""

from datetime import timedelta

import pytest

from participatie.commitments import services as commitments
from participatie.kernel.clock import today
from participatie.kernel.db import commit
from participatie.kernel.errors import Refused
from participatie.moderation import queries, services
from participatie.moderation.models import RulingKind
from participatie.moderation.things import get_thing
from participatie.threads.models import PostKind
from participatie.threads.queries import get_post
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def scene():
    """A topic of a team in which Marieke and the moderator Mo are; Noor is a moderator from elsewhere."""
    people = {name: make_person(name, None, "moderator") for name in ("Mo", "Noor")} | {"Marieke": make_person("Marieke")}
    topic, partner = make_topic(), make_partner("De Beemd")
    team = make_team_of(topic, people["Marieke"], people["Mo"])
    for name in ("Marieke", "Mo"):
        make_speaker(partner, people[name])
    return people | {"topic": topic, "voices": {"team": f"team-{team.id}", "partner": f"partner-{partner.id}", "self": "self"}}


def said(scene, voice):
    kind = PostKind.ANSWER if voice == "team" else PostKind.COMMENT
    post = make_post(scene["topic"], "Dat doen we.", by=scene["Marieke"], voice_key=scene["voices"][voice], kind=kind)
    return get_post(actor_of(scene["Mo"]), post.id)


def promised(scene, voice):
    made = commitments.promise(
        actor_of(scene["Marieke"]), scene["topic"], "Een bankje.", today() + timedelta(days=3), scene["voices"][voice]
    )
    return get_thing(f"commitment-{made.id}")


@pytest.mark.parametrize("kind", RulingKind)
@pytest.mark.parametrize("voice", ["team", "partner"])
@pytest.mark.parametrize("make", [said, promised])
def test_what_the_own_side_said_is_judged_by_another_moderator(scene, make, voice, kind):
    item = make(scene, voice)
    with pytest.raises(Refused, match="Een andere moderator"):
        services.rule(actor_of(scene["Mo"]), scene["topic"], item, kind, "Dit past niet.")
    assert services.rule(actor_of(scene["Noor"]), scene["topic"], item, RulingKind.HIDE, "Dit past niet.").id


@pytest.mark.parametrize("make", [said, promised])
def test_what_a_colleague_says_for_oneself_is_no_matter_of_the_team(scene, make):
    assert services.rule(actor_of(scene["Mo"]), scene["topic"], make(scene, "self"), RulingKind.HIDE, "Dit past niet.").id


def test_the_page_says_why_there_is_no_form(browser, scene):
    post = said(scene, "team")
    commit()
    page = browser.sign_in(scene["Mo"]).read(f"/modereren/bericht/{post.id}")
    assert "Een andere moderator oordeelt erover" in page.main.text
    assert page.select_one("main form textarea") is None
    other = queries.get_dossier(actor_of(scene["Noor"]), scene["topic"], post)
    assert other.may_rule
