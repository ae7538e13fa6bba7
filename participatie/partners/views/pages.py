"""The pages of partners, for everybody and for who looks after one."""

from dataclasses import dataclass
from itertools import groupby

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts.queries import get_own_person
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role, page_number, public, signed_in
from participatie.kernel.text import render_markdown
from participatie.kernel.web import Answer, page
from participatie.partners import queries, services
from participatie.partners.forms import EmptyForm, MemberForm, PartnerForm
from participatie.partners.models import KIND_LABELS, ROLE_LABELS, PartnerKind
from participatie.partners.permissions import can_manage
from participatie.partners.queries import RoleRow
from participatie.partners.views.blueprint import bp
from participatie.subjects.parts import parts_of
from participatie.subjects.urls import url_of

MANAGERS = ("administrator", "partner_manager")


@bp.get("")
@public
def index() -> Answer:
    """List the partners, of one kind or all."""
    kind = request.args.get("soort", "")
    if kind and kind not in set(PartnerKind):
        abort(400)
    used = set(queries.list_used_kinds(actor()))
    return page(
        "partners/index.html",
        found=queries.page_partners(actor(), kind, page_number()),
        kind=kind,
        kinds=[(str(value), label) for value, label in KIND_LABELS.items() if value in used],
        labels=KIND_LABELS,
    )


@dataclass(frozen=True)
class Place:
    """One area on the page of a partner, and what it does there. Without a slug: what lies in no area."""

    name: str
    slug: str
    roles: list[RoleRow]


def places_of(roles: list[RoleRow]) -> list[Place]:
    """What a partner does, put together by area; the rows come in that order."""
    grouped = groupby(roles, key=lambda role: (role.area_name or "", role.area_slug or ""))
    return [Place(name, slug, list(rows)) for (name, slug), rows in grouped]


@bp.get("/<int:subject_id>")
@bp.get("/<int:subject_id>-<slug>")
@public
def detail(subject_id: int, slug: str = "") -> Answer:
    """Who this partner is, what it does where, and who speaks for it."""
    partner = queries.get_partner(actor(), subject_id)
    if request.path != (url := url_of(partner.subject)):
        return redirect(url, 301)
    counts, number = queries.count_roles(actor(), partner), page_number()
    return page(
        "partners/detail.html",
        partner=partner,
        kind_label=KIND_LABELS.get(partner.kind, partner.kind),
        about_html=render_markdown(partner.about),
        speakers=queries.list_public_speakers(partner),
        membership=queries.find_membership(partner, actor().id),
        places=places_of(queries.list_roles(actor(), partner, number)),
        counts=[(ROLE_LABELS.get(role, role), count) for role, count in counts.items()],
        number=number,
        pages=max(1, -(-sum(counts.values()) // queries.ROLES_ON_A_PAGE)),
        parts=parts_of(actor(), partner.subject),
    )


@bp.route("/<int:subject_id>/bewerken", methods=["GET", "POST"])
@for_role(*MANAGERS)
def edit(subject_id: int) -> Answer:
    """Bring the page of a partner up to date."""
    partner = queries.get_partner(actor(), subject_id)
    authorize(can_manage, actor(), partner)
    subject = partner.subject
    form = PartnerForm(obj=partner, data={"name": subject.title, "lead": subject.lead})
    if form.validate_on_submit():
        with form.reporting():
            services.change_partner(actor(), partner, form.version.data, **form.values())
            flash(_("De pagina is bijgewerkt."))
            return redirect(url_of(subject))
    return page("partners/edit.html", form=form, partner=partner)


@bp.route("/<int:subject_id>/mensen", methods=["GET", "POST"])
@for_role(*MANAGERS)
@limits.invitation_mail
def members(subject_id: int) -> Answer:
    """Say who belongs to a partner, speaks for it and looks after it."""
    partner = queries.get_partner(actor(), subject_id)
    authorize(can_manage, actor(), partner)
    form = MemberForm()
    if form.validate_on_submit():
        with form.reporting():
            rights = {"may_speak": bool(form.may_speak.data), "may_manage": bool(form.may_manage.data)}
            services.invite(actor(), partner, form.email.data or "", **rights, until_on=form.until_on.data)
            flash(_("We stuurden een mail. Na een ja hoort diegene erbij."))
            return redirect(url_for("partners.members", subject_id=subject_id))
    return page(
        "partners/members.html",
        form=form,
        partner=partner,
        members=queries.list_members(partner),
        invitations=queries.list_invitations(partner),
    )


@bp.post("/<int:subject_id>/mensen/uitnodigingen/<int:invitation_id>/intrekken")
@for_role(*MANAGERS)
def withdraw_invitation(subject_id: int, invitation_id: int) -> Answer:
    """Take an invitation back."""
    partner = queries.get_partner(actor(), subject_id)
    authorize(can_manage, actor(), partner)
    services.withdraw_invitation(actor(), partner, queries.get_invitation(partner, invitation_id))
    flash(_("De uitnodiging is ingetrokken."))
    return redirect(url_for("partners.members", subject_id=subject_id))


@bp.route("/uitnodigingen/<int:invitation_id>", methods=["GET", "POST"])
@signed_in
def answer_invitation(invitation_id: int) -> Answer:
    """Say yes or no to a partner that asked."""
    person = get_own_person(actor())
    invitation = queries.get_own_invitation(person, invitation_id)
    partner, form = invitation.partner, EmptyForm()
    if form.validate_on_submit() and "nee" in request.form:
        services.decline(actor(), person, invitation)
        flash(_("Je zei nee. Dat is bewaard."))
        return redirect(url_for("accounts.mine"))
    if form.is_submitted() and not form.errors:
        with form.reporting():
            services.accept(actor(), person, invitation)
            flash(_("Je hoort nu bij %(partner)s.", partner=partner.subject.title))
            return redirect(url_of(partner.subject))
    return page("partners/answer_invitation.html", form=form, invitation=invitation, partner=partner)


@bp.post("/<int:subject_id>/mensen/<int:membership_id>/eindig")
@for_role(*MANAGERS)
def end_member(subject_id: int, membership_id: int) -> Answer:
    """End somebody's membership."""
    partner = queries.get_partner(actor(), subject_id)
    services.end_member(actor(), partner, queries.get_membership(partner, membership_id))
    flash(_("Diegene hoort er niet meer bij."))
    return redirect(url_for("partners.members", subject_id=subject_id))


@bp.post("/<int:subject_id>/mijn-naam/<choice>")
@signed_in
def choose_naming(subject_id: int, choice: str) -> Answer:
    """Let one's own name be on the page, or not."""
    partner = queries.get_partner(actor(), subject_id)
    membership = queries.find_membership(partner, actor().id)
    verb = {"tonen": services.be_named, "verbergen": services.stay_unnamed}.get(choice)
    if membership is None or verb is None:
        abort(404)
    verb(actor(), membership)
    return redirect(url_of(partner.subject))
