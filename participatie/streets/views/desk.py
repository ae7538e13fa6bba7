"""The desk: everything that was brought in for a plan, and answering it, one by one or many at once."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.fields import SelectChoice

from participatie.kernel.db import LARGEST_ID
from participatie.kernel.errors import Conflict, NotFound
from participatie.kernel.routes import actor, page_number, safe_next, signed_in
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer as Page
from participatie.kernel.web import page
from participatie.streets import queries, services
from participatie.streets.forms.desk import ReplyForm
from participatie.streets.models import (
    SORTS,
    WISH,
    Contribution,
    PlanVersion,
    Source,
    StreetPlan,
    Verdict,
    Zone,
    sort_of,
)
from participatie.streets.queries import DeskFilter, Standing
from participatie.streets.queries.desk import ELEMENT, LABEL, STRIP
from participatie.streets.services.replies import MOST_AT_ONCE, Answer
from participatie.streets.views.blueprint import bp
from participatie.streets.views.making import own_plan
from participatie.subjects.urls import url_of

MOST_IN_ADDRESS = 50
STANDING_LABELS = {
    Standing.WAITING: _l("Wacht op antwoord"),
    Standing.UNDECIDED: _l("Zonder uitkomst"),
    Standing.ASKED: _l("Vraag terug"),
    Standing.ALONG: _l("Gaat mee"),
    Standing.TAKEN_UP: _l("Verwerkt"),
    Standing.PARTLY: _l("Deels"),
    Standing.DECLINED: _l("Niet"),
    Standing.ALL: _l("Alles"),
}
KINDS = {"wens": "wish", "opmerking": "remark"}
ZONES = {"straat": Zone.INSIDE, "ring": Zone.RING}
ZONE_LABELS = {"straat": _l("In de straat"), "ring": _l("In de ring")}
SOURCE_LABELS = {
    Source.WEB: _l("Via de site"),
    Source.PAPER: _l("Papier"),
    Source.TALK: _l("Gesprek"),
    Source.ROOM: _l("Avond"),
    Source.LETTER: _l("Brief"),
}


@dataclass(frozen=True)
class PlaceName:
    """A place on the desk: its key in addresses, and how people call it."""

    key: str
    label: str
    count: int


def read_filter(plan: StreetPlan) -> DeskFilter:
    """What the address asks for; what no filter of ours says is refused."""
    standing = request.args.get("antwoord", Standing.WAITING)
    if standing not in set(Standing):
        abort(400)
    kind, source = request.args.get("onderdeel", ""), request.args.get("bron", "")
    version_id = request.args.get("versie", type=int)
    return DeskFilter(
        plan_id=plan.id,
        standing=Standing(standing),
        kind=KINDS.get(request.args.get("soort", ""), ""),
        element_kind=kind if kind in SORTS else "",
        version_id=min(max(version_id, 0), LARGEST_ID) if version_id is not None else None,
        place=clean_body(request.args.get("plek", ""))[:150],
        zone=ZONES.get(request.args.get("zone", ""), ""),
        source=source if source in set(Source) else "",
        words=clean_body(request.args.get("q", ""))[:100],
        by_place=request.args.get("groep") == "plek",
    )


def place_names(plan: StreetPlan, places: list[tuple[str, int]], more: set[str]) -> dict[str, PlaceName]:
    """How the places are called: elements by their kind and name, the rest as their writers did. One statement."""
    counts = dict.fromkeys(sorted(more), 0) | dict(places)
    keys = [key.removeprefix(ELEMENT) for key in counts if key.startswith(ELEMENT)]
    elements = queries.name_elements(plan.id, keys)
    return {key: PlaceName(key, _place_label(key, elements), n) for key, n in counts.items()}


def _place_label(key: str, elements: dict[str, tuple[str, str]]) -> str:
    if key.startswith(ELEMENT):
        kind, label = elements.get(key.removeprefix(ELEMENT), ("", ""))
        return label or (str(sort_of(kind).label) if kind else _("Onderdeel"))
    if key.startswith(STRIP):
        return _("Strook in de doorsnede")
    return key.removeprefix(LABEL) or _("Zonder naam van de plek")


@dataclass(frozen=True)
class Call:
    """Somebody to be called: about what, and at which number."""

    id: int
    title: str
    url: str
    phone: str


def calls_of(plan: StreetPlan) -> list[Call]:
    """Who asked to be called about this plan."""
    found = queries.list_call_backs(actor(), plan.id)
    return [Call(it.id, it.subject.title, url_of(it.subject), phone) for it, phone in found]


@bp.post("/<int:subject_id>/bureau/gebeld/<int:contribution_id>")
@signed_in
def called(subject_id: int, contribution_id: int) -> Page:
    """The designer called; the number is erased."""
    plan = own_plan(subject_id)
    found = queries.get_slip(actor(), plan, contribution_id)
    services.called(actor(), plan, found.id)
    flash(_("Fijn dat je belde. Het telefoonnummer is weg."), "success")
    return redirect(url_for("streets.desk", subject_id=plan.id), 303)


@bp.get("/<int:subject_id>/bureau")
@signed_in
def desk(subject_id: int) -> Page:
    """All wishes and remarks, narrowed by what stands in the address."""
    plan = own_plan(subject_id)
    wanted = read_filter(plan)
    found = queries.page_desk(wanted, page_number())
    versions = queries.list_versions(actor(), plan)
    return page(
        "streets/desk.html",
        plan=plan,
        now="desk",
        wanted=wanted,
        found=found,
        calls=calls_of(plan),
        places=place_names(plan, found.places, {row.place for row in found.rows} | {wanted.place}),
        versions=[version for version in versions if version.is_published],
        standing_labels=STANDING_LABELS,
        sorts=SORTS,
        zone_labels=ZONE_LABELS,
        source_labels=SOURCE_LABELS,
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
        answer_all=answer_all_url(plan) if 1 < found.total <= MOST_AT_ONCE else "",
    )


def answer_all_url(plan: StreetPlan) -> str:
    """Where one answers everything that the filters of this page find."""
    here = request.full_path.rstrip("?")
    kept = [(name, value) for name, value in request.args.items() if name not in ("pagina", "groep", "kies", "alle", "next")]
    return url_for("streets.answer", subject_id=plan.id) + "?" + urlencode([*kept, ("alle", "1"), ("next", here)])


def chosen_ids(plan: StreetPlan) -> list[int]:
    """What is to be answered: in the form, ticked on the desk, or all that its filters find."""
    if request.method == "GET" and request.args.get("alle"):
        return queries.list_ids(read_filter(plan), MOST_AT_ONCE)
    typed = request.form.get("chosen", "").split(",") if request.method == "POST" else request.args.getlist("kies")
    ids = [int(text) for text in typed if text.isascii() and text.isdigit() and len(text) < 18]
    return list(dict.fromkeys(ids))[: MOST_AT_ONCE + 1]


@bp.route("/<int:subject_id>/bureau/antwoord", methods=["GET", "POST"])
@signed_in
def answer(subject_id: int) -> Page:
    """Answer what was chosen; each writer gets an answer of their own."""
    plan = own_plan(subject_id)
    ids = chosen_ids(plan)
    back = url_for("streets.desk", subject_id=plan.id)
    if not ids and "next" in request.args:
        flash(_("Kies eerst op welke wensen of opmerkingen je antwoordt."), "warning")
        return redirect(safe_next(request.args["next"], back))
    chosen = list(queries.list_chosen(actor(), plan.id, ids))
    if ids and not chosen:
        raise NotFound
    one = queries.get_contribution(actor(), chosen[0].id) if len(chosen) == 1 else None
    versions = [version for version in queries.list_versions(actor(), plan) if version.is_published and not version.is_today]
    form = reply_form(chosen, versions)
    if form.validate_on_submit():
        with form.reporting():
            version = next((version for version in versions if str(version.id) == form.version.data), None)
            refuse_if_answered_since(plan, chosen, form)
            given = Answer(Verdict(form.verdict.data), form.body.data, version, form.element.data or None)
            services.reply_to_all(actor(), chosen, given)
            flash(sent_sentence(len(chosen)), "success")
            return redirect(safe_next(form.next.data, back))
    return page(
        "streets/answer.html",
        form=form,
        plan=plan,
        now="desk",
        chosen=chosen,
        one=one,
        versions=versions,
        back=safe_next(form.next.data, back),
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
    )


def refuse_if_answered_since(plan: StreetPlan, chosen: list[Contribution], form: ReplyForm) -> None:
    """Show both texts to the designer who was second; from there one answers anew, knowing the first."""
    try:
        services.refuse_if_answered_since(plan, chosen, form.seen_id, form.body.data)
    except Conflict as conflict:
        ids = [contribution.id for contribution in chosen[:MOST_IN_ADDRESS]]
        again = url_for("streets.answer", subject_id=plan.id, kies=ids, next=form.next.data or None)
        raise Conflict(conflict.clashes, back_url=again) from conflict


def reply_form(chosen: list[Contribution], versions: list[PlanVersion]) -> ReplyForm:
    """The form, with the versions that are online and the elements around the place of the first that was chosen."""
    ids = ",".join(str(contribution.id) for contribution in chosen)
    seen = queries.newest_reply_id([contribution.id for contribution in chosen])
    form = ReplyForm(chosen=ids, next=request.args.get("next", ""), seen=str(seen))
    newest = versions[-1] if versions else None
    near = queries.list_near_elements(newest, chosen[0]) if newest and chosen else []
    form.version.choices = [SelectChoice("", _("Kies een versie"))]
    form.version.choices += [SelectChoice(str(version.id), version.title) for version in reversed(versions)]
    form.element.choices = [SelectChoice("", _("Geen onderdeel"))]
    form.element.choices += [
        SelectChoice(
            element.key,
            _(
                "%(what)s, %(n)s meter verderop",
                what=element.label or str(sort_of(element.kind).label),
                n=element.away_m,
            ),
        )
        for element in near
    ]
    return form


def sent_sentence(n: int) -> str:
    """What the designer reads after answering."""
    return ngettext(
        "Je antwoord is gegeven. De schrijver krijgt een mail.", "Je gaf %(num)d mensen antwoord, elk met een eigen mail.", n
    )
