"""Who keeps, changes, takes back and judges, in which state."""

import pytest

from participatie.commitments import services
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from tests.factories.commitments import in_days, make_commitment
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")

ACTS = {
    "keep": lambda actor, it: services.keep(actor, it),
    "change": lambda actor, it: services.change(actor, it, it.version, "Iets anders", in_days(4), "Daarom."),
    "withdraw": lambda actor, it: services.withdraw(actor, it, "Het lukt niet."),
}
WHO = ("nobody", "resident", "maker", "moderator", "administrator", "promiser", "speaker", "manager", "member")


def world(voice):
    maker, promiser, speaker, manager, member = (make_person() for _n in range(5))
    topic, partner = make_topic(by=maker), make_partner()
    make_speaker(partner, promiser)
    make_speaker(partner, speaker)
    make_manager(partner, manager)
    team = make_team_of(topic, member, promiser)
    key = {"self": "self", "partner": f"partner-{partner.id}", "team": f"team-{team.id}"}[voice]
    commitment = make_commitment(topic, by=promiser, voice=key)
    return commitment, {
        "nobody": NOBODY,
        "resident": actor_of(make_person()),
        "maker": actor_of(maker),
        "moderator": actor_of(make_person(None, None, "moderator")),
        "administrator": actor_of(make_person(None, None, "administrator")),
        "promiser": actor_of(promiser),
        "speaker": actor_of(speaker),
        "manager": actor_of(manager),
        "member": actor_of(member),
    }


MAY = {"self": {"promiser"}, "partner": {"promiser", "speaker"}, "team": {"promiser", "member"}}


@pytest.mark.parametrize("voice", ["self", "partner", "team"])
@pytest.mark.parametrize("act", ACTS)
def test_only_whose_promise_it_is_does_something_with_it(voice, act):
    may = set()
    for who in WHO:
        commitment, actors = world(voice)
        try:
            ACTS[act](actors[who], commitment)
        except Forbidden:
            continue
        may.add(who)
    assert may == MAY[voice]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("state", "error"), [("kept", Refused), ("withdrawn", Refused), ("hidden", Forbidden)])
def test_what_is_over_or_hidden_is_changed_by_nobody(act, state, error):
    commitment, actors = world("self")
    if state == "kept":
        services.keep(actors["promiser"], commitment)
    elif state == "withdrawn":
        services.withdraw(actors["promiser"], commitment, "Het lukt niet.")
    else:
        services.hide(actors["moderator"], commitment)
    with pytest.raises(error):
        ACTS[act](actors["promiser"], commitment)


def test_somebody_who_speaks_for_the_partner_no_more_keeps_nothing_in_its_name():
    commitment, actors = world("partner")
    gone = type(actors["promiser"])(id=actors["promiser"].id)
    with pytest.raises(Forbidden):
        services.keep(gone, commitment)


@pytest.mark.parametrize("state", ["draft", "published", "hidden"])
@pytest.mark.parametrize(("who", "live"), [("nobody", False), ("resident", True), ("moderator", True), ("creator", True)])
def test_who_promises_in_which_state(who, live, state):
    creator = make_person()
    topic = make_topic(by=creator, published=state != "draft")
    if state == "hidden":
        subjects.hide(SYSTEM, topic)
    actor = {
        "nobody": NOBODY,
        "resident": actor_of(make_person()),
        "moderator": actor_of(make_person(None, None, "moderator")),
        "creator": actor_of(creator),
    }[who]
    if live and state == "published":
        assert services.promise(actor, topic, "Ik kom", in_days(1)).is_open
    else:
        with pytest.raises(Forbidden):
            services.promise(actor, topic, "Ik kom", in_days(1))


@pytest.mark.parametrize("say", [services.confirm, services.dispute])
@pytest.mark.parametrize(
    ("voice", "may"),
    [
        ("self", {"maker", "follower", "supporter", "joiner", "member"}),
        ("partner", {"maker", "follower", "supporter", "joiner", "member"}),
        ("team", {"maker", "follower", "supporter", "joiner"}),
    ],
)
def test_who_judges_what_is_called_kept(say, voice, may):
    commitment, actors = world(voice)
    topic = commitment.subject
    for who in ("follower", "supporter", "joiner"):
        actors[who] = actor_of(make_person())
    subjects.follow(actors["follower"], topic)
    subjects.support(actors["supporter"], topic, SupportKind.SUPPORT)
    subjects.support(actors["joiner"], topic, SupportKind.JOIN)
    services.keep(actors["promiser"], commitment)
    found = set()
    for who, actor in actors.items():
        try:
            say(actor, commitment, "Ik zag het zelf.")
        except Forbidden:
            continue
        found.add(who)
    assert found == may


@pytest.mark.parametrize("state", ["open", "late", "withdrawn"])
def test_what_is_not_called_kept_is_judged_by_nobody(state):
    maker, promiser = make_person(), make_person()
    topic = make_topic(by=maker)
    commitment = make_commitment(topic, by=promiser, days=-3 if state == "late" else 3)
    if state == "withdrawn":
        services.withdraw(actor_of(promiser), commitment, "Het lukt niet.")
    with pytest.raises(Forbidden):
        services.dispute(actor_of(maker), commitment, "Niets gezien.")
    assert db.session.get(type(commitment), commitment.id).disputes == 0
