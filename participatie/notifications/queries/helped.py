"""Whether answers were of use: who still has to be asked, and the figures of a team."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.notifications.models import HelpQuestion, HelpTally, MailChoice, Sort
from participatie.notifications.queries.people import choice_of, chosen_pace, is_muted
from participatie.subjects.models import Pace, Subject
from participatie.subjects.queries import visible_to
from participatie.threads.models import Post, PostKind

LEAST_SHOWN = 10
"""Fewer answers than this say too much about a few people, and too little about a team."""


@dataclass(frozen=True)
class Helped:
    """What people said about the answers of a team."""

    yes: int
    partly: int
    no: int

    @property
    def total(self) -> int:
        """How many people said something."""
        return self.yes + self.partly + self.no

    @property
    def share(self) -> int:
        """The part that said yes, in whole percents."""
        return round(100 * self.yes / self.total)


def find_helped(team_id: int) -> Helped | None:
    """The figures of a team; nothing while there are too few."""
    row = db.session.get(HelpTally, team_id)
    helped = Helped(row.yes, row.partly, row.no) if row else None
    return helped if helped and helped.total >= LEAST_SHOWN else None


def list_questions_due(limit: int) -> Sequence[Row[HelpQuestion, Person, Subject]]:
    """Who is to be asked now: whose account is open, who did not mute the subject and wants to be asked things."""
    wanted = (
        select(HelpQuestion, Person, Subject)
        .join(Person, Person.id == HelpQuestion.person_id)
        .join(Subject, Subject.id == HelpQuestion.subject_id)
        .outerjoin(MailChoice, choice_of(Person.id, Sort.ASKED))
        .outerjoin(Post, Post.id == HelpQuestion.post_id)
        .where(
            HelpQuestion.asked_at.is_(None),
            HelpQuestion.closed_at.is_(None),
            HelpQuestion.due_at <= now(),
            Person.active,
            chosen_pace(Sort.ASKED) != Pace.NEVER,
            ~is_muted(Person.id, Subject.id),
            visible_to(NOBODY),
            Post.withdrawn_at.is_(None),
            Post.hidden_at.is_(None),
        )
        .order_by(HelpQuestion.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=HelpQuestion)
    )
    return db.session.execute(wanted).all()


def find_asker_id(post_id: int) -> int | None:
    """Who asked a question in public; nobody for what is no question."""
    asked = Post.id == post_id, Post.kind == PostKind.QUESTION, Post.withdrawn_at.is_(None), Post.hidden_at.is_(None)
    return db.session.scalar(select(Post.person_id).where(*asked))


def find_planned_question(subject_id: int, person_id: int, team_id: int) -> HelpQuestion | None:
    """What this person is still going to be asked about the answers of a team to one subject."""
    planned = HelpQuestion.asked_at.is_(None), HelpQuestion.closed_at.is_(None)
    about = HelpQuestion.subject_id == subject_id, HelpQuestion.person_id == person_id, HelpQuestion.team_id == team_id
    return db.session.scalar(select(HelpQuestion).where(*about, *planned).order_by(HelpQuestion.id).limit(1))


def get_question(question_id: int) -> tuple[HelpQuestion, Subject]:
    """The question of a link and what it is about, as long as everybody may see that. Held until the end of the transaction."""
    found = db.session.execute(
        select(HelpQuestion, Subject)
        .join(Subject, Subject.id == HelpQuestion.subject_id)
        .where(HelpQuestion.id == question_id, visible_to(NOBODY))
        .with_for_update(of=HelpQuestion)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]
