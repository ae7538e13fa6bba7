"""One link of an outsider used twice at the same moment: one answer, and the other is told with the text kept."""

import pytest

from participatie.kernel.db import db
from participatie.threads import services
from participatie.threads.links import token_of
from participatie.threads.models import OutsideQuestion, Post
from tests.factories.initiatives import make_initiative
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

ADDRESS, LATE = "piet@voorbeeld.nl", "Deze link werkt niet of niet meer."


@pytest.fixture
def maker(own_app):
    make_municipality()
    return make_person("Noor")


@pytest.fixture
def asked(maker):
    garden = make_initiative(maker, make_theme()).subject
    asked = services.ask_outsider(actor_of(maker), garden, "Piet Jansen", ADDRESS, "Mag hier een kas komen?", "maker")
    db.session.commit()
    return asked


def outside(app):
    """A browser of somebody without an account, with its cookie."""
    browser = app.test_client()
    browser.read("/")
    return browser


def test_two_answers_by_one_link_at_once_are_one_and_the_other_is_told(own_app, asked):
    path = f"/vraag/{token_of(asked.id, asked.subject_id, ADDRESS, asked.created_at)}"
    acts = []
    for number in range(2):
        browser = outside(own_app)
        form = filled_form(browser.read(path), "", name="Piet Jansen", body=f"Antwoord nummer {number}.")
        acts.append(posting(browser, path, form))
    db.session.remove()
    first, second = sorted(at_once(own_app, acts), key=lambda answer: answer.status_code)
    assert (first.status_code, second.status_code) == (302, 404)
    assert LATE in second.text
    assert "Antwoord nummer" in second.text
    assert counted(Post) == 2
    assert db.session.scalars(db.select(OutsideQuestion)).one().state == "answered"


def test_an_answer_while_it_is_taken_back_leaves_one_truth(own_app, maker, asked):
    path = f"/vraag/{token_of(asked.id, asked.subject_id, ADDRESS, asked.created_at)}"
    browser, asker = outside(own_app), own_app.test_client().sign_in(maker)
    revoke = f"/gesprek/vragen/{asked.id}/intrekken"
    desk = asker.read(f"/gesprek/{asked.subject_id}/vraag-iemand")
    acts = [
        posting(browser, path, filled_form(browser.read(path), "", name="Piet Jansen", body="Ja hoor.")),
        posting(asker, revoke, filled_form(desk, revoke)),
    ]
    db.session.remove()
    answer, taken_back = (reply.status_code for reply in at_once(own_app, acts))
    state, posts = db.session.scalars(db.select(OutsideQuestion)).one().state, counted(Post)
    assert (answer, taken_back, state, posts) in [
        (302, 403, "answered", 2),
        (302, 302, "answered", 2),
        (404, 302, "revoked", 1),
    ]
