"""From round to round. A round closes only when everybody who said something has an answer."""

from datetime import date

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.streets import queries
from participatie.streets.events import BoundsPublished
from participatie.streets.models import ASKING, WAY, PlanRound, PlanVersion, Round, StreetPlan
from participatie.streets.permissions import can_design
from participatie.streets.services.call_backs import forget_calls
from participatie.subjects import services as subjects


def open_next_round(
    actor: Actor, plan: StreetPlan, sentence: str, ends_on: date | None = None, version: PlanVersion | None = None
) -> None:
    """Close the round at hand and open the one after it, with a sentence that everybody can read.

    `ends_on` says until when people can react; `version` is the one that becomes final.
    """
    authorize(can_design, actor, plan)
    hold(plan)
    coming = after(plan.round)
    if coming is None:
        raise Refused(_("Dit was de laatste ronde."))
    if not plan.subject.is_published:
        raise Refused(_("Zet het plan eerst online."))
    if not sentence.strip():
        raise Refused(_("Schrijf in een zin wat er nu gebeurt. Iedereen kan dat lezen."), field="sentence")
    _refuse_unfit_date(coming, ends_on)
    _refuse_unready(plan, coming, version)
    _close(actor, plan)
    if coming is Round.WISHES:
        plan.bounds_published_at = now()
        emit(BoundsPublished(by_id=actor.id, subject_id=plan.id))
    if coming is Round.FINAL:
        forget_calls(plan.id)
    version_id = version.id if version and coming is Round.FINAL else None
    record = PlanRound(plan_id=plan.id, round=coming, opened_at=now(), ends_on=ends_on, version_id=version_id)
    record.sentence = sentence.strip()
    db.session.add(record)
    plan.round_ends_on = ends_on
    subjects.move_state(actor, plan.subject, coming, sentence.strip())


def hold(plan: StreetPlan) -> None:
    """Lock the plan, so that a round cannot close between the check of a wish and its arrival, nor the other way round.

    The lock leaves room for rows that point at the plan: two wishes that were begun at once would else wait for each other.
    """
    db.session.refresh(plan, ["next_number", "version"], with_for_update={"key_share": True})
    db.session.refresh(plan.subject, ["state", "hidden_at", "published_at"])


def refuse_other_round(plan: StreetPlan, seen: str) -> None:
    """Whoever looked at an earlier round does not open the one after the next."""
    hold(plan)
    if plan.round != seen:
        raise Refused(_("De nieuwe ronde is open."))


def after(current: Round) -> Round | None:
    """The round that follows."""
    place = WAY.index(current) + 1
    return WAY[place] if place < len(WAY) else None


def _refuse_unfit_date(coming: Round, ends_on: date | None) -> None:
    if coming in ASKING and ends_on is None:
        raise Refused(_("Zeg tot wanneer mensen kunnen reageren."), field="ends_on")
    if ends_on is not None and ends_on <= now().date():
        raise Refused(_("Kies een dag na vandaag."), field="ends_on")


def _refuse_unready(plan: StreetPlan, coming: Round, version: PlanVersion | None) -> None:
    if coming is Round.WISHES and not queries.count_bounds(plan.id):
        raise Refused(_("Zeg eerst wat nog kan veranderen en wat niet. Anders vragen we niemand iets."))
    _refuse_unanswered(plan)
    if coming is Round.VARIANTS and not queries.count_published_versions(plan.id):
        raise Refused(_("Zet eerst een versie online waar mensen op kunnen reageren."))
    if coming is Round.PREFERENCE and not queries.list_candidates(plan.id):
        raise Refused(_("Kies eerst uit welke versies mensen kunnen kiezen."))
    if coming is Round.FINAL:
        _refuse_without_outcome(plan)
        if version is None or version.plan_id != plan.id or not version.is_published or version.is_today:
            raise Refused(_("Kies welke versie definitief wordt."), field="version")


def _refuse_unanswered(plan: StreetPlan) -> None:
    waiting = queries.first_waiting(plan.id)
    if waiting is None:
        return
    n = queries.count_waiting(plan.id)
    name = _("nummer %(n)s, “%(title)s”", n=waiting.number, title=waiting.subject.title)
    if n == 1:
        raise Refused(_("Deze ronde kan nog niet dicht. Eén bericht wacht op antwoord: %(name)s.", name=name))
    raise Refused(_("Deze ronde kan nog niet dicht. %(n)s berichten wachten op antwoord. De eerste: %(name)s.", n=n, name=name))


def _refuse_without_outcome(plan: StreetPlan) -> None:
    lacking = queries.first_without_outcome(plan.id)
    if lacking is not None:
        raise Refused(
            _(
                "Het plan kan nog niet definitief worden: bij nummer %(n)s, “%(title)s”, staat nog niet wat ermee gebeurde.",
                n=lacking.number,
                title=lacking.subject.title,
            )
        )


def _close(actor: Actor, plan: StreetPlan) -> None:
    current = queries.find_round(plan.id, plan.round)
    if current is not None:
        current.closed_at, current.closed_by_id = now(), actor.id
        db.session.flush()
