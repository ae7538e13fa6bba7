"""A maker may stop at any moment: also when the initiative is hidden, and when it lies still."""

import pytest
from sqlalchemy import select

from participatie.initiatives import queries, services
from participatie.initiatives.models import Stage
from participatie.initiatives.services.makership import let_in
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def johan():
    return make_person("Johan")


@pytest.fixture
def initiative(fatma, johan):
    make_municipality()
    make_team("Opvangteam")
    found = make_initiative(fatma, make_theme())
    let_in(found, johan, "along")
    return found


def sought():
    return list(db.session.scalars(select(OutboxMail.to_address).where(OutboxMail.template == "initiatives/maker_sought")))


def test_a_co_maker_leaves_what_is_hidden_from_the_list_of_their_own(browser, johan, initiative):
    subjects.hide(SYSTEM, initiative.subject)
    db.session.commit()
    page = browser.sign_in(johan)
    assert page.get(f"/initiatieven/{initiative.id}-x", follow_redirects=True).status_code == 404
    path = f"/initiatieven/{initiative.id}/stoppen"
    assert path in str(page.read("/mijn"))
    shown = page.read(path).text
    assert "Een moderator verborg dit" in shown
    answer = page.send(path)
    assert answer.status_code == 302
    assert johan.id not in queries.list_maker_ids(initiative.id)
    assert "Je maakt dit niet meer" in page.get(answer.headers["Location"]).text
    assert path not in str(page.read("/mijn"))
    assert page.get(path).status_code == 404


def test_a_maker_leaves_what_lies_still(browser, fatma, johan, initiative):
    bring_to(fatma, initiative, Stage.PAUSED)
    db.session.commit()
    assert browser.sign_in(johan).send(f"/initiatieven/{initiative.id}/stoppen").status_code == 302
    assert list(queries.list_maker_ids(initiative.id)) == [fatma.id]


@pytest.mark.parametrize(("is_hidden", "status"), [(False, 403), (True, 404)])
def test_who_does_not_make_it_does_not_leave_it(browser, initiative, is_hidden, status):
    if is_hidden:
        subjects.hide(SYSTEM, initiative.subject)
    stranger = make_person("Sanne")
    assert queries.find_made(actor_of(stranger), initiative.id) is None
    db.session.commit()
    assert browser.sign_in(stranger).get(f"/initiatieven/{initiative.id}/stoppen").status_code == status


def test_who_joined_in_is_asked_once_it_can_be_seen_again_and_not_before(fatma, johan, initiative):
    joiner = make_person("Sanne")
    subjects.support(actor_of(joiner), initiative.subject, SupportKind.JOIN)
    subjects.hide(SYSTEM, initiative.subject)
    for person in (fatma, johan):
        services.leave(actor_of(person), initiative)
    assert sought() == []
    subjects.show(SYSTEM, initiative.subject)
    assert sought() == [joiner.email]
    subjects.hide(SYSTEM, initiative.subject)
    subjects.show(SYSTEM, initiative.subject)
    assert sought() == [joiner.email]
