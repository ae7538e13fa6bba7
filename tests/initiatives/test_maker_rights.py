"""Who may do what with an initiative that is on the map: actor x act. Rights belong to makers, staff have none."""

import pytest

from participatie.initiatives import services
from participatie.initiatives.models import NeedKind
from participatie.initiatives.permissions import can_answer_invitation, can_edit, can_invite, can_leave, can_move, can_take_up
from participatie.initiatives.services import needs
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.needs import Terms
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from participatie.subjects.queries import find_support
from participatie.teams import services as teams
from tests.factories.initiatives import SOMEWHERE, make_initiative
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

PEOPLE = (
    "resident",
    "supporter",
    "joined",
    "co-maker",
    "left maker",
    "invited",
    "partner member",
    "partner manager",
    "staff of the municipality",
    "team member",
    "moderator",
    "administrator",
)
MAKERS = {"maker", "co-maker"}


@pytest.fixture
def cast():
    make_municipality()
    team = make_team("Opvangteam")
    people = {name: make_person() for name in ("maker", *PEOPLE[:10])}
    people["moderator"] = make_person("Olga", None, "moderator")
    people["administrator"] = make_person("Ans", None, "administrator")
    partner, municipality = make_partner("De Beemd"), make_partner("Gemeente Vierkant")
    make_speaker(partner, people["partner member"])
    make_manager(partner, people["partner manager"])
    make_speaker(municipality, people["staff of the municipality"])
    teams.add_member(SYSTEM, team, people["team member"])
    return people


@pytest.fixture
def initiative(cast):
    made = make_initiative(cast["maker"], make_theme())
    for name in ("co-maker", "left maker"):
        asked = services.invite_by_mail(actor_of(cast["maker"]), made, cast[name].email)
        services.accept(actor_of(cast[name]), cast[name], asked)
    services.leave(actor_of(cast["left maker"]), made)
    subjects.support(actor_of(cast["supporter"]), made.subject, SupportKind.SUPPORT)
    subjects.support(actor_of(cast["joined"]), made.subject, SupportKind.JOIN)
    return made


@pytest.fixture
def asked(cast, initiative):
    return services.invite_by_mail(actor_of(cast["maker"]), initiative, cast["invited"].email)


def everybody(cast):
    return {name: actor_of(person) for name, person in cast.items()} | {"nobody": NOBODY, "the platform": SYSTEM}


@pytest.mark.parametrize("may", [can_edit, can_move, can_invite, can_leave], ids=lambda predicate: predicate.__name__)
def test_only_who_makes_it_now_may(cast, initiative, may):
    assert {name for name, actor in everybody(cast).items() if may(actor, initiative)} == MAKERS


def test_only_who_was_asked_may_answer(cast, initiative, asked):
    actors = {name: actor for name, actor in everybody(cast).items() if name in cast}
    assert {name for name, actor in actors.items() if can_answer_invitation(actor, cast[name], asked)} == {"invited"}


def test_what_has_makers_is_taken_up_by_nobody_and_else_by_who_joined_in(cast, initiative):
    supports = {name: find_support(actor, initiative.id) for name, actor in everybody(cast).items()}

    def who_may():
        return {name for name, actor in everybody(cast).items() if can_take_up(actor, initiative, supports[name])}

    assert who_may() == set()
    for name in ("maker", "co-maker"):
        services.leave(actor_of(cast[name]), initiative)
    assert who_may() == {"joined"}


ACTS = {
    "text": lambda actor, it, cast: services.change_text(actor, it, Text("Anders", "Heel anders."), it.version),
    "place": lambda actor, it, cast: services.change_place(actor, it, SOMEWHERE, "Ergens anders"),
    "theme": lambda actor, it, cast: services.change_theme(actor, it, make_theme("Verkeer")),
    "needs": lambda actor, it, cast: needs.add_need(actor, it, Terms(NeedKind.HANDS, "Spitten", 100)),
    "stage": lambda actor, it, cast: services.move(actor, it, "exploring", "We beginnen."),
    "photo": lambda actor, it, cast: services.add_photo(actor, it, "sleutel", ""),
    "ask by mail": lambda actor, it, cast: services.invite_by_mail(actor, it, "iemand@example.org"),
    "ask by name": lambda actor, it, cast: services.invite_joiner(actor, it, cast["joined"].id),
    "take an invitation back": lambda actor, it, cast: services.withdraw_invitation(actor, it, cast["asked"]),
    "leave": lambda actor, it, cast: services.leave(actor, it),
}


@pytest.mark.parametrize("name", ["nobody", *PEOPLE])
@pytest.mark.parametrize("act", ACTS)
def test_the_services_refuse_everybody_else(cast, initiative, asked, act, name):
    actor = everybody(cast)[name]
    if name in MAKERS and act != "photo":
        ACTS[act](actor, initiative, {**cast, "asked": asked})
    elif name not in MAKERS:
        with pytest.raises(Forbidden):
            ACTS[act](actor, initiative, {**cast, "asked": asked})
    assert (cast["co-maker"].id in initiative.maker_ids()) == (act != "leave" or name != "co-maker")


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "invited"])
def test_nobody_says_yes_for_somebody_else(cast, initiative, asked, name):
    before = initiative.maker_ids()
    with pytest.raises(Forbidden):
        services.accept(actor_of(cast[name]), cast[name], asked)
    assert initiative.maker_ids() == before


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_takes_up_what_others_make(cast, initiative, name):
    actor = actor_of(cast[name])
    with pytest.raises((Forbidden, Refused, NotFound)):
        services.take_up(actor, cast[name], initiative, find_support(actor, initiative.id))
    assert cast["maker"].id in initiative.maker_ids()
