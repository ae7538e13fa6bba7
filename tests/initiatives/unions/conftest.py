"""A garden of Fatma and a hedge of Bram, the proposal to go on together, and what came of it."""

import pytest

from tests.factories.initiatives import make_initiative
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.unions import agree, propose


@pytest.fixture
def fatma(app):
    make_municipality()
    return make_person("Fatma")


@pytest.fixture
def bram(app):
    return make_person("Bram")


@pytest.fixture
def theme(fatma):
    return make_theme("Groen")


@pytest.fixture
def garden(fatma, theme):
    return make_initiative(fatma, theme, title="Een pluktuin")


@pytest.fixture
def hedge(bram, theme):
    return make_initiative(bram, theme, title="Een eetbare heg")


@pytest.fixture
def union(fatma, garden, hedge):
    return propose(fatma, garden, hedge)


@pytest.fixture
def made(bram, union):
    assert agree(bram, union)
    return union.made
