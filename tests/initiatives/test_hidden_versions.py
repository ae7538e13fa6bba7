"""An earlier text can be taken out of sight: by makers with a sentence, by a moderator with a ruling; and be put back."""

import pytest
from sqlalchemy import select

from participatie.initiatives import queries, services
from participatie.initiatives.models import InitiativeVersion
from participatie.initiatives.services import hidden_versions
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.makership import let_in
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import commit, db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.moderation.things import get_thing
from participatie.search.services import catch_up
from participatie.subjects.models import HistoryEntry
from participatie.threads import services as threads
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")
SECRET = "Bel Henk op 0612345678"


@pytest.fixture
def people():
    make_municipality()
    make_team("Opvangteam")
    found = {name: make_person(name) for name in ("Fatma", "Johan", "Henk")}
    return found | {"Mo": make_person("Mo", None, "moderator"), "Ada": make_person("Ada", None, "administrator")}


@pytest.fixture
def initiative(people):
    """Three texts: the second holds what should not stand there."""
    found = make_initiative(people["Fatma"], make_theme())
    let_in(found, people["Johan"], "along")
    threads.write(actor_of(people["Henk"]), found.subject, "Mooi plan.")
    for title, story in (("Tweede titel", SECRET), ("Derde titel", "Wij plukken.")):
        services.change_text(actor_of(people["Fatma"]), found, Text(title, "Een zin.", story, "Omdat."), found.version)
    return found


def version(initiative, number=2):
    wanted = InitiativeVersion.initiative_id == initiative.id, InitiativeVersion.number == number
    return db.session.scalars(select(InitiativeVersion).where(*wanted)).one()


def hide(people, initiative, name="Fatma", number=2):
    anew = queries.get_initiative(SYSTEM, initiative.id)
    hidden_versions.hide_version(actor_of(people[name]), anew, version(anew, number), "Er stond een nummer in.")


def rule(people, initiative, kind=RulingKind.HIDE):
    thing = get_thing(f"version-{version(initiative).id}")
    return moderation.rule(actor_of(people["Mo"]), initiative.subject, thing, kind, "Geen telefoonnummers.")


def paths(initiative):
    own = f"/initiatieven/{initiative.id}"
    return [
        f"{own}/versies", f"{own}/versies?van=1&naar=3", f"{own}/geschiedenis", f"/onderwerpen/{initiative.id}/geschiedenis",
        f"/onderwerpen/{initiative.id}.atom", "/initiatieven.atom", "/zoeken?q=Henk", "/open-data/initiatieven.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["makers", "moderator"])
def test_a_hidden_text_is_in_no_representation_for_others(browser, people, initiative, by):
    assert "0612345678" in browser.read(f"/initiatieven/{initiative.id}/versies?van=2&naar=3").text
    hide(people, initiative) if by == "makers" else rule(people, initiative)
    catch_up()
    commit()
    for person in (None, "Henk", "Ada"):
        client = browser.sign_in(people[person]) if person else browser
        for path in paths(initiative):
            assert "0612345678" not in client.get(path, follow_redirects=True).text, path
        for pair in ("van=2&naar=3", "van=1&naar=2", "van=2"):
            assert client.get(f"/initiatieven/{initiative.id}/versies?{pair}").status_code == 404
        client.post("/uitloggen")


def test_others_read_that_it_is_hidden_and_why_but_not_who_wrote_it(browser, people, initiative):
    hide(people, initiative)
    commit()
    page = browser.read(f"/initiatieven/{initiative.id}/versies").main.text
    assert "Verborgen door de makers." in page
    assert "Er stond een nummer in." in page
    assert "Van versie 1 naar versie 3" in page
    assert "Tweede titel" not in page


@pytest.mark.parametrize("name", ["Johan", "Mo"])
def test_makers_and_moderators_still_read_it(browser, people, initiative, name):
    hide(people, initiative)
    commit()
    assert "0612345678" in browser.sign_in(people[name]).read(f"/initiatieven/{initiative.id}/versies?van=2&naar=3").text


@pytest.mark.parametrize(
    ("name", "may_hide", "may_show_own", "may_show_ruled"),
    [("Fatma", True, True, False), ("Johan", True, True, False), ("Mo", True, True, True), ("Henk", False, False, False),
     ("Ada", False, False, False), (None, False, False, False)],
)  # fmt: skip
def test_who_may_hide_and_who_may_undo_it(people, initiative, name, may_hide, may_show_own, may_show_ruled):
    actor = actor_of(people[name]) if name else NOBODY
    assert allowed(lambda: hidden_versions.hide_version(actor, initiative, version(initiative), "Een nummer.")) == may_hide
    hide(people, initiative)
    assert allowed(lambda: hidden_versions.show_version(actor, initiative, version(initiative))) == may_show_own
    hidden_versions.show_version(SYSTEM, initiative, version(initiative)) if not may_show_own else None
    rule(people, initiative)
    assert allowed(lambda: hidden_versions.show_version(actor, initiative, version(initiative))) == may_show_ruled


def allowed(deed):
    try:
        deed()
    except Forbidden:
        return False
    return True


def test_the_way_of_a_maker_through_the_pages(browser, people, initiative):
    commit()
    page = browser.sign_in(people["Johan"])
    list_path, path = f"/initiatieven/{initiative.id}/versies", f"/initiatieven/{initiative.id}/versies/2/verbergen"
    assert path in str(page.read(list_path))
    answer = page.send(path, {"sentence": " "})
    assert answer.status_code == 422
    assert "Iedereen kan die zin lezen" in answer.text
    assert page.send(path, {"sentence": "Er stond een nummer in."}).status_code == 302
    assert version(initiative).hidden_at is not None
    assert page.send(list_path, action=f"/initiatieven/{initiative.id}/versies/2/laten-zien").status_code == 302
    db.session.expire_all()
    assert version(initiative).hidden_at is None


def test_a_moderator_gives_a_ruling_that_the_author_reads(browser, people, initiative):
    commit()
    answer = browser.sign_in(people["Mo"]).get(f"/initiatieven/{initiative.id}/versies/2/verbergen")
    assert answer.headers["Location"].endswith(f"/modereren/version-{version(initiative).id}")
    browser.send(answer.headers["Location"], {"kind": "hide", "reason": "Geen telefoonnummers."})
    assert version(initiative).is_ruled
    assert [mail for mail in mails_to(people["Fatma"].email) if "Geen telefoonnummers." in mail.text]
    rule(people, initiative, RulingKind.SHOW)
    assert version(initiative).hidden_at is None


def test_a_version_is_reported_like_anything_else(browser, people, initiative):
    commit()
    page = browser.sign_in(people["Henk"])
    path = f"/melden/version-{version(initiative).id}"
    assert path in str(page.read(f"/initiatieven/{initiative.id}/versies?van=2&naar=3"))
    assert page.send(path, {"reason": "Er staat een nummer in."}).status_code == 302
    hide(people, initiative)
    commit()
    assert page.get(path).status_code == 404


def test_the_text_of_now_is_no_earlier_version(people, initiative):
    with pytest.raises(Refused, match="de tekst van nu"):
        hide(people, initiative, number=3)
    with pytest.raises(NotFound):
        get_thing(f"version-{version(initiative, 3).id}")


def test_hiding_and_showing_stand_in_the_history_and_are_no_news(people, initiative):
    hide(people, initiative)
    hidden_versions.show_version(actor_of(people["Johan"]), initiative, version(initiative))
    told = select(HistoryEntry).where(HistoryEntry.event.in_(("VersionHidden", "VersionShown"))).order_by(HistoryEntry.id)
    assert [(entry.event, entry.by_id, entry.is_public) for entry in db.session.scalars(told)] == [
        ("VersionHidden", people["Fatma"].id, True), ("VersionShown", people["Johan"].id, True)]  # fmt: skip


def test_hiding_twice_is_no_harm_and_keeps_the_first_reason(people, initiative):
    hide(people, initiative)
    hidden_versions.hide_version(actor_of(people["Johan"]), initiative, version(initiative), "Iets anders.")
    assert version(initiative).hidden_reason == "Er stond een nummer in."


def test_the_first_and_the_second_hidden_leave_nothing_to_compare(browser, people, initiative):
    for number in (1, 2):
        hide(people, initiative, number=number)
    commit()
    page = browser.read(f"/initiatieven/{initiative.id}/versies").main.text
    assert "Er is geen eerdere versie die je kunt lezen." in page


def test_a_new_edit_after_hiding_is_numbered_on(people, initiative):
    hide(people, initiative)
    services.change_text(actor_of(people["Fatma"]), initiative, Text("Vierde", "Een zin.", "Anders.", ""), initiative.version)
    assert queries.count_versions(initiative) == 4
    assert queries.list_readable_numbers(NOBODY, initiative) == [1, 3, 4]


def test_many_versions_take_as_many_statements_as_few(browser, people, initiative, counting):
    needed = []
    for count in (0, 12):
        for number in range(count):
            text = Text(f"Titel {number}", "Een zin.", "Anders.", "")
            anew = queries.get_initiative(SYSTEM, initiative.id)
            services.change_text(actor_of(people["Fatma"]), anew, text, anew.version)
        commit()
        with counting() as statements:
            assert browser.get(f"/initiatieven/{initiative.id}/versies").status_code == 200
        needed.append(len(statements))
    assert needed[0] == needed[1], needed
