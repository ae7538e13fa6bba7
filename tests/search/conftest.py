"""The town and kinds of the map's tests."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.places import services as places
from participatie.places.gazetteer_file import read_gazetteer
from tests.map.conftest import kinds_of_these_tests, put, themes, town

__all__ = ["kinds_of_these_tests", "put", "themes", "town"]


@pytest.fixture
def street(town):
    """One street with one house in the town."""
    text = "street,number,addition,postcode,town,lon,lat\nMolenstraat,1,,1234AB,Beemdwaard,5.45,51.75\n"
    places.import_addresses(SYSTEM, read_gazetteer(text.encode()))
