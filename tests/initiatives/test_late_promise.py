"""A promise passes its day: everybody sees it at once wherever it stands, and who promised was reminded once before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from participatie.commitments.wiring import remind_of_promises
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.partners.models import InvolvementRole
from participatie.partners.services import involve
from participatie.subjects.urls import url_of
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_member, make_team

MADE_ON = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
DAYS = 10
LAST_DAY = MADE_ON + timedelta(days=DAYS)
KINDS = {"partner": "De kraan aansluiten", "team": "Het pad ophogen", "resident": "De bakken timmeren"}


@pytest.fixture
def promised(app):
    """Three promises for the same day about one initiative: by a partner, a team and a resident."""
    with time_machine.travel(MADE_ON, tick=False):
        make_municipality()
        team, partner = make_team("Team Groen"), make_partner("De Brug")
        speaker, member, resident = (make_person(name, f"{name.lower()}@voorbeeld.nl") for name in ("Sjoerd", "Priya", "Jan"))
        make_member(team, member)
        make_speaker(partner, speaker)
        garden = make_initiative(make_person("Noor", "noor@voorbeeld.nl"), make_theme())
        involve(SYSTEM, garden.subject, partner, InvolvementRole.FUNDER)
        for person, (key, what) in zip((speaker, member, resident), KINDS.items(), strict=True):
            voice = {"partner": f"partner-{partner.id}", "team": f"team-{team.id}", "resident": "self"}[key]
            make_commitment(garden.subject, what, by=person, days=DAYS, voice=voice)
        db.session.commit()
        return {"initiative": garden.subject, "partner": partner.subject, "team": team.subject}


def standings(browser, path):
    """How each promise stands on a page, by what was promised."""
    rows = browser.read(path).select(".promised")
    return {row.select_one(".promised__what").get_text(strip=True): row.select_one(".tag").get_text(strip=True) for row in rows}


def pages(app, promised):
    """Where a promise can be read, and what of it stands there."""
    with app.test_request_context():
        urls = {key: url_of(subject) for key, subject in promised.items()}
    everything = set(KINDS.values())
    return {
        urls["initiative"]: everything,
        f"/toezeggingen/over/{promised['initiative'].id}": everything,
        urls["partner"]: {KINDS["partner"]},
        urls["team"]: {KINDS["team"]},
        "/toezeggingen": everything,
    }


def test_within_a_day_it_is_late_wherever_it_stands_without_any_job(app, browser, promised):
    shown = pages(app, promised)
    for moment, standing in ((LAST_DAY + timedelta(hours=13), "Beloofd"), (LAST_DAY + timedelta(hours=15), "Te laat")):
        with time_machine.travel(moment, tick=False):
            for path, expected in shown.items():
                assert standings(browser, path) == dict.fromkeys(expected, standing), (path, moment)
            late = set(standings(browser, "/toezeggingen?stand=te-laat"))
            assert late == (set(KINDS.values()) if standing == "Te laat" else set())


def test_who_promised_got_one_mail_before_however_often_the_job_runs(promised):
    moment = MADE_ON
    while moment <= LAST_DAY + timedelta(hours=13):
        with time_machine.travel(moment, tick=False):
            remind_of_promises()
            remind_of_promises()
        moment += timedelta(hours=3)
    mails = db.session.scalars(select(OutboxMail).where(OutboxMail.template.startswith("commitments/"))).all()
    assert sorted((mail.to_address, mail.template) for mail in mails) == [
        (f"{name}@voorbeeld.nl", "commitments/soon") for name in ("jan", "priya", "sjoerd")
    ]
    for name, what in zip(("sjoerd", "priya", "jan"), KINDS.values(), strict=True):
        assert what in mails_to(f"{name}@voorbeeld.nl")[-1].text
