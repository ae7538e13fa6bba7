"""What street plans hold about a person: wishes, remarks, plans they design. What an address says is not of one person."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, delete, select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Own, Whose, of
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.streets.events import ContributionWiped
from participatie.streets.models import CallBack, Contribution, HouseholdWish, PlanDesigner
from participatie.streets.services.keeping import throw_away
from participatie.subjects.models import Subject


def _in_own(column: ColumnElement[int]) -> Own:
    return lambda whose: column.in_(select(Subject.id).where(Subject.creator_id == whose.person_id))


own_data.register(
    Holding(
        _l("Je wensen en opmerkingen"),
        Contribution,
        _in_own(Contribution.__table__.c.id),
        Fate.STAYS,
        left_out=frozenset({"draft_key", "body_html"}),
    ),
    Holding(_l("Je telefoonnummer bij een wens"), CallBack, _in_own(CallBack.__table__.c.contribution_id), Fate.GONE),
    Holding(
        _l("Wens bij een code uit een brief"), HouseholdWish, _in_own(HouseholdWish.__table__.c.contribution_id), Fate.GONE
    ),
    Holding(_l("Straatplannen die je tekent"), PlanDesigner, of(PlanDesigner.person_id), Fate.STAYS),
)


@own_data.register_eraser
def wipe_wishes(whose: Whose, texts_go: bool) -> None:
    """What was never placed goes; what was placed keeps its number and its answers, and its words only where they may stay."""
    for table in (CallBack, HouseholdWish):
        db.session.execute(delete(table).where(_in_own(table.__table__.c.contribution_id)(whose)))
    own = select(Contribution).join(Subject, Subject.id == Contribution.id).where(Subject.creator_id == whose.person_id)
    for contribution in db.session.scalars(own).all():
        if not contribution.subject.is_published and contribution.draft_key:
            throw_away(contribution)
        elif texts_go:
            _wipe(contribution)


def _wipe(contribution: Contribution) -> None:
    words = _("De schrijver haalde deze tekst weg.")
    contribution.body, contribution.body_html = words, render_markdown(words)
    contribution.why = contribution.for_whom = ""
    contribution.subject.title, contribution.subject.lead = words[:120], ""
    db.session.flush()
    emit(ContributionWiped(subject_id=contribution.id, plan_id=contribution.plan_id))
