"""A page asks only for what there is, and shows the same as if it asked for everything."""

import pytest

from participatie.initiatives.queries import show_initiative
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation, Theme
from participatie.subjects.parts import parts_of
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import make_initiative
from tests.factories.offers import make_need, make_offer
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def maker():
    return make_person("Maker")


@pytest.fixture
def garden(maker):
    make_municipality()
    make_team()
    return make_initiative(maker, make_theme("Groen"))


def give_all(garden, maker):
    """A link, a promise and an offer."""
    other = make_initiative(maker, db.session.get(Theme, garden.subject.theme_id), title="Een geveltuin")
    subjects.link(actor_of(maker), garden.subject, other.subject, Relation.BELONGS_TO)
    make_commitment(garden.subject, "Ik breng schoppen")
    make_offer(make_person(), make_need(maker, garden), garden)
    db.session.flush()


def test_a_page_knows_what_there_is_in_the_statement_that_reads_it(garden, maker):
    assert show_initiative(NOBODY, garden.id).present == set()
    give_all(garden, maker)
    assert show_initiative(NOBODY, garden.id).present == {"links", "promises", "offers"}


@pytest.mark.parametrize("is_full", [False, True])
def test_what_is_left_unasked_looks_as_if_it_was_asked(app, garden, maker, is_full):
    if is_full:
        give_all(garden, maker)
    with app.test_request_context():
        present = show_initiative(NOBODY, garden.id).present
        assert parts_of(NOBODY, garden.subject, present) == parts_of(NOBODY, garden.subject)


def test_an_initiative_with_nothing_beside_it_takes_few_statements_and_one_with_everything_shows_it(
    browser, garden, maker, counting
):
    db.session.commit()
    path = f"/initiatieven/{garden.id}-een-pluktuin"
    browser.get(path)
    with counting() as statements:
        browser.get(path)
    assert len(statements) <= 8
    give_all(garden, maker)
    db.session.commit()
    page = browser.read(path).text
    for words in ("Een geveltuin", "Ik breng schoppen", "Ik spit graag"):
        assert words in page
