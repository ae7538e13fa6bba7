"""What the conversation tells the responsible team: whose turn it is, and that the first answer was given.

Called by `threads`, which has authorised the post.
"""

from datetime import datetime

from participatie.kernel.clock import local, working_days_between
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.teams import queries
from participatie.teams.events import FirstAnswerGiven
from participatie.teams.services.responsibilities import become_contact


def note_post(subject_id: int, by_team: bool, at: datetime) -> None:
    """A public post was added, by the responsible team or by somebody else: now it is the other's turn."""
    current = queries.find_responsibility(subject_id)
    if current is None:
        return
    current.last_voice_is_team, current.last_voice_at = by_team, at
    db.session.flush()


def note_answer(subject_id: int, post_id: int, at: datetime, by_id: int | None = None) -> None:
    """The responsible team posted in public. Its first such post is the answer that the term is about.

    Who answers while nobody took it up is the contact from then on.
    """
    current = queries.find_responsibility(subject_id)
    if current is None:
        return
    current.last_voice_is_team, current.last_voice_at = True, at
    if current.contact_id is None:
        become_contact(by_id, current)
    if current.answered_at is not None:
        db.session.flush()
        return
    current.answered_at, current.answered_on, current.answer_post_id = at, local(at).date(), post_id
    db.session.flush()
    emit(
        FirstAnswerGiven(
            by_id=by_id,
            subject_id=subject_id,
            team_id=current.team_id,
            team_name=current.team.subject.title,
            post_id=post_id,
            working_days=working_days_between(current.term_from_on, current.answered_on),
            in_term=current.answered_on <= current.due_on,
        )
    )
