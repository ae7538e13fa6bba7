"""An initiative belongs to its makers: actor x state x what may be done."""

import pytest

from participatie.initiatives import services
from participatie.initiatives.models import Stage
from participatie.initiatives.permissions import can_edit, can_move, can_place, can_write
from participatie.initiatives.services.drafts import Text
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.errors import Conflict, Forbidden, Refused
from tests.factories.initiatives import bring_to, make_draft, make_initiative
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    return make_team("Opvangteam")


@pytest.fixture
def fatma():
    return make_person("Fatma")


def actors(maker, team):
    return {
        "maker": actor_of(maker),
        "visitor": NOBODY,
        "resident": actor_of(make_person("Henk")),
        "team member": actor_of(make_person("Marieke", None, ("team_member", team.id))),
        "partner": actor_of(make_person("Sjoerd", None, ("partner_speaker", make_partner().id))),
        "moderator": actor_of(make_person("Mo", None, "moderator")),
        "administrator": actor_of(make_person("Bea", None, "administrator")),
    }


@pytest.mark.parametrize("state", ["draft", "published", "realised", "hidden"])
def test_only_makers_write_edit_and_move(fatma, town, state):
    theme = make_theme()
    initiative = make_draft(fatma, theme) if state == "draft" else make_initiative(fatma, theme)
    if state == "realised":
        bring_to(fatma, initiative, Stage.REALISED)
    if state == "hidden":
        initiative.subject.hidden_at = now()
    for name, actor in actors(fatma, town).items():
        own = name == "maker"
        assert can_write(actor, initiative) == (own and state == "draft"), name
        assert can_place(actor, initiative) == (own and state == "draft"), name
        assert can_edit(actor, initiative) == (own and state in {"published", "realised"}), name
        assert can_move(actor, initiative) == (own and state in {"published", "realised"}), name
    assert not can_edit(SYSTEM, initiative)


def test_a_maker_who_left_has_no_rights_any_more(fatma):
    initiative = make_initiative(fatma, make_theme())
    initiative.makers[0].left_at = now()
    with pytest.raises(Forbidden):
        services.move(actor_of(fatma), initiative, Stage.EXPLORING, "We gaan kijken.")


def test_nothing_moves_silently(fatma):
    initiative = make_initiative(fatma, make_theme())
    with pytest.raises(Refused) as refusal:
        services.move(actor_of(fatma), initiative, Stage.EXPLORING, "  ")
    assert refusal.value.field == "sentence"
    assert initiative.stage == Stage.IDEA


@pytest.mark.parametrize(
    ("before", "after", "is_possible"),
    [
        (Stage.IDEA, Stage.EXPLORING, True),
        (Stage.IDEA, Stage.UNDERWAY, True),
        (Stage.IDEA, Stage.REALISED, False),
        (Stage.EXPLORING, Stage.PARTLY_REALISED, False),
        (Stage.PLANNED, Stage.REALISED, True),
        (Stage.PAUSED, Stage.REALISED, True),
        (Stage.REALISED, Stage.UNDERWAY, True),
        (Stage.STOPPED, Stage.EXPLORING, True),
        (Stage.STOPPED, Stage.STOPPED, False),
    ],
)
def test_which_stage_may_follow_which(fatma, before, after, is_possible):
    initiative = make_initiative(fatma, make_theme())
    if before is not Stage.IDEA:
        bring_to(fatma, initiative, before)
    if is_possible:
        services.move(actor_of(fatma), initiative, after, "Een stap.")
        assert initiative.subject.state == initiative.stage == after
    else:
        with pytest.raises(Refused):
            services.move(actor_of(fatma), initiative, after, "Een stap.")


def test_a_stale_edit_shows_both_texts_and_changes_nothing(fatma):
    initiative = make_initiative(fatma, make_theme())
    services.change_text(actor_of(fatma), initiative, Text("Van mij", "Eerst."), version=1)
    with pytest.raises(Conflict) as conflict:
        services.change_text(actor_of(fatma), initiative, Text("Van jou", "Later."), version=1)
    assert ("Van jou", "Van mij") in {(clash.mine, clash.theirs) for clash in conflict.value.clashes}
    assert initiative.subject.title == "Van mij"
