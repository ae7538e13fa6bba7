"""The invented town, built once for all tests about it."""

import pytest

from participatie.demo.town import Town, build_town


@pytest.fixture(scope="session")
def town() -> Town:
    return build_town()
