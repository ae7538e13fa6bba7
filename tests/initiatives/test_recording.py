"""What somebody said is written down by another, with consent, and taken over by that person with a code."""

from datetime import timedelta

import pytest

from participatie.initiatives import queries
from participatie.initiatives.permissions import can_edit
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.subjects.queries import is_following
from participatie.threads import queries as threads_queries
from participatie.threads import services as threads
from participatie.threads.links import in_groups
from participatie.threads.models import Post, Recording
from participatie.threads.services import Said
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

SAID = {"said_by": "een bewoner van de Dorpsstraat", "channel": "door", "said_on": "2026-01-05", "has_consent": "y"}
POINT = '{"type":"Point","coordinates":[5.021,51.021]}'


@pytest.fixture
def theme(app):
    make_municipality()
    return make_theme()


@pytest.fixture
def team(theme):
    return make_team("Opvangteam")


@pytest.fixture
def member(team):
    return make_person("Ilse", None, ("team_member", team.id))


def record(browser, theme, team, **more):
    fields = {"title": "Een bankje", "lead": "Een bankje aan het water.", "theme": theme.id, "geometry": POINT, **SAID, **more}
    return browser.send("/initiatieven/opschrijven", {"voice": f"team-{team.id}", **fields}, action="/initiatieven/opschrijven")


@pytest.fixture
def bench(browser, theme, team, member):
    assert record(browser.sign_in(member), theme, team).status_code == 302
    return db.session.scalars(db.select(Recording)).one()


def code(recording):
    return threads_queries.code_of(recording)


def test_it_stands_on_the_map_as_what_that_person_wants_and_the_recorder_makes_nothing(browser, bench, member):
    actor = actor_of(member)
    initiative = queries.get_initiative(actor, bench.subject_id)
    assert initiative.subject.creator_id is None
    assert initiative.maker_ids() == frozenset()
    assert not can_edit(actor, initiative)
    assert browser.get(f"/initiatieven/{bench.subject_id}/bewerken").status_code == 403
    text = " ".join(browser.get(f"/initiatieven/{bench.subject_id}", follow_redirects=True).text.split())
    assert "Opgeschreven door Ilse, Opvangteam voor een bewoner van de Dorpsstraat" in text


def test_the_slip_shows_the_code_to_the_recorder_alone_until_it_is_used(browser, bench, member):
    path = f"/opgeschreven/{bench.id}"
    assert in_groups(code(bench)) in browser.read(path).text
    assert code(bench) not in bench.code_hash
    assert browser.sign_in(make_person()).get(path).status_code == 404
    threads.claim_recording(actor_of(make_person()), code(bench))
    db.session.commit()
    assert browser.sign_in(member).get(path).status_code == 404


def test_who_said_it_takes_it_over_and_is_its_maker(browser, bench):
    person = make_person("Truus")
    typed = in_groups(code(bench)).lower()
    assert browser.sign_in(person).send("/overnemen", {"code": typed}, action="/overnemen").status_code == 302
    actor = actor_of(person)
    initiative = queries.get_initiative(actor, bench.subject_id)
    assert can_edit(actor, initiative)
    assert is_following(actor, bench.subject_id)
    assert browser.get(f"/initiatieven/{bench.subject_id}/bewerken").status_code == 200


@pytest.mark.parametrize("why", ["wrong", "used", "old", "blank", "own"])
def test_a_code_that_is_not_good_opens_nothing(bench, member, why):
    actor = actor_of(member) if why == "own" else actor_of(make_person())
    good = code(bench)
    if why == "used":
        threads.claim_recording(actor_of(make_person()), good)
    if why == "old":
        bench.expires_at = now() - timedelta(days=1)
    with pytest.raises(Refused) as refusal:
        threads.claim_recording(actor, {"wrong": "CCCC CCCC", "blank": " "}.get(why, good))
    assert refusal.value.field == "code"
    assert actor.id not in queries.get_initiative(actor, bench.subject_id).maker_ids()


def test_guessing_codes_is_soon_over(browser, app):
    browser.sign_in(make_person())
    statuses = [browser.send("/overnemen", {"code": "CCCC CCC4"}, action="/overnemen").status_code for _try in range(11)]
    assert statuses == [422] * 10 + [429]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("has_consent", None),
        ("said_by", ""),
        ("said_by", "Gemeente Vierkant"),
        ("channel", "onzin"),
        ("said_on", "2199-01-01"),
        ("lead", "Bel mij op 06 12345678."),
        ("theme", "x"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(browser, theme, team, member, field, typed):
    browser.sign_in(member)
    fields = {"title": "Een bankje", "lead": "Een bankje.", "theme": theme.id, "geometry": POINT, **SAID, field: typed}
    data = {name: value for name, value in {"voice": f"team-{team.id}", **fields}.items() if value is not None}
    answer = browser.send("/initiatieven/opschrijven", data, action="/initiatieven/opschrijven")
    assert answer.status_code == 422
    assert f"{field}-error" in answer.text
    assert db.session.query(Recording).count() == 0


def test_neither_residents_nor_administrators_write_down_for_others(browser, theme, team):
    for person in (make_person(), make_person(None, None, "administrator")):
        assert browser.sign_in(person).get("/initiatieven/opschrijven").status_code == 403
    said = Said("een bewoner", "door", today(), has_consent=True)
    subject = make_initiative(make_person(), theme).subject
    with pytest.raises(Forbidden):
        threads.record_post(make_administrator(), subject, said, "Ja.", "self")


def test_words_in_a_conversation_are_those_of_who_said_them_and_become_theirs(browser, theme, team, member):
    subject = make_initiative(make_person(), theme).subject
    db.session.commit()
    path = f"/gesprek/{subject.id}/opschrijven"
    fields = {**SAID, "body": "Ik geef wel water.", "voice": f"team-{team.id}"}
    assert browser.sign_in(member).send(path, fields, action=path).status_code == 302
    recording = db.session.scalars(db.select(Recording)).one()
    post = db.session.get_one(Post, recording.post_id)
    assert (post.person_id, post.through_id) == (None, member.id)
    text = browser.get(f"/initiatieven/{subject.id}", follow_redirects=True).text
    assert "opgeschreven door Ilse, Opvangteam" in text
    person = make_person("Truus")
    threads.claim_recording(actor_of(person), code(recording))
    seen = threads_queries.get_post_view(actor_of(person), subject.id, post.id)
    assert (seen.person_name, seen.may_edit) == ("Truus", True)
    assert not threads_queries.get_post_view(actor_of(member), subject.id, post.id).may_edit
