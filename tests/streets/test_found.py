"""A street plan is found by what stands on its pages, and by nothing that only its designers see."""

import pytest

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.search import queries, services
from participatie.search.models import Part
from participatie.streets.models import Element, Round, Verdict
from participatie.subjects.queries import Lens
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import IN_THE_STREET, answer, make_draft, make_plan, make_section, make_version, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def designer():
    make_municipality()
    make_team()
    return make_person("Tess", None, ("team_member", 1))


@pytest.fixture
def plan(designer):
    return make_plan(designer, in_round=Round.WISHES)


def found(words, plan):
    db.session.flush()
    services.index(Part.SUBJECT, [plan.id])
    return [card.title for card in queries.find_subjects(NOBODY, queries.understand(NOBODY, words).wanted, Lens()).cards]


def draw(version, label):
    version_id, place = version.id, IN_THE_STREET
    db.session.add(Element(version_id=version_id, key=f"e{label[:6]}", kind="tree", geometry=place, label=label))


def test_a_plan_is_found_by_its_bounds_elements_and_sections(plan):
    version = make_version(plan, "Groene rand")
    draw(version, "Amberboom bij de bakker")
    make_section(plan, version, name="Doorsnede bij het viaduct")
    for word in ("riool", "groene rand", "amberboom", "viaduct"):
        assert found(word, plan) == ["De Kerkstraat opnieuw"]


def test_a_plan_is_not_found_by_what_its_designers_still_draw(plan):
    draft = make_draft(plan, "Geheime schets")
    draw(draft, "Amberboom")
    assert found("schets", plan) == found("amberboom", plan) == []


def test_a_wish_is_found_by_its_answer(plan, designer):
    wish = make_wish(make_person(), plan)
    answer(designer, wish, Verdict.ALONG)
    db.session.flush()
    wanted = queries.understand(NOBODY, "goed idee").wanted
    assert [card.id for card in queries.find_subjects(NOBODY, wanted, Lens()).cards] == [wish.id]
