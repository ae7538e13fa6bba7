"""What moderation holds about a person: what they reported, and rulings about what they wrote."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Whose, of
from participatie.moderation.models import Report, Ruling
from participatie.subjects.models import Subject
from participatie.threads.models import Post


def about_own(whose: Whose) -> ColumnElement[bool]:
    """Rulings about something this person wrote, began or offered."""
    posts = select(Post.id).where(Post.person_id == whose.person_id)
    begun = select(Subject.id).where(Subject.creator_id == whose.person_id)
    of_subject = Ruling.post_id.is_(None) & (Ruling.anchor == "") & Ruling.subject_id.in_(begun)
    return (Ruling.author_id == whose.person_id) | Ruling.post_id.in_(posts) | of_subject


own_data.register(
    Holding(_l("Wat je meldde"), Report, of(Report.by_id), Fate.STAYS),
    Holding(
        _l("Uitspraken over wat je schreef"), Ruling, about_own, Fate.WIPED, {"reason": "", "appeal": ""}, frozenset({"by_id"})
    ),
)
