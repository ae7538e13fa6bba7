"""A plan in the round of variants, and a house with a code."""

import pytest

from participatie.streets import queries
from participatie.streets.models import Round
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_houses, make_plan
from tests.factories.teams import make_team


@pytest.fixture
def town(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(24, 3)


@pytest.fixture
def tamar(town):
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.VARIANTS)


@pytest.fixture
def house(plan):
    return queries.list_plan_addresses(plan.id)[3]
