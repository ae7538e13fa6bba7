"""Two answers at the same moment to one question to take part: one counts, the other side is told."""

import pytest

from participatie.kernel.db import db
from participatie.partners import services
from participatie.partners.models import Involvement, Joining
from participatie.subjects.models import HistoryEntry
from tests.factories.initiatives import make_initiative
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

LATE = "Misschien gaf iemand anders al antwoord"


@pytest.fixture
def asked(own_app):
    make_municipality()
    maker, speakers = make_person("Fatma"), [make_person("Bram"), make_person("Els")]
    subject, partner = make_initiative(maker, make_theme()).subject, make_partner("De Beemd")
    for speaker in speakers:
        make_speaker(partner, speaker)
    joining = services.ask_partner(actor_of(maker), subject, partner, "funder")
    db.session.commit()
    return maker, speakers, f"/partners/meedoen/vraag/{joining.id}"


def told(answers):
    """Of each answer: whether it counted, or the sentence for who came late was shown."""
    return sorted(
        "done" if answer.status_code == 302 else "told" if LATE in answer.text else answer.status for answer in answers
    )


def filled(browser, path, action, **typed):
    return posting(browser, action, filled_form(browser.read(path), action, **typed))


@pytest.mark.parametrize("second", ["yes", "no"])
def test_two_colleagues_who_answer_at_once_give_one_answer(own_app, asked, second):
    _maker, speakers, path = asked
    browsers = [own_app.test_client().sign_in(speaker) for speaker in speakers]
    typed = [{}, {"nee": "1"} if second == "no" else {}]
    acts = [filled(browser, path, path, **more) for browser, more in zip(browsers, typed, strict=True)]
    db.session.remove()
    assert told(at_once(own_app, acts)) == ["done", "told"]
    assert counted(Joining) == 0
    names = [entry.event for entry in db.session.scalars(db.select(HistoryEntry))]
    assert names.count("PartnerInvolved") + names.count("JoiningRefused") == 1
    assert counted(Involvement) == names.count("PartnerInvolved")


def test_a_yes_while_the_makers_take_it_back_leaves_one_truth(own_app, asked):
    maker, speakers, path = asked
    partner, makers = own_app.test_client().sign_in(speakers[0]), own_app.test_client().sign_in(maker)
    acts = [filled(partner, path, path), filled(makers, path, f"{path}/intrekken")]
    db.session.remove()
    assert told(at_once(own_app, acts)) == ["done", "told"]
    assert counted(Joining) == 0
