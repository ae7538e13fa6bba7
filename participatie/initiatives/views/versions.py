"""What an initiative said before people reacted, what became of it, and taking an earlier text out of sight."""

from dataclasses import dataclass
from datetime import datetime

from flask import abort, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.initiatives import queries
from participatie.initiatives.forms import PlainForm
from participatie.initiatives.forms.offers import SentenceForm
from participatie.initiatives.models import Initiative, InitiativeVersion
from participatie.initiatives.permissions import can_edit, can_hide_version, can_read_version, can_show_version
from participatie.initiatives.queries.versions import VERSIONS_PER_PAGE
from participatie.initiatives.services import hidden_versions as services
from participatie.initiatives.version_care import WORD
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.comparing import compared_parts
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.web import Answer, page


@dataclass(frozen=True)
class VersionLine:
    """One line of the list: of a hidden version no more than that it is hidden, and what the makers say of that."""

    number: int
    anchor: str
    by_name: str
    at: datetime | None
    is_hidden: bool
    is_ruled: bool
    reason: str
    may_read: bool
    may_hide: bool
    may_show: bool


def line_of(initiative: Initiative, version: InitiativeVersion, count: int) -> VersionLine:
    """The line for who looks at it now."""
    may_read, is_hidden = can_read_version(actor(), initiative, version), version.hidden_at is not None
    is_earlier = version.number < count
    return VersionLine(
        number=version.number,
        anchor=f"{WORD}-{version.id}",
        by_name=version.by.display_name if version.by and may_read else "",
        at=version.at if may_read else None,
        is_hidden=is_hidden,
        is_ruled=version.is_ruled,
        reason=version.hidden_reason,
        may_read=may_read,
        may_hide=is_earlier and not is_hidden and can_hide_version(actor(), initiative),
        may_show=is_hidden and can_show_version(actor(), initiative, version),
    )


@bp.get("/<int:subject_id>/versies")
@public
def versions(subject_id: int) -> Answer:
    """All versions of the text, and two of them side by side in one text."""
    initiative = queries.get_initiative(actor(), subject_id)
    readable = queries.list_readable_numbers(actor(), initiative)
    count = queries.count_versions(initiative)
    before, after = asked_number("van", ([1, *readable])[-2:][0]), asked_number("naar", count)
    is_there = len(readable) > 1 or "van" in request.args
    pair = [queries.get_version(actor(), initiative, number) for number in (before, after)] if count and is_there else []
    return page(
        "initiatives/versions.html",
        form=PlainForm(),
        initiative=initiative,
        versions=[line_of(initiative, version, count) for version in queries.page_versions(initiative, page_number())],
        count=count,
        number=page_number(),
        pages=-(-count // VERSIONS_PER_PAGE),
        before=before,
        after=after,
        pair=pair,
        parts=compared_parts(*pair) if pair else [],
    )


@bp.route("/<int:subject_id>/versies/<int:number>/verbergen", methods=["GET", "POST"])
@signed_in
@limits.writing
def hide_version(subject_id: int, number: int) -> Answer:
    """Take an earlier text out of sight, with the reason. A moderator who does not make the initiative gives a ruling."""
    initiative = queries.get_initiative(actor(), subject_id)
    version = queries.get_version(actor(), initiative, number)
    authorize(can_hide_version, actor(), initiative)
    if not can_edit(actor(), initiative):
        return redirect(url_for("moderation.rule_thing", anchor=f"{WORD}-{version.id}"))
    form = SentenceForm()
    if form.validate_on_submit():
        with form.reporting():
            services.hide_version(actor(), initiative, version, form.sentence.data)
            flash(_("Deze versie is niet meer voor iedereen te lezen."), "success")
            return redirect(url_for("initiatives.versions", subject_id=subject_id))
    return page("initiatives/hide_version.html", form=form, initiative=initiative, number=number)


@bp.post("/<int:subject_id>/versies/<int:number>/laten-zien")
@signed_in
def show_version(subject_id: int, number: int) -> Answer:
    """Put it back in sight. A moderator who does not make the initiative gives a ruling."""
    initiative = queries.get_initiative(actor(), subject_id)
    version = queries.get_version(actor(), initiative, number)
    authorize(can_hide_version, actor(), initiative)
    authorize(can_show_version, actor(), initiative, version)
    if not can_edit(actor(), initiative) or version.is_ruled:
        return redirect(url_for("moderation.rule_thing", anchor=f"{WORD}-{version.id}"))
    services.show_version(actor(), initiative, version)
    flash(_("Iedereen kan deze versie weer lezen."), "success")
    return redirect(url_for("initiatives.versions", subject_id=subject_id))


def asked_number(name: str, otherwise: int) -> int:
    """The number of a version in the address; nonsense is no page of ours."""
    typed = request.args.get(name, str(otherwise))
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        abort(400)
    return int(typed)
