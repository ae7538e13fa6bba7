"""What conversations hold about a person."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, delete, select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Whose, mailed, of
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.subjects import services as subjects
from participatie.threads.events import PostWithdrawn
from participatie.threads.models import OutsideQuestion, PendingPost, Post, PostVersion, Recording, Thread


def own_versions(whose: Whose) -> ColumnElement[bool]:
    """Earlier texts of the person's posts."""
    return PostVersion.post_id.in_(select(Post.id).where(Post.person_id == whose.person_id))


own_data.register(
    Holding(_l("Je berichten"), Post, of(Post.person_id), Fate.STAYS, left_out=frozenset({"html", "source_ref"})),
    Holding(_l("Wat er eerst in je berichten stond"), PostVersion, own_versions, Fate.STAYS, left_out=frozenset({"html"})),
    Holding(_l("Berichten die nog wachten"), PendingPost, mailed(PendingPost.email), Fate.GONE, left_out=frozenset({"key"})),
    Holding(
        _l("Vragen die je aan iemand zonder account stelde"),
        OutsideQuestion,
        of(OutsideQuestion.asked_by_id),
        Fate.STAYS,
        left_out=frozenset({"token_hash", "name", "email", "language"}),
    ),
    Holding(
        _l("Een vraag die je per mail kreeg"),
        OutsideQuestion,
        mailed(OutsideQuestion.email),
        Fate.WIPED,
        {"name": "", "email": None},
        left_out=frozenset({"token_hash"}),
    ),
    Holding(
        _l("Wat is opgeschreven van wat iemand zei"),
        Recording,
        of(Recording.recorded_by_id, Recording.claimed_by_id),
        Fate.STAYS,
        left_out=frozenset({"code_hash"}),
    ),
)


@own_data.register_eraser
def wipe_words(whose: Whose, texts_go: bool) -> None:
    """Where the texts go, a post leaves an empty place. What was said for a team or a partner is theirs and stays."""
    if not texts_go:
        return
    own = select(Post, Thread.subject_id).join(Thread, Thread.id == Post.thread_id)
    for post, subject_id in db.session.execute(own.where(Post.person_id == whose.person_id, *_for_oneself())).all():
        was_seen = post.withdrawn_at is None and post.hidden_at is None
        db.session.execute(delete(PostVersion).where(PostVersion.post_id == post.id))
        post.body, post.html, post.withdrawn_at = "", "", post.withdrawn_at or now()
        db.session.flush()
        if was_seen and not post.is_note:
            subjects.note_post(subject_id, -1, None)
        emit(PostWithdrawn(subject_id=subject_id, post_id=post.id))


def _for_oneself() -> tuple[ColumnElement[bool], ...]:
    return (Post.team_id.is_(None), Post.partner_id.is_(None))
