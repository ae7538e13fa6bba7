"""Beemdwaard as it is told: told through the services, true to its own dates, and the same every time."""

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, select

from participatie.commands import create_command_app
from participatie.demo import building
from participatie.demo.people import GUIDES
from participatie.demo.story.chorus import compose
from participatie.demo.story.places import Map, fill
from participatie.demo.story.reading import Line, Story, as_story, read_stories
from participatie.demo.town import Town
from participatie.initiatives.models import Initiative, Stage
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import KeptMail
from participatie.streets.models import CallBack, Contribution
from participatie.streets.queries import count_by_verdict, list_batches, list_replacements
from participatie.subjects.models import Follow, HistoryEntry, Subject, SubjectTally, Support, Theme
from participatie.teams.models import Responsibility
from participatie.threads.models import Post, PostKind
from tests.conftest import settings_for
from tests.factories.clients import Browser

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        os.environ.get("PARTICIPATIE_TEST_DATABASE", "sqlite") != "sqlite", reason="The demo runs on SQLite only."
    ),
]


@pytest.fixture(scope="module")
def files(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    town.write(folder)
    return folder


@pytest.fixture(scope="module")
def beemdwaard(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo's own database, filled once for the tests of this file."""
    folder = tmp_path_factory.mktemp("beemdwaard")
    settings = settings_for(folder, f"sqlite:///{folder / 'demo.sqlite'}")
    demo = create_command_app({**settings, "MODE": "demo"})
    demo.test_client_class = Browser
    with demo.app_context():
        upgrade()
        building.fill(files)
        yield demo
        db.session.remove()
        db.engine.dispose()


def published() -> list[Subject]:
    return list(db.session.scalars(select(Subject).where(Subject.kind == "initiative", Subject.published_at.is_not(None))))


def street_plans() -> list[Subject]:
    return list(db.session.scalars(select(Subject).where(Subject.kind == "street_plan", Subject.published_at.is_not(None))))


def test_street_plans_stand_in_different_rounds_with_every_early_wish_answered(beemdwaard):
    rounds = {subject.title: subject.state for subject in street_plans()}
    assert rounds == {"De Gymnasiumstraat opnieuw": "variants", "De Dijkhof wordt groen": "wishes"}
    drawn = next(subject for subject in street_plans() if subject.state == "variants")
    counts = count_by_verdict(drawn.id)
    assert (counts["wish", "taken_up"], counts["remark", "waiting"]) == (5, 3)
    assert ("wish", "waiting") not in counts


def test_a_street_has_letters_a_wish_by_letter_a_lost_letter_and_somebody_to_call(beemdwaard):
    plan = next(subject for subject in street_plans() if subject.state == "wishes")
    by_letter = db.session.scalars(select(Contribution).where(Contribution.source == "letter")).all()
    assert {wish.verdict for wish in by_letter} == {"along", "waiting"}
    assert len(list_replacements(plan.id)) == 1
    assert {batch.state for batch in list_batches(plan.id)} == {"ready"}
    assert [call.plan_id for call in db.session.scalars(select(CallBack))] == [plan.id]


def test_more_than_two_hundred_initiatives_with_a_title_of_their_own(beemdwaard):
    titles = Counter(subject.title for subject in published())
    assert len(titles) >= 210
    assert max(titles.values()) == 1


def test_no_text_kept_a_gap_to_fill_in(beemdwaard):
    texts = [subject.title + subject.lead for subject in published()]
    texts += db.session.scalars(select(Post.body)).all()
    texts += db.session.scalars(select(Initiative.story)).all()
    assert [text for text in texts if re.search(r"[{}]|\bde het\b|\bhet het\b", text)] == []


def test_they_are_spread_over_areas_themes_stages_and_months(beemdwaard):
    subjects = published()
    assert len({subject.area_id for subject in subjects}) >= 30
    themes = {theme.id for theme in db.session.scalars(select(Theme))}
    assert {subject.theme_id for subject in subjects} == themes
    assert {subject.state for subject in subjects} == set(Stage)
    assert len({subject.published_at.strftime("%Y-%m") for subject in subjects}) >= 13
    assert {subject.geometry.geom_type for subject in subjects} >= {"Point", "LineString", "Polygon"}


def test_nothing_happens_in_the_future_or_before_it_was_placed(beemdwaard):
    assert db.session.scalar(select(func.max(HistoryEntry.at))) <= now()
    early = select(Post.id).join(Post.thread).join(Subject, Subject.id == Post.thread.property.mapper.class_.subject_id)
    assert db.session.scalars(early.where(Post.created_at < Subject.published_at)).all() == []


def test_each_has_one_team_and_terms_were_met_missed_and_are_running(beemdwaard):
    current = db.session.scalars(select(Responsibility).where(Responsibility.until.is_(None))).all()
    answered_for = [*published(), *street_plans()]
    assert sorted(row.subject_id for row in current) == sorted(subject.id for subject in answered_for)
    answered = [row for row in current if row.answered_on]
    assert sum(row.answered_on <= row.due_on for row in answered) > 100
    assert sum(row.answered_on > row.due_on for row in answered) > 5
    assert len(current) - len(answered) > 5
    assert len({row.team_id for row in current}) == 9


def test_the_figures_equal_the_rows(beemdwaard):
    supports = dict(db.session.execute(select(Support.subject_id, func.count()).group_by(Support.subject_id)).all())
    follows = dict(db.session.execute(select(Follow.subject_id, func.count()).group_by(Follow.subject_id)).all())
    for tally in db.session.scalars(select(SubjectTally)):
        assert tally.supports + tally.joins + tally.concerns == supports.get(tally.subject_id, 0)
        assert tally.follows == follows.get(tally.subject_id, 0)


def test_there_are_notes_a_hidden_post_and_drafts(beemdwaard):
    kinds = Counter(db.session.scalars(select(Post.kind)))
    assert set(kinds) == set(PostKind)
    assert db.session.scalar(select(func.count()).select_from(Post).where(Post.hidden_at.is_not(None))) == 1
    drafts = select(func.count()).select_from(Subject).where(Subject.kind == "initiative", Subject.published_at.is_(None))
    assert db.session.scalar(drafts) == 2


def test_a_handful_of_mails_waits_in_the_mailbox_with_links_of_this_site(beemdwaard):
    mails = db.session.scalars(select(KeptMail)).all()
    assert 3 <= len(mails) <= 40
    assert all("http://localhost/" in mail.text for mail in mails)
    assert max(mail.at for mail in mails) <= now()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)
def test_everybody_can_be_become_and_lands_on_a_page(beemdwaard, guide):
    browser = beemdwaard.test_client()
    response = browser.send("/inloggen", action=f"/demo/inloggen/{guide.key}")
    assert response.status_code == 302
    assert browser.get(response.headers["Location"]).status_code == 200


def test_the_same_seed_tells_the_same_and_another_seed_something_else(files):
    town, residents = Map(files), [f"resident-{number}" for number in range(60)]

    def told(seed: int) -> list[Story]:
        return list(compose(town, residents, set(), random.Random(f"{seed} chorus")))

    assert told(1) == told(1)
    assert told(1) != told(2)


def test_a_word_that_the_reader_does_not_know_is_an_error():
    with pytest.raises(ValueError, match="titel"):
        as_story({"titel": "Tuin", "place": {}})


def test_people_partners_and_posts_that_are_named_exist():
    stories = read_stories()
    assert len(stories) >= 32
    assert all(line.text.strip() for story in stories for line in story.posts if isinstance(line, Line))
    assert all(line.reply_to <= number for story in stories for number, line in enumerate(story.posts))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("bij de {plek}", "Molenlaan", "bij de Molenlaan"),
        ("bij de {plek}", "Vogelpark", "bij het Vogelpark"),
        ("De {plek} groen", "Berkenplein", "Het Berkenplein groen"),
    ],
)
def test_dutch_articles_fit_the_name(text, name, expected):
    assert fill(text, name) == expected


def test_a_place_that_the_town_does_not_know_is_an_error(files):
    with pytest.raises(KeyError):
        Map(files).spot(read_stories()[0].place.__class__(park="Nergenspark"))
