"""The invented town, built once for all tests about it."""

from pathlib import Path

import pytest

from participatie.demo.town import Town, build_town


@pytest.fixture(scope="session")
def town() -> Town:
    return build_town()


@pytest.fixture(scope="session")
def town_folder(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beemdwaard")
    town.write(folder)
    return folder
