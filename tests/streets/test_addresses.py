"""Which addresses a plan is about."""

import pytest

from participatie.streets import queries
from participatie.streets.models import Zone
from tests.factories.people import make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import make_plan
from tests.factories.teams import make_team

HOUSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,1,,9901 AB,Vierkant,5.0207,51.02022
Kerkstraat,2,a,9901 AB,Vierkant,5.0207,51.02046
Kerkstraat,9,,9901 AB,Vierkant,5.0207,51.0212
"""

pytestmark = pytest.mark.usefixtures("app")


def test_a_house_beside_the_perimeter_stands_in_the_street_and_one_behind_it_in_the_ring():
    make_municipality()
    make_addresses(HOUSES)
    make_team("Opvangteam")
    plan = make_plan(make_person("Tamar"))
    zones = {address.label: address.zone for address in queries.list_plan_addresses(plan.id)}
    assert zones == {"Kerkstraat 1": Zone.INSIDE, "Kerkstraat 2-a": Zone.RING}
    assert queries.count_addresses(plan.id) == {"inside": 1, "ring": 1}
