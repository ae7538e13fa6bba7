"""Reporting, judging and appealing."""

import pytest
from sqlalchemy import select

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import commit, db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.moderation import queries, services
from participatie.moderation.models import Report, RulingKind
from participatie.subjects.models import HistoryEntry, Subject
from participatie.subjects.queries import get_subject
from participatie.threads import services as threads
from participatie.threads.models import Post
from participatie.threads.queries import get_post
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


def make_moderator(name="Mo"):
    return make_person(name, None, "moderator")


def loaded(post):
    return get_post(SYSTEM, post.id)


def test_a_report_waits_for_a_moderator_and_counts_people_not_clicks():
    moderator, neighbour, other = actor_of(make_moderator()), actor_of(make_person()), actor_of(make_person())
    post = make_post(make_topic(), "grofheid")
    services.report_post(neighbour, loaded(post), "Dit is schelden.")
    services.report_post(neighbour, loaded(post), "Dit is echt schelden.")
    services.report_post(other, loaded(post), "Vind ik ook.")
    (case,) = queries.list_cases(moderator)
    assert (case.post_id, case.reports, case.reason) == (post.id, 2, "Dit is echt schelden.")


@pytest.mark.parametrize("reason", ["", " \n", "x" * 1001])
def test_a_report_without_a_usable_reason_is_refused(reason):
    with pytest.raises(Refused) as refusal:
        services.report_subject(actor_of(make_person()), make_topic(), reason)
    assert refusal.value.field == "reason"


def test_hiding_a_subject_takes_it_out_of_sight_and_settles_the_reports():
    moderator, neighbour, creator = actor_of(make_moderator()), actor_of(make_person()), make_person()
    topic = make_topic(by=creator)
    services.report_subject(neighbour, topic, "Reclame")
    services.rule(moderator, topic, None, RulingKind.HIDE, "Reclame past niet bij de huisregels.")
    assert queries.list_cases(moderator) == []
    for actor in (NOBODY, neighbour):
        with pytest.raises(NotFound):
            get_subject(actor, topic.id)
    assert get_subject(actor_of(creator), topic.id)


def test_leaving_settles_the_reports_and_changes_nothing():
    moderator = actor_of(make_moderator())
    post = make_post(make_topic())
    services.report_post(actor_of(make_person()), loaded(post), "Niet leuk")
    services.rule(moderator, loaded(post).thread.subject, loaded(post), RulingKind.LEAVE, "")
    assert queries.list_cases(moderator) == []
    assert loaded(post).is_readable


@pytest.mark.parametrize("kind", [RulingKind.HIDE, RulingKind.SHOW])
def test_a_ruling_needs_a_reason_that_the_author_reads(kind):
    topic = make_topic(by=make_person())
    if kind is RulingKind.SHOW:
        services.rule(actor_of(make_moderator()), topic, None, RulingKind.HIDE, "Reclame")
    with pytest.raises(Refused) as refusal:
        services.rule(actor_of(make_moderator()), topic, None, kind, "  ")
    assert refusal.value.field == "reason"


def test_the_author_reads_the_reason_by_mail_without_the_hidden_text():
    author = make_person("Fatma", "fatma@voorbeeld.nl")
    post = make_post(make_topic("Een pluktuin"), "vreselijke woorden", by=author)
    services.rule(
        actor_of(make_moderator()), loaded(post).thread.subject, loaded(post), RulingKind.HIDE, "Schelden <b>mag</b> niet."
    )
    commit()
    (mail,) = mails_to("fatma@voorbeeld.nl")
    assert "verborgen" in mail.subject
    assert "Schelden <b>mag</b> niet." in mail.text
    assert "Schelden &lt;b&gt;mag&lt;/b&gt; niet." in mail.html
    assert "vreselijke woorden" not in mail.text + mail.html
    assert "/uitspraken/" in mail.text


def test_an_author_appeals_once_and_the_moderator_sees_it():
    author, moderator = make_person(), actor_of(make_moderator())
    topic = make_topic(by=author)
    ruling = services.rule(moderator, topic, None, RulingKind.HIDE, "Reclame")
    services.appeal(actor_of(author), ruling, topic, None, "Het is van de buurt zelf.")
    (case,) = queries.list_cases(moderator)
    assert (case.is_appeal, case.reason) == (True, "Het is van de buurt zelf.")
    with pytest.raises(Forbidden):
        services.appeal(actor_of(author), ruling, topic, None, "En nog iets.")
    services.rule(moderator, topic, None, RulingKind.LEAVE, "Het blijft reclame.")
    assert queries.list_cases(moderator) == []
    with pytest.raises(Forbidden):
        services.appeal(actor_of(author), ruling, topic, None, "En nog iets.")


def test_an_appeal_about_one_post_is_not_settled_by_a_ruling_about_another():
    author, moderator = make_person(), actor_of(make_moderator())
    topic = make_topic()
    first, second = make_post(topic, by=author), make_post(topic, by=author)
    ruling = services.rule(moderator, topic, loaded(first), RulingKind.HIDE, "Schelden")
    services.appeal(actor_of(author), ruling, topic, loaded(first), "Niet waar.")
    services.rule(moderator, topic, loaded(second), RulingKind.HIDE, "Ook schelden")
    assert [case.post_id for case in queries.list_cases(moderator)] == [first.id]
    services.rule(moderator, topic, loaded(first), RulingKind.SHOW, "Je hebt gelijk.")
    assert queries.list_cases(moderator) == []
    assert loaded(first).is_readable


def test_hiding_twice_is_refused_with_a_sentence():
    moderator, topic = actor_of(make_moderator()), make_topic()
    services.rule(moderator, topic, None, RulingKind.HIDE, "Reclame")
    with pytest.raises(Refused, match="al verborgen"):
        services.rule(moderator, topic, None, RulingKind.HIDE, "Reclame")


def test_reasons_are_in_no_event():
    moderator, author = actor_of(make_moderator()), make_person()
    topic = make_topic(by=author)
    services.report_subject(actor_of(make_person()), topic, "geheimwoord")
    ruling = services.rule(moderator, topic, None, RulingKind.HIDE, "geheimwoord")
    services.appeal(actor_of(author), ruling, topic, None, "geheimwoord")
    entries = db.session.scalars(select(HistoryEntry).where(HistoryEntry.subject_id == topic.id)).all()
    assert {"Reported", "Ruled", "Appealed"} <= {entry.event for entry in entries}
    assert not any("geheimwoord" in str(entry.facts) for entry in entries)
    assert not any(entry.is_public for entry in entries if entry.event in {"Reported", "Ruled", "Appealed", "SubjectHidden"})


def test_moderators_have_no_service_that_changes_texts_or_stages():
    columns = {Subject: ("title", "lead", "state"), Post: ("body", "html")}
    moderator, author = actor_of(make_moderator()), make_person()
    topic = make_topic(by=author)
    post = make_post(topic, by=author)
    before = [getattr(row, name) for row, names in ((topic, columns[Subject]), (post, columns[Post])) for name in names]
    for thing in (None, loaded(post)):
        services.rule(moderator, topic, thing, RulingKind.HIDE, "Reden")
        services.rule(moderator, topic, thing, RulingKind.SHOW, "Reden")
    with pytest.raises(Forbidden):
        threads.edit(moderator, loaded(post), "Netjes", 1)
    with pytest.raises(Forbidden):
        threads.withdraw(moderator, loaded(post))
    db.session.refresh(topic)
    after = [getattr(row, name) for row, names in ((topic, columns[Subject]), (post, columns[Post])) for name in names]
    assert after == before


@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("nobody", "published", False),
        ("resident", "published", False),
        ("creator", "published", False),
        ("member", "published", False),
        ("administrator", "published", False),
        ("moderator", "published", True),
        ("moderator", "draft", False),
        ("moderator", "own", False),
    ],
)
def test_who_judges_which_subject(who, state, may):
    creator, member, moderator = make_person(), make_person(), make_moderator()
    topic = make_topic(by=moderator if state == "own" else creator, published=state != "draft")
    make_team_of(topic, member)
    people = {"creator": creator, "member": member, "moderator": moderator, "resident": make_person()}
    actor = NOBODY if who == "nobody" else actor_of(people.get(who) or make_person(None, None, who))
    if may:
        assert services.rule(actor, topic, None, RulingKind.HIDE, "Reden").id
    else:
        with pytest.raises(Forbidden):
            services.rule(actor, topic, None, RulingKind.HIDE, "Reden")


@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("nobody", "readable", False),
        ("resident", "readable", True),
        ("moderator", "readable", True),
        ("writer", "readable", False),
        ("resident", "withdrawn", False),
        ("resident", "hidden", False),
        ("member", "note", False),
    ],
)
def test_who_reports_which_post(who, state, may):
    writer, member, moderator, resident = make_person(), make_person(), make_moderator(), make_person()
    topic = make_topic()
    make_team_of(topic, member)
    people = {"writer": writer, "member": member, "moderator": moderator, "resident": resident}
    actor = NOBODY if who == "nobody" else actor_of(people[who])
    if state == "note":
        post = get_post(actor, threads.note(actor_of(member), topic, "Let op").id)
    else:
        post = loaded(make_post(topic, by=writer))
    if state == "withdrawn":
        threads.withdraw(actor_of(writer), post)
    if state == "hidden":
        threads.hide_post(actor_of(moderator), post)
    if may:
        services.report_post(actor, post, "Reden")
        assert db.session.scalar(select(Report.post_id)) == post.id
    else:
        with pytest.raises(Forbidden):
            services.report_post(actor, post, "Reden")
