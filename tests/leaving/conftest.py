"""Somebody who wrote, followed and supported, and is signed in."""

import pytest

from participatie.accounts.leaving_wiring import listed
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from tests.factories.people import actor_of, make_person
from tests.factories.threads import app as app
from tests.factories.threads import make_post, make_topic


@pytest.fixture
def ada(browser):
    """Her words, her support and what she follows."""
    person, subject = make_person("Ada Lovelace", "ada@voorbeeld.example"), make_topic("Een pluktuin")
    actor = actor_of(person)
    subjects.support(actor, subject, SupportKind.SUPPORT)
    make_post(subject, "Kanarie zingt in de tuin", by=person)
    db.session.commit()
    browser.sign_in(person)
    yield person, subject
    listed().unlink(missing_ok=True)
