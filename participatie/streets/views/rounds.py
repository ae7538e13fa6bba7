"""To the next round: what it needs, who still waits, and the sentence that everybody reads."""

from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.plans import RoundForm
from participatie.streets.models import ASKING, OUTCOMES, STREET_PLAN, Contribution, PlanVersion, Round, StreetPlan
from participatie.streets.queries import Standing
from participatie.streets.views.blueprint import bp
from participatie.streets.views.making import address_counts, own_plan
from participatie.subjects.urls import url_of


@dataclass(frozen=True)
class Need:
    """One thing that the next round needs: whether it is there, and where one sees to it."""

    label: str
    is_met: bool
    url: str
    note: str = ""


@dataclass(frozen=True)
class Blocking:
    """A wish or remark for which the round cannot close, with the way to answer it."""

    number: int
    title: str
    url: str


def needs_of(plan: StreetPlan, coming: Round) -> list[Need]:
    """What the service asks before it opens this round, in its order."""
    needs = []
    if coming is Round.WISHES:
        n = queries.count_bounds(plan.id)
        url = url_for("streets.bounds", subject_id=plan.id)
        note = ngettext("%(num)d punt", "%(num)d punten", n) if n else ""
        needs.append(Need(_("Je schreef op wat nog kan veranderen en wat niet"), n > 0, url, note))
    needs.append(_answered(plan))
    if coming is Round.VARIANTS:
        n = queries.count_published_versions(plan.id)
        needs.append(Need(_("Er staat een versie online"), n > 0, url_of(plan.subject, "versies")))
    if coming is Round.PREFERENCE:
        n = len(queries.list_candidates(plan.id))
        needs.append(Need(_("Je koos tussen welke versies mensen kiezen"), n > 0, url_of(plan.subject, "versies")))
    if coming is Round.FINAL:
        needs.append(_decided(plan))
    return needs


def reminder_of(plan: StreetPlan, coming: Round | None) -> str:
    """What is wise but not asked for: the street as it is online, so that people can compare it with what is drawn."""
    if coming not in (Round.WISHES, Round.VARIANTS, Round.PREFERENCE):
        return ""
    if any(version.is_today and version.is_published for version in queries.list_versions(actor(), plan)):
        return ""
    return _("De straat van nu staat nog niet online. Zet eerst ‘Vandaag’ erop, dan zien mensen wat er verandert.")


def _answered(plan: StreetPlan) -> Need:
    n = queries.count_waiting(plan.id)
    url = url_for("streets.desk", subject_id=plan.id, antwoord=Standing.WAITING.value)
    note = ngettext("%(num)d wacht nog", "%(num)d wachten nog", n) if n else ""
    return Need(_("Elke wens en opmerking heeft een antwoord"), n == 0, url, note)


def _decided(plan: StreetPlan) -> Need:
    n = sum(count for (_kind, state), count in queries.count_by_verdict(plan.id).items() if state not in OUTCOMES)
    url = url_for("streets.desk", subject_id=plan.id, antwoord=Standing.UNDECIDED.value)
    note = ngettext("%(num)d nog niet", "%(num)d nog niet", n) if n else ""
    return Need(_("Bij elke wens en opmerking staat wat ermee gebeurde"), n == 0, url, note)


def blocking_view(plan: StreetPlan, contribution: Contribution) -> Blocking:
    """One that blocks, as the page shows it."""
    url = url_for("streets.answer", subject_id=plan.id, kies=contribution.id)
    return Blocking(contribution.number or 0, contribution.subject.title, url)


def choosable(plan: StreetPlan) -> list[PlanVersion]:
    """The versions that can become final: the candidates, or else all that are online."""
    shown = [version for version in queries.list_versions(actor(), plan) if version.is_published and not version.is_today]
    return [version for version in shown if version.is_candidate] or shown


@bp.route("/<int:subject_id>/ronde", methods=["GET", "POST"])
@signed_in
@limits.writing
def next_round(subject_id: int) -> Answer:
    """Close the round at hand and open the next, when nothing stands in its way."""
    plan = own_plan(subject_id)
    coming = services.after(plan.round)
    versions = choosable(plan) if coming is Round.FINAL else []
    form = RoundForm(seen=plan.round)
    form.version.choices = [SelectChoice("", _("Kies een versie")), *(SelectChoice(str(v.id), v.title) for v in versions)]
    if form.validate_on_submit():
        chosen = next((version for version in versions if str(version.id) == form.version.data), None)
        with form.reporting():
            services.refuse_other_round(plan, form.seen.data or plan.round)
            services.open_next_round(actor(), plan, form.sentence.data, form.ends_on.data, chosen)
            flash(_("De nieuwe ronde is open."), "success")
            return redirect(url_of(plan.subject))
    found = queries.list_blocking(plan.id, for_final=coming is Round.FINAL)
    return page(
        "streets/next_round.html",
        form=form,
        plan=plan,
        reminder=reminder_of(plan, coming),
        now="round",
        current=STREET_PLAN.state(plan.round),
        coming=STREET_PLAN.state(coming) if coming else None,
        asks=coming in ASKING,
        is_final=coming is Round.FINAL,
        needs=needs_of(plan, coming) if coming else [],
        blocking=[blocking_view(plan, contribution) for contribution in found],
        counts=address_counts(plan),
    )
