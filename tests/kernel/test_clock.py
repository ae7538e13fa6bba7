"""Time: the public holidays of the Netherlands, by own arithmetic instead of a package with those of all countries."""

import holidays
import pytest

from participatie.kernel.clock import public_holidays

pytestmark = pytest.mark.once


@pytest.mark.parametrize("year", range(1990, 2100))
def test_the_public_holidays_are_those_of_the_package_that_knows_all_countries(year):
    assert public_holidays(year) == set(holidays.country_holidays("NL", years=year))
