"""Pages for who reports, who judges and whose text was judged."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, for_role, safe_next, signed_in
from participatie.kernel.web import Answer, page
from participatie.moderation import queries, services
from participatie.moderation.forms import AppealForm, ReportForm, RuleForm
from participatie.moderation.models import RulingKind
from participatie.moderation.permissions import Item, can_appeal, can_report_post, can_report_subject, can_report_thing
from participatie.moderation.things import get_thing, url_of_thing
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.threads.models import Post
from participatie.threads.queries import get_post

bp = Blueprint("moderation", __name__)


@bp.route("/melden/onderwerp/<int:subject_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def report_subject(subject_id: int) -> Answer:
    """Report a subject."""
    subject = get_subject(actor(), subject_id)
    authorize(can_report_subject, actor(), subject)
    form = ReportForm()
    if form.validate_on_submit():
        with form.reporting():
            services.report_subject(actor(), subject, form.reason.data or "")
            flash(_("Dank je. Een moderator kijkt ernaar."))
            return redirect(url_of(subject))
    return page("moderation/report.html", form=form, subject=subject, url=url_of(subject), is_post=False)


@bp.route("/melden/bericht/<int:post_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def report_post(post_id: int) -> Answer:
    """Report one post."""
    post = get_post(actor(), post_id)
    authorize(can_report_post, actor(), post)
    form = ReportForm()
    way_back = url_for("threads.show", post_id=post_id)
    if form.validate_on_submit():
        with form.reporting():
            services.report_post(actor(), post, form.reason.data or "")
            flash(_("Dank je. Een moderator kijkt ernaar."))
            return redirect(way_back)
    return page("moderation/report.html", form=form, subject=post.thread.subject, url=way_back, is_post=True)


@bp.route("/melden/<anchor>", methods=["GET", "POST"])
@signed_in
@limits.writing
def report_thing(anchor: str) -> Answer:
    """Report a promise or an offer; what a post carries is reported with that post."""
    if post_id := queries.find_carrying_post(anchor):
        return redirect(url_for("moderation.report_post", post_id=post_id))
    thing, way_back = get_thing(anchor), url_of_thing(anchor)
    if not thing.may_be_reported:
        raise NotFound
    authorize(can_report_thing, actor(), thing)
    form = ReportForm()
    if form.validate_on_submit():
        with form.reporting():
            services.report_thing(actor(), thing, form.reason.data or "")
            flash(_("Dank je. Een moderator kijkt ernaar."))
            return redirect(way_back)
    return page("moderation/report.html", form=form, subject=thing, url=way_back, is_post=False)


@bp.get("/modereren")
@for_role("moderator")
def cases() -> Answer:
    """What waits for a moderator."""
    return page("moderation/cases.html", cases=queries.list_cases(actor()))


@bp.route("/modereren/onderwerp/<int:subject_id>", methods=["GET", "POST"])
@for_role("moderator")
def rule_subject(subject_id: int) -> Answer:
    """Judge a subject."""
    return _rule(get_subject(actor(), subject_id), None)


@bp.route("/modereren/bericht/<int:post_id>", methods=["GET", "POST"])
@for_role("moderator")
def rule_post(post_id: int) -> Answer:
    """Judge a post."""
    post = get_post(actor(), post_id)
    if post.is_note or post.withdrawn_at is not None:
        raise NotFound
    return _rule(post.thread.subject, post)


@bp.route("/modereren/<anchor>", methods=["GET", "POST"])
@for_role("moderator")
def rule_thing(anchor: str) -> Answer:
    """Judge a promise or an offer; what a post carries is judged with that post."""
    if post_id := queries.find_carrying_post(anchor):
        return redirect(url_for("moderation.rule_post", post_id=post_id))
    thing = get_thing(anchor)
    return _rule(thing.subject, thing)


def _rule(subject: Subject | None, item: Item) -> Answer:
    dossier = queries.get_dossier(actor(), subject, item)
    form = RuleForm().suit(dossier.is_hidden, safe_next(request.args.get("next"), ""))
    if form.validate_on_submit():
        with form.reporting():
            services.rule(actor(), subject, item, RulingKind(form.kind.data), form.reason.data or "")
            flash(_("Je uitspraak is bewaard."))
            return redirect(safe_next(form.next.data, url_for("moderation.cases")))
    return page("moderation/rule.html", form=form, dossier=dossier, url=_way_to(subject, item))


def _way_to(subject: Subject | None, item: Item) -> str:
    if isinstance(item, Post):
        return url_for("threads.show", post_id=item.id)
    return url_of_thing(item.anchor) if item else (url_of(subject) if subject else url_for("moderation.cases"))


@bp.route("/uitspraken/<int:ruling_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def ruling(ruling_id: int) -> Answer:
    """Read why one's own text was hidden, and appeal."""
    own = queries.get_own_ruling(actor(), ruling_id)
    may_appeal = can_appeal(actor(), own.ruling, own.subject, own.item)
    form = AppealForm()
    if form.validate_on_submit():
        with form.reporting():
            services.appeal(actor(), own.ruling, own.subject, own.item, form.appeal.data or "")
            flash(_("Je bezwaar is bij de moderator."))
            return redirect(url_for("moderation.ruling", ruling_id=ruling_id))
    return page("moderation/ruling.html", form=form, own=own, may_appeal=may_appeal, said=own.ruling)
