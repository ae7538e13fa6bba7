"""Two weeks after an answer: "heb je er iets aan gehad?", asked once, counted for the team and kept of nobody."""

import enum
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import slug
from participatie.notifications import queries
from participatie.notifications.models import HelpQuestion, HelpTally, Why
from participatie.notifications.recipients import makers_of
from participatie.notifications.tokens import help_path, stop_path
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.services.people import locked_tally
from participatie.teams.models import Team

WAIT = timedelta(days=14)
LIFE = timedelta(days=30)
AT_A_TIME = 200


class Use(enum.StrEnum):
    """What somebody says of an answer."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def plan_questions(subject_id: int, team_id: int, post_id: int, by_id: int | None) -> None:
    """A team gave its first answer: in two weeks the makers are asked what use it was, unless they were asked before."""
    subject = queries.find_public_subject(subject_id)
    if subject is None:
        return
    locked_tally(subject.id)
    asked = set(db.session.scalars(select(HelpQuestion.person_id).where(HelpQuestion.subject_id == subject.id)))
    for person_id in sorted(makers_of(subject) - asked - {by_id or 0}):
        _plan(subject, person_id, team_id, post_id, Why.MAKER)
    db.session.flush()


def plan_question_of_asker(subject_id: int, team_id: int, post_id: int, asked_post_id: int, by_id: int | None) -> None:
    """A team answered a question in the conversation: in two weeks whoever asked it is asked the same.

    Two answers of a team within those two weeks are one question, about the last of them.
    """
    subject, person_id = queries.find_public_subject(subject_id), queries.find_asker_id(asked_post_id)
    if subject is None or person_id is None or person_id == by_id:
        return
    locked_tally(subject.id)
    waiting = queries.find_planned_question(subject.id, person_id, team_id)
    if waiting is None:
        _plan(subject, person_id, team_id, post_id, Why.ASKER)
    else:
        waiting.post_id, waiting.due_at = post_id, now() + WAIT
    db.session.flush()


def _plan(subject: Subject, person_id: int, team_id: int, post_id: int, why: Why) -> None:
    db.session.add(
        HelpQuestion(
            subject_id=subject.id,
            person_id=person_id,
            team_id=SubjectId(team_id),
            post_id=post_id,
            why=why,
            due_at=now() + WAIT,
        )
    )


def ask_some() -> int:
    """Mail the questions that are due; how many were asked."""
    found = queries.list_questions_due(AT_A_TIME)
    for question, person, subject in found:
        question.asked_at = now()
        put_mail(
            person.email,
            "notifications/helped",
            person.language,
            endpoint=kind_of(subject.kind).endpoint,
            subject_id=subject.id,
            slug=slug(subject.title),
            title=subject.title,
            kind=subject.kind,
            why=question.why,
            stop_title=subject.title,
            stop_path=stop_path(person.id, subject.id),
            answer_path=help_path(question.id, person.id),
        )
    db.session.flush()
    return len(found)


def open_question(question_id: int, person_id: int) -> tuple[HelpQuestion, Subject]:
    """The question behind a link, as long as it can be answered."""
    question, subject = queries.get_question(question_id)
    if question.person_id != person_id or question.asked_at is None:
        raise NotFound
    return question, subject


def is_open(question: HelpQuestion) -> bool:
    """Whether it can still be answered: once, and within a month."""
    return question.closed_at is None and question.asked_at is not None and now() < question.asked_at + LIFE


def answer(question_id: int, person_id: int, use: Use) -> None:
    """Count what somebody says for the team. That they said something is kept, what they said is not."""
    question, _subject = open_question(question_id, person_id)
    if not is_open(question):
        raise Refused(_("Deze vraag is al beantwoord, of de tijd is voorbij."))
    question.closed_at = now()
    tally = _held_tally(question.team_id)
    setattr(tally, use.value, getattr(tally, use.value) + 1)
    db.session.flush()


def _held_tally(team_id: SubjectId) -> HelpTally:
    db.session.execute(select(Team.id).where(Team.id == team_id).with_for_update(of=Team))
    tally = db.session.get(HelpTally, team_id, populate_existing=True)
    if tally is None:
        tally = HelpTally(team_id=team_id, yes=0, partly=0, no=0)
        db.session.add(tally)
    return tally
