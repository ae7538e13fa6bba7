"""Versions: what people reacted to stays to be read; before that an edit just replaces."""

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.initiatives import queries, services
from participatie.initiatives.models import InitiativeVersion
from participatie.initiatives.services.drafts import Text
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, SupportKind
from participatie.teams import services as teams
from participatie.teams.queries import find_responsibility
from participatie.threads import services as threads
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    make_team("Opvangteam")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def initiative(fatma):
    return make_initiative(fatma, make_theme())


def rewrite(maker, initiative, title="Een nieuwe titel", story="Wij willen **veel** plukken."):
    services.change_text(actor_of(maker), initiative, Text(title, "Een zin.", story, "Omdat."), initiative.version)


def versions():
    return db.session.scalars(select(InitiativeVersion).order_by(InitiativeVersion.number)).all()


def events(initiative):
    found = select(HistoryEntry).where(HistoryEntry.subject_id == initiative.id, HistoryEntry.is_public)
    return list(db.session.scalars(found.order_by(HistoryEntry.id)))


def react(kind, initiative):
    actor = actor_of(make_person("Henk"))
    if kind == "post":
        threads.write(actor, initiative.subject, "Mooi plan.")
    else:
        subjects.support(actor, initiative.subject, kind, "Te druk." if kind == SupportKind.CONCERN else "")


def test_an_edit_before_any_reaction_replaces_silently(fatma, initiative):
    subjects.support(actor_of(fatma), initiative.subject, SupportKind.JOIN)
    threads.write(actor_of(fatma), initiative.subject, "Wie doet er mee?")
    rewrite(fatma, initiative)
    assert versions() == []
    assert initiative.rewritten_at is None
    assert events(initiative)[-1].event == "SubjectEdited"


@pytest.mark.parametrize("kind", ["post", SupportKind.SUPPORT, SupportKind.JOIN, SupportKind.CONCERN])
def test_an_edit_after_a_reaction_of_somebody_else_keeps_what_it_said(fatma, initiative, kind):
    before = initiative.story
    react(kind, initiative)
    rewrite(fatma, initiative)
    first, second = versions()
    assert (first.title, first.story, first.by_id) == ("Een pluktuin", before, fatma.id)
    assert (second.title, second.by_id) == ("Een nieuwe titel", fatma.id)
    assert initiative.rewritten_at == second.at
    assert (events(initiative)[-1].event, events(initiative)[-1].facts["number"]) == ("TextRewritten", 2)


def test_a_note_of_a_team_is_no_reaction(fatma, initiative):
    member = make_person("Kees")
    teams.add_member(SYSTEM, find_responsibility(initiative.id).team, member)
    threads.note(actor_of(member), initiative.subject, "Grond is van ons.")
    assert not queries.has_reactions(initiative)


def test_each_next_edit_is_one_more_version(fatma, initiative):
    react("post", initiative)
    for number in range(3):
        rewrite(fatma, initiative, f"Titel {number}")
    assert [(version.number, version.title) for version in versions()] == [
        (1, "Een pluktuin"), (2, "Titel 0"), (3, "Titel 1"), (4, "Titel 2")]  # fmt: skip


def test_versions_go_on_when_the_reaction_is_taken_back(fatma, initiative):
    henk = make_person("Henk")
    subjects.support(actor_of(henk), initiative.subject, SupportKind.SUPPORT)
    rewrite(fatma, initiative)
    subjects.take_back_support(actor_of(henk), initiative.subject)
    rewrite(fatma, initiative, "Nog anders")
    assert len(versions()) == 3


def test_saving_the_same_text_is_no_version(fatma, initiative):
    react("post", initiative)
    rewrite(fatma, initiative)
    count = len(events(initiative))
    rewrite(fatma, initiative)
    assert len(versions()) == 2
    assert len(events(initiative)) == count


def test_a_stale_save_loses_nothing_and_keeps_no_version(fatma, initiative):
    react("post", initiative)
    stale = initiative.version
    rewrite(fatma, initiative)
    with pytest.raises(Conflict) as conflict:
        services.change_text(actor_of(fatma), initiative, Text("Van mij", "Een zin.", "Mijn verhaal", "Omdat."), stale)
    texts = {(clash.mine, clash.theirs) for clash in conflict.value.clashes}
    assert texts == {("Van mij", "Een nieuwe titel"), ("Mijn verhaal", "Wij willen **veel** plukken.")}
    assert len(versions()) == 2


def test_the_text_before_is_of_who_last_wrote_it(fatma, initiative):
    johan = make_person("Johan")
    services.accept(actor_of(johan), johan, services.invite_by_mail(actor_of(fatma), initiative, johan.email))
    rewrite(johan, initiative, "Van Johan")
    react("post", initiative)
    rewrite(fatma, initiative, "Van Fatma")
    assert [(version.title, version.by_id) for version in versions()] == [("Van Johan", johan.id), ("Van Fatma", fatma.id)]


def test_a_moved_place_is_told_from_where_to_where_after_a_reaction(fatma, initiative):
    actor = actor_of(fatma)
    services.change_place(actor, initiative, Point(5.03, 51.02), "De hoek")
    assert events(initiative)[-1].event == "SubjectEdited"
    react("post", initiative)
    services.change_place(actor, initiative, Point(5.04, 51.02), "Het plein")
    told = events(initiative)[-1]
    assert (told.event, told.facts["from_place"], told.facts["to_place"]) == ("PlaceMoved", "De hoek", "Het plein")


def test_the_page_compares_two_versions_in_words_and_signs(browser, fatma, initiative):
    react("post", initiative)
    rewrite(fatma, initiative, "Een grote pluktuin", "<script>alert(1)</script> " + "x" * 400)
    page = browser.read(f"/initiatieven/{initiative.id}-een-grote-pluktuin")
    link = page.select_one("a[href$='/versies']")["href"]
    page = browser.read(link)
    assert "erbij: +grote" in page.select_one("ins").text
    assert "weg: " in page.select_one("del").text
    assert not page.select("main script")
    assert "<script>" in page.select_one("main").text
    assert "Fatma" in page.select_one("table").text


def test_two_versions_of_choice_are_compared(browser, fatma, initiative):
    react("post", initiative)
    for title in ("Twee", "Drie"):
        rewrite(fatma, initiative, title)
    page = browser.read(f"/initiatieven/{initiative.id}/versies?van=1&naar=3")
    assert "Van versie 1 naar versie 3" in page.text
    assert browser.get(f"/initiatieven/{initiative.id}/versies?van=1&naar=9").status_code == 404
    assert browser.get(f"/initiatieven/{initiative.id}/versies?van=een").status_code == 400


def test_without_versions_the_page_says_so(browser, initiative):
    assert "niet veranderd sinds iemand reageerde" in browser.read(f"/initiatieven/{initiative.id}/versies").text


def test_versions_of_what_is_hidden_are_hidden(browser, fatma, initiative):
    react("post", initiative)
    rewrite(fatma, initiative)
    initiative.subject.hidden_at = now()
    db.session.commit()
    assert browser.get(f"/initiatieven/{initiative.id}/versies").status_code == 404


def test_the_list_of_versions_is_paged_and_takes_the_same_statements(browser, fatma, initiative, counting):
    react("post", initiative)
    rewrite(fatma, initiative)
    path = f"/initiatieven/{initiative.id}/versies"
    browser.get(path)
    with counting() as one:
        browser.get(path)
    again = queries.get_initiative(actor_of(fatma), initiative.id)
    for number in range(22):
        rewrite(fatma, again, f"Titel {number}")
    db.session.commit()
    with counting() as many:
        page = browser.read(path)
    assert len(one.statements) == len(many.statements)
    assert len(page.select("tbody tr")) == 20
    assert len(browser.read(f"{path}?pagina=2").select("tbody tr")) == 4
