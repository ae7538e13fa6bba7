"""The discussion of a team about a subject: notes that only its members read, and who helps it."""

from collections.abc import Sequence

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.subjects.models import Subject
from participatie.threads import queries
from participatie.threads.events import NoteWritten
from participatie.threads.models import Post, PostKind
from participatie.threads.permissions import can_note
from participatie.threads.services.mentioning import tell_mentioned, with_names
from participatie.threads.services.posts import add_post, held_voice


def note(actor: Actor, subject: Subject, body: str, parent_id: int | None = None, mentioned: Sequence[int] = ()) -> Post:
    """Leave a note, or answer one. It counts nowhere, and tells nobody but the colleagues who are named in it."""
    team_id = queries.find_note_team_id(actor, subject)
    authorize(can_note, actor, subject, team_id)
    voice = held_voice(actor, subject, f"team-{team_id}")
    parent = _answered(actor, subject, parent_id)
    if mentioned:
        colleagues = queries.list_colleagues(actor, subject)
        if set(mentioned) - {one.id for one in colleagues}:
            raise Refused(_("Kies alleen collega's die dit overleg kunnen lezen."), field="mentioned")
        body = with_names(body, colleagues, list(mentioned)) if body.strip() else body
    post = add_post(actor, subject, body, PostKind.NOTE, voice, parent)
    emit(NoteWritten(by_id=actor.id, subject_id=subject.id, post_id=post.id, team_id=team_id or 0))
    tell_mentioned(actor, post)
    return post


def _answered(actor: Actor, subject: Subject, parent_id: int | None) -> Post | None:
    if parent_id is None:
        return None
    gone = Refused(_("Op deze notitie kun je niet meer reageren. Bewaar je tekst als losse notitie."), field="parent_id")
    try:
        parent = queries.get_post(actor, parent_id)
    except NotFound:
        raise gone from None
    if parent.thread.subject_id != subject.id or not parent.is_note or not parent.is_readable:
        raise gone
    return parent
