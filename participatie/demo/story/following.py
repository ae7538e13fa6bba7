"""What people of the demo follow, the digest of this morning, and what makers said of the answers they got."""

import random
from datetime import datetime, time, timedelta

from sqlalchemy import delete, select

from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline
from participatie.kernel.clock import AMSTERDAM, at, local
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.notifications import services
from participatie.notifications.models import HelpQuestion, News
from participatie.notifications.queries import list_followed
from participatie.notifications.services import Use, Wanted
from participatie.places.queries import atlas
from participatie.subjects.models import Pace
from participatie.subjects.queries import get_subject

SINCE = timedelta(days=45)
NEWS_OF = timedelta(days=12)
"""So much of the news is told at the end; who opens the demo reads of these days."""
ANSWERED = 0.6
FOLLOWERS = ("bewoner", "maker", "partner", "teamlid")


def plan_following(cast: Cast, timeline: Timeline, seed: int) -> None:
    """Let the people of the front page follow something, and let the morning of today come at the end."""
    timeline.add(timeline.until - SINCE, lambda: follow(cast))
    timeline.add(timeline.until - timedelta(minutes=1), lambda: tell_news(timeline.until, random.Random(f"{seed} answers")))


def follow(cast: Cast) -> None:
    """A neighbourhood, a theme, a partner and the own street: one of each, daily for who is shown first."""
    places = [fact for fact in atlas().facts.values() if fact.is_open and fact.parent_id]
    themes = list(cast.themes.values())
    for number, key in enumerate(FOLLOWERS):
        actor = cast.actor(key)
        watches = [
            services.follow(actor, Wanted(area_id=places[number * 3 % len(places)].id)),
            services.follow(actor, Wanted(theme_id=themes[number % len(themes)].id)),
            services.follow(actor, Wanted(partner_id=next(iter(cast.partners.values())).id)),
        ]
        for watch in watches[: 2 if key == "bewoner" else 1]:
            services.change_pace(actor, watch.id, Pace.DAILY)
    follow_subjects(cast)
    for address in ("Kerkstraat 4", "Dorpsstraat 4", "Molenweg 4"):
        try:
            services.follow_around(cast.actor("bewoner"), address)
        except Refused:
            continue
        return


def follow_subjects(cast: Cast) -> None:
    """Who is shown first hears of what she follows at three paces: weekly, at once, and the rest as she set it."""
    actor = cast.actor(FOLLOWERS[0])
    for row, pace in zip(list_followed(actor), (Pace.WEEKLY, Pace.AT_ONCE, Pace.NEVER), strict=False):
        services.change_subject_pace(actor, get_subject(actor, row.subject_id), pace)


def tell_news(until: datetime, rng: random.Random) -> None:
    """Followers are told of the last days; the digest of this morning is written; makers say what use answers were."""
    db.session.execute(delete(News).where(News.at < until - NEWS_OF))
    while services.spread_some():
        pass
    with at(morning_before(until)):
        services.open_digests(local(morning_before(until)).date())
        while services.write_some_digests(local(morning_before(until)).date()):
            pass
    while services.ask_some():
        pass
    asked = select(HelpQuestion).where(HelpQuestion.asked_at.is_not(None)).order_by(HelpQuestion.id)
    for question in db.session.scalars(asked).all():
        if rng.random() < ANSWERED:
            use = rng.choices(list(Use), weights=(6, 3, 2))[0]
            services.answer(question.id, question.person_id, use)


def morning_before(until: datetime) -> datetime:
    """The last time that it was five past seven in the morning."""
    today = datetime.combine(local(until).date(), time(7, 5), AMSTERDAM)
    return today if today < until - timedelta(hours=1) else today - timedelta(days=1)
