"""What the spine holds about a person: support, following, photos, what they began, and what they did."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Whose, of
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.subjects import services
from participatie.subjects.events import SupportChanged
from participatie.subjects.models import Attachment, Follow, HistoryEntry, Subject, SubjectLink, Support, SupportKind
from participatie.subjects.services.people import FIGURES, locked_tally

TEXTS = ("reason", "sentence", "why")

own_data.register(
    Holding(_l("Wat je begon"), Subject, of(Subject.creator_id), Fate.STAYS),
    Holding(_l("Je foto's"), Attachment, of(Attachment.added_by_id), Fate.WIPED, {"added_by_id": None}),
    Holding(_l("Waar je nieuws van wilt"), Follow, of(Follow.person_id), Fate.GONE),
    Holding(_l("Je steun en je zorgen"), Support, of(Support.person_id), Fate.GONE),
    Holding(_l("Wat je aan elkaar koppelde"), SubjectLink, of(SubjectLink.by_id, SubjectLink.ended_by_id), Fate.STAYS),
    Holding(_l("Wat je deed"), HistoryEntry, of(HistoryEntry.by_id), Fate.STAYS, left_out=frozenset({"salt", "is_public"})),
)


@own_data.register_eraser
def take_back(whose: Whose, texts_go: bool) -> None:
    """Support and following go, with their figures; the words that went with an act go where the texts go."""
    for support in db.session.scalars(select(Support).where(Support.person_id == whose.person_id)).all():
        tally = locked_tally(support.subject_id)
        name = FIGURES[SupportKind(support.kind)]
        setattr(tally, name, getattr(tally, name) - 1)
        before, subject_id = support.kind, support.subject_id
        db.session.delete(support)
        db.session.flush()
        emit(SupportChanged(subject_id=subject_id, before=before, after=""))
    services.forget_follows(whose.person_id)
    if texts_go:
        _forget_words(whose.person_id)


def _forget_words(person_id: int) -> None:
    for entry in db.session.scalars(select(HistoryEntry).where(HistoryEntry.by_id == person_id)).all():
        if any(entry.facts.get(name) for name in TEXTS):
            services.forget_facts(entry, TEXTS)
