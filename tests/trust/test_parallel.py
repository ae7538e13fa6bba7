"""One form sent twice at the same moment has one effect, whatever it does (A41, A42)."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.accounts.services import give_grant
from participatie.initiatives.models import Initiative, Maker, StageMove
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import Base, db, unit_of_work
from participatie.moderation.models import Report, Ruling
from participatie.moderation.services import report_subject
from participatie.partners.models import Joining
from participatie.partners.queries import get_partner
from participatie.subjects.models import Follow, HistoryEntry, Support
from participatie.subjects.queries import find_tally, find_theme
from participatie.teams.queries import find_responsibility
from participatie.teams.services import fallback_team
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_member


@dataclass(frozen=True)
class Town:
    """Somebody who does it, the initiative it is about, and the id of what else the form needs."""

    person: Person
    initiative: Initiative
    other_id: int = 0


@dataclass(frozen=True)
class Deed:
    """A form: who sends it, where it stands, where it goes, what is typed, and the rows there are when it was sent once."""

    name: str
    town: Callable[[Person, Person], Town]
    page: str
    action: str
    typed: dict[str, str]
    rows: dict[type[Base], int]
    event: str


def draft(maker: Person, _other: Person) -> Town:
    return Town(maker, make_draft(maker, find_theme_of_town()))


def own(maker: Person, _other: Person) -> Town:
    return Town(maker, make_initiative(maker, find_theme_of_town()))


def of_another(maker: Person, other: Person) -> Town:
    return Town(other, make_initiative(maker, find_theme_of_town()))


def of_a_team(maker: Person, other: Person) -> Town:
    make_member(fallback_team(), other)
    initiative = make_initiative(maker, find_theme_of_town())
    return Town(other, initiative, find_responsibility(initiative.id).id)


def of_a_partner(maker: Person, other: Person) -> Town:
    partner = make_partner("De Beemd")
    make_speaker(get_partner(SYSTEM, partner.id), other)
    return Town(other, make_initiative(maker, find_theme_of_town()), partner.id)


def for_a_moderator(maker: Person, other: Person) -> Town:
    initiative = make_initiative(maker, find_theme_of_town())
    report_subject(actor_of(make_person()), initiative.subject, "Reclame")
    give_grant(SYSTEM, other, "moderator")
    return Town(other, initiative)


def find_theme_of_town():
    return find_theme(1)


DEEDS = [
    Deed("publish", draft, "/initiatieven/nieuw/{key}/nakijken", "", {}, {Maker: 1, Follow: 1}, "SubjectPublished"),
    Deed(
        "support",
        of_another,
        "/onderwerpen/{id}/steunen",
        "",
        {"kind": "concern", "reason": "Te druk"},
        {Support: 1, Follow: 2},
        "SupportChanged",
    ),
    Deed("follow", of_another, "/onderwerpen/{id}/volgen", "", {}, {Follow: 2}, ""),
    Deed("report", of_another, "/melden/onderwerp/{id}", "", {"reason": "Reclame"}, {Report: 1}, "Reported"),
    Deed("take up", of_a_team, "/werk", "/werk/{other}/oppakken", {}, {}, "TakenUp"),
    Deed(
        "stage move",
        own,
        "/initiatieven/{id}/fase",
        "",
        {"stage": "exploring", "sentence": "We beginnen."},
        {StageMove: 1},
        "SubjectStateChanged",
    ),
    Deed(
        "involvement",
        of_a_partner,
        "/partners/meedoen/{id}",
        "",
        {"partner": "{other}", "role": "funder"},
        {Joining: 1},
        "JoiningAsked",
    ),
    Deed(
        "ruling", for_a_moderator, "/modereren/onderwerp/{id}", "", {"kind": "hide", "reason": "Reclame"}, {Ruling: 1}, "Ruled"
    ),
]


def events(name: str, subject_id: int) -> int:
    wanted = select(HistoryEntry.id).where(HistoryEntry.event == name, HistoryEntry.subject_id == subject_id)
    return len(db.session.scalars(wanted).all())


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
@pytest.mark.parametrize("windows", [1, 2], ids=["a double click", "two windows"])
def test_one_form_sent_twice_at_once_is_done_once(own_app, deed, windows):
    make_municipality()
    with unit_of_work():
        make_theme()
        town = deed.town(make_person("Fatma"), make_person("Bram"))
    values = {"id": town.initiative.id, "key": town.initiative.draft_key, "other": town.other_id}
    page, action = deed.page.format(**values), deed.action.format(**values)
    typed = {name: value.format(**values) for name, value in deed.typed.items()}
    browser = own_app.test_client().sign_in(town.person)
    own_app.config["PROPAGATE_BUGS"] = False
    pages = [browser.read(page) for _window in range(windows)]
    forms = [filled_form(read, action or own_address(read, page), **typed) for read in pages]
    db.session.remove()
    answers = at_once(own_app, [posting(browser, action or page, forms[n % windows]) for n in range(4)])
    db.session.remove()
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 302
    assert statuses[-1] < 500
    if windows == 1:
        assert len({answer.headers.get("Location") for answer in answers}) == 1
    assert {model: counted(model) for model in deed.rows} == deed.rows
    if deed.event:
        assert events(deed.event, values["id"]) == 1
    tally = find_tally(values["id"])
    assert (tally.follows, tally.concerns) == (counted(Follow), counted(Support))


def own_address(page, path: str) -> str:
    """The action of the form on a page that sends to itself."""
    return next(f.get("action", "") for f in page.select("main form") if f.get("action", "") in ("", path))
