"""The discussion of a team: its notes, and the colleagues who can read them."""

from dataclasses import dataclass

from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.subjects.models import Subject
from participatie.teams.models import Responsibility, TeamMembership, TeamSupport
from participatie.teams.queries.members import running
from participatie.threads.models import Post, PostKind, Thread
from participatie.threads.queries.views import PostView, as_conversation, readable_posts

MOST_SHOWN = 200


@dataclass(frozen=True)
class Colleague:
    """Somebody who can read the discussion."""

    id: int
    name: str


def list_colleagues(actor: Actor, subject: Subject) -> list[Colleague]:
    """Who reads the discussion about a subject beside this actor, by name; nobody for who cannot read it. One statement.

    That is who is in the team that answers now, whatever partner they come from, and in those that help.
    """
    whole_id = subject.answering_id
    leading = select(Responsibility.team_id).where(Responsibility.subject_id == whole_id, Responsibility.until.is_(None))
    helping = select(TeamSupport.team_id).where(TeamSupport.subject_id == whole_id, TeamSupport.ended_at.is_(None))
    teams = leading.union(helping).subquery()
    if not (own := actor.scopes("team_member")):
        return []
    wanted = (
        select(Person.id, Person.display_name)
        .join(TeamMembership, TeamMembership.person_id == Person.id)
        .where(
            TeamMembership.team_id.in_(select(teams.c.team_id)),
            running(),
            Person.active,
            Person.display_name != "",
            Person.id != actor.id,
        )
        .where(select(teams.c.team_id).where(teams.c.team_id.in_(own)).exists())
        .distinct()
        .order_by(Person.display_name, Person.id)
    )
    return [Colleague(*row) for row in db.session.execute(wanted)]


def list_notes(actor: Actor, subject: Subject) -> list[PostView]:
    """The notes about a subject with the answers to them, as far as this actor may read them: the newest, oldest first."""
    wanted = readable_posts(actor).where(Thread.subject_id == subject.id, Post.kind == PostKind.NOTE)
    rows = db.session.execute(wanted.order_by(Post.id.desc()).limit(MOST_SHOWN)).all()
    return as_conversation(actor, rows[::-1])
