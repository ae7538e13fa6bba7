"""Cross-sections: making one's own, all that were handed in, and those of a version for its designers."""

from json import dumps

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.web import Answer, page, remember_draft
from participatie.places.geometry import LINE, Box, parse_geojson, to_geojson
from participatie.streets import queries, services
from participatie.streets import section as model
from participatie.streets.forms.sections import OfficialSectionForm, OwnSectionForm, StripsForm
from participatie.streets.models import WISH, StreetPlan, Verdict
from participatie.streets.permissions import can_draw, can_propose
from participatie.streets.section_words import KIND_LABELS, metres, rules, tendency_sentence, words
from participatie.streets.services.contributions import Wording
from participatie.streets.services.sections import SectionText
from participatie.streets.views.blueprint import bp
from participatie.streets.views.section_parts import picture
from participatie.subjects.urls import url_of

FIRST_STRIPS = model.parse(
    [
        {"key": f"s{number}", "kind": kind, "width_cm": model.FIRST_WIDTH_CM[kind]}
        for number, kind in enumerate(("walk", "park", "drive", "cycle", "walk"), start=1)
    ]
)


def editor_page(template: str, plan: StreetPlan, form: StripsForm, name: str, available_cm: int, **values: object) -> Answer:
    """A page with the editor; what is wrong answers 422."""
    minimums = queries.list_minimums_in(plan.id)
    return page(
        template,
        200 if form.is_sound and not form.errors else 422,
        plan=plan,
        form=form,
        shown=picture(name, form.chosen, available_cm, minimums),
        available_cm=available_cm,
        minimums=minimums,
        kind_labels=KIND_LABELS,
        words=words(),
        rules=rules(),
        bounds=queries.list_bounds(plan.id),
        **values,
    )


@bp.route("/<int:subject_id>/profielen/<int:section_id>/zelf-maken", methods=["GET", "POST"])
@public
@limits.confirming_mail
def make_own_section(subject_id: int, section_id: int) -> Answer:
    """Make your own street from the official one, and hand it in."""
    plan = queries.get_plan(actor(), subject_id)
    official = queries.get_official_section(actor(), plan, section_id)
    section = official.section
    before = model.readable(section.strips)
    form = OwnSectionForm()
    if actor().is_signed_in:
        del form.email
    form.read(before, request.form)
    if form.asks_to_change:
        form.act()
    elif form.is_submitted():
        authorize(can_propose, actor(), plan)
        if form.validate():
            with form.reporting():
                return hand_in(plan, official, form)
    official_picture = picture(section.name, before, section.available_cm, {})
    return editor_page(
        "streets/own_section.html", plan, form, section.name, section.available_cm, official=official_picture,
        may_propose=can_propose(actor(), plan),
    )  # fmt: skip


def hand_in(plan: StreetPlan, official: queries.OfficialSection, form: OwnSectionForm) -> Answer:
    """With the plan at once, or by the link in a mail for who is not signed in."""
    wording = Wording(form.title.data, why=form.why.data, place_label=official.section.name)
    contribution = services.propose_section(actor(), plan, official, form.chosen, wording)
    if actor().is_signed_in:
        services.place_contribution(actor(), contribution)
        flash(_("Je doorsnede is binnen. De ontwerper antwoordt je hier."), "success")
        return redirect(url_of(contribution.subject))
    key = contribution.draft_key or ""
    remember_draft(key)
    way_back = url_for("streets.own_section_placed", subject_id=plan.id, section_id=official.section.id, key=key)
    accounts.send_code(form.email.data, Purpose.PLACE, draft_key=key, next_path=way_back)
    return redirect(expect_code(form.email.data, Purpose.PLACE, key))


@bp.get("/<int:subject_id>/profielen/<int:section_id>/geplaatst/<key>")
@public
def own_section_placed(subject_id: int, section_id: int, key: str) -> Answer:
    """Where the link in the mail ends: at what was handed in, or at the plan when its round closed meanwhile."""
    contribution = queries.find_by_draft_key(key)
    if contribution is None or contribution.plan_id != subject_id or contribution.subject.creator_id != actor().id:
        raise NotFound
    if contribution.is_draft:
        flash(_("Deze ronde is net gesloten. Je doorsnede is niet meer binnengekomen."), "warning")
        return redirect(url_for("streets.make_own_section", subject_id=subject_id, section_id=section_id))
    flash(_("Je doorsnede is binnen. De ontwerper antwoordt je hier."), "success")
    return redirect(url_of(contribution.subject))


@bp.get("/<int:subject_id>/profielen/<int:section_id>/ingezonden")
@public
def proposed_sections(subject_id: int, section_id: int) -> Answer:
    """All that people handed in, side by side, and what they make wider and narrower."""
    plan = queries.get_plan(actor(), subject_id)
    official = queries.get_official_section(actor(), plan, section_id)
    made_from = queries.count_proposals_by_version(actor(), official.section)
    asked = request.args.get("versie", type=int)
    chosen = next((one.version for one in made_from if one.version.id == asked), None)
    only = chosen.id if chosen else None
    found = queries.page_proposals(actor(), official.section, only, page_number())
    before = model.readable(official.section.strips)
    counted = model.tendencies(before, queries.list_proposed_strips(actor(), official.section, only))
    widest = max([1, *(max(one.official_cm, one.median_cm) for one in counted)])
    return page(
        "streets/proposed_sections.html",
        plan=plan,
        section=official.section,
        version=official.version,
        made_from=made_from,
        chosen=chosen,
        official=picture(official.section.name, before, official.section.available_cm, {}),
        found=found,
        cards=[
            (picture(one.section.name, model.readable(one.section.strips), one.section.available_cm, {}), one.contribution)
            for one in found.proposals
        ],
        tendencies=[(one, KIND_LABELS[one.kind], tendency_sentence(one)) for one in counted],
        widest=widest,
        metres=metres,
        may_propose=can_propose(actor(), plan),
        verdicts={verdict: WISH.state(verdict) for verdict in Verdict},
    )


@bp.route("/<int:subject_id>/versies/<int:version_id>/profielen/nieuw", methods=["GET", "POST"])
@signed_in
def new_section(subject_id: int, version_id: int) -> Answer:
    """A cross-section for a version that is a draft."""
    plan = queries.get_plan(actor(), subject_id)
    version = queries.get_version(actor(), plan, version_id)
    authorize(can_draw, actor(), version, plan)
    form = OfficialSectionForm(name=plan.subject.title, available_cm=model.sum_cm(FIRST_STRIPS))
    form.read(FIRST_STRIPS, request.form)
    if form.asks_to_change:
        form.act()
    elif form.is_submitted() and form.validate():
        with form.reporting():
            services.add_section(actor(), plan, version, text_of(form))
            flash(_("De doorsnede staat in deze versie."), "success")
            return redirect(url_of(plan.subject))
    return official_page(plan, form)


@bp.route("/<int:subject_id>/profielen/<int:section_id>/bewerken", methods=["GET", "POST"])
@signed_in
def edit_section(subject_id: int, section_id: int) -> Answer:
    """Change a cross-section of a version that is a draft."""
    plan = queries.get_plan(actor(), subject_id)
    official = queries.get_official_section(actor(), plan, section_id)
    authorize(can_draw, actor(), official.version, plan)
    section = official.section
    line = dumps(to_geojson(section.line)) if section.line is not None else ""
    form = OfficialSectionForm(name=section.name, available_cm=section.available_cm, geometry=line, version=section.revision)
    form.read(model.readable(section.strips) or FIRST_STRIPS, request.form)
    if form.asks_to_change:
        form.act()
    elif form.is_submitted() and form.validate():
        with form.reporting():
            services.change_section(actor(), plan, official, text_of(form), form.version.data)
            flash(_("De doorsnede is bewaard."), "success")
            return redirect(url_of(plan.subject))
    return official_page(plan, form, section_id)


@bp.post("/<int:subject_id>/profielen/<int:section_id>/weghalen")
@signed_in
def remove_section(subject_id: int, section_id: int) -> Answer:
    """Take a cross-section out of a version that is a draft."""
    plan = queries.get_plan(actor(), subject_id)
    services.remove_section(actor(), plan, queries.get_official_section(actor(), plan, section_id))
    flash(_("De doorsnede is weg."), "success")
    return redirect(url_of(plan.subject))


def official_page(plan: StreetPlan, form: OfficialSectionForm, section_id: int | None = None) -> Answer:
    """The editor of designers, with the map on which they say where it is."""
    room = form.available_cm.data if isinstance(form.available_cm.data, int) else 0
    available_cm = room if 0 < room <= model.WIDEST_CM * 4 else model.sum_cm(form.chosen)
    around = Box.of(plan.ring).as_list()
    return editor_page(
        "streets/official_section.html", plan, form, form.name.data, available_cm, around=around, section_id=section_id
    )


def text_of(form: OfficialSectionForm) -> SectionText:
    """What was filled in."""
    line = parse_geojson(form.geometry.data, allowed=(LINE,)) if (form.geometry.data or "").strip() else None
    return SectionText(form.name.data, form.available_cm.data or 0, form.chosen, line)
