"""Writing an initiative: kept from the first step, placed when it is complete."""

from datetime import timedelta

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.initiatives import queries, services
from participatie.initiatives.models import Initiative, NeedKind
from participatie.initiatives.services.drafts import Text, Wanted
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.teams.queries import find_responsibility
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def fatma():
    return make_person("Fatma")


def test_a_draft_is_known_only_to_the_browser_that_began_it():
    draft = services.begin_draft(NOBODY, Point(5.02, 51.02), "")
    key = draft.draft_key
    assert queries.get_draft(Actor(draft_keys=frozenset({key})), key).id == draft.id
    with pytest.raises(NotFound):
        queries.get_draft(NOBODY, key)
    with pytest.raises(NotFound):
        get_subject(NOBODY, draft.id)


def test_a_draft_of_an_account_is_closed_to_others_who_know_its_key(fatma):
    draft = services.begin_draft(actor_of(fatma), Point(5.02, 51.02), "")
    stranger = Actor(id=make_person("Henk").id, draft_keys=frozenset({draft.draft_key}))
    with pytest.raises(NotFound):
        queries.get_draft(stranger, draft.draft_key)


def test_an_incomplete_draft_cannot_be_placed(fatma):
    draft = services.begin_draft(actor_of(fatma), Point(5.02, 51.02), "")
    with pytest.raises(Refused) as refusal:
        services.place_draft(actor_of(fatma), draft)
    assert refusal.value.field == "story"


def test_a_place_outside_the_municipality_is_refused(fatma):
    with pytest.raises(Refused) as refusal:
        services.begin_draft(actor_of(fatma), Point(6.5, 52.5), "")
    assert refusal.value.field == "geometry"


def test_nobody_in_particular_cannot_place_a_draft(fatma):
    draft = make_draft(fatma, make_theme())
    with pytest.raises(Forbidden):
        services.place_draft(NOBODY, draft)


def test_placing_makes_the_writer_its_maker_and_follower_and_gives_it_a_team(fatma):
    initiative = make_initiative(fatma, make_theme())
    shown = queries.show_initiative(NOBODY, initiative.id)
    assert shown.initiative.maker_ids() == {fatma.id}
    assert shown.tally.follows == 1
    assert find_responsibility(initiative.id).team.subject.title == "Opvangteam"


def test_the_most_specific_area_is_found(fatma, town):
    initiative = make_initiative(fatma, make_theme(), Point(5.02, 51.02))
    assert initiative.subject.area_id == town["BU90010000"].id
    in_the_hole = make_initiative(fatma, make_theme("Water"), Point(5.05, 51.05))
    assert in_the_hole.subject.area_id == town["WK900100"].id


def test_a_placed_initiative_is_no_longer_a_draft_to_write_in(fatma):
    initiative = make_initiative(fatma, make_theme())
    with pytest.raises(Forbidden):
        services.set_text(actor_of(fatma), initiative, Text("Anders", "Anders."))


def test_a_draft_that_nobody_touches_is_thrown_away_after_thirty_days(fatma):
    old, young = make_draft(fatma, make_theme()), make_draft(fatma, make_theme("Water"))
    placed = make_initiative(fatma, make_theme("Sport"))
    old.subject.changed_at = placed.subject.changed_at = now() - timedelta(days=31)
    services.set_needs(actor_of(fatma), old, [Wanted(NeedKind.HANDS, "Vier paar")])
    old_id = old.id
    assert services.forget_old_drafts() == 1
    assert {young.id, placed.id} == set(db.session.scalars(select(Initiative.id)))
    assert db.session.get(Subject, old_id) is None
