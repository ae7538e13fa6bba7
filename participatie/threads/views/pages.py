"""Pages of conversations: writing, changing and taking back posts, their earlier texts, and the way to each."""

from collections.abc import Callable

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.commitments.permissions import can_promise
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import Conflict, NotFound
from participatie.kernel.routes import actor, public, safe_next, signed_in, way_back
from participatie.kernel.web import Answer, page
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.threads import queries, services
from participatie.threads.forms import ButtonForm, EditForm, PostForm
from participatie.threads.models import PostKind
from participatie.threads.permissions import can_begin, can_edit, can_withdraw
from participatie.threads.queries import DeskView, PostView
from participatie.threads.views.blueprint import bp


@bp.route("/gesprek/<int:subject_id>", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def post(subject_id: int) -> Answer:
    """Write a post about this subject; signed out, it waits for the link in the mail."""
    subject = get_subject(actor(), subject_id)
    authorize(can_begin, actor(), subject)
    desk = queries.desk_view(actor(), subject)
    form = PostForm(parent_id=request.args.get("reageer", type=int), next=way_back()).suit(desk)
    if form.template_id is not None:
        template = queries.get_template(actor(), form.template_id)
        form.begin_with(queries.filled_template(actor(), subject, template), f"team-{template.team_id}")
    elif "fill" not in request.form and form.validate_on_submit():
        with form.reporting():
            return _place(subject, form) if actor().is_signed_in else _wait_for_mail(subject, form)
    return page("threads/post.html", form=form, desk=desk, replied=_replied_to(form, subject))


def _place(subject: Subject, form: PostForm) -> Response:
    placed = services.write(
        actor(), subject, form.body.data, form.kind.data, form.voice_key, form.parent_id.data, form.promised
    )
    flash(_("Je bericht staat erbij."))
    return redirect(safe_next(form.next.data, url_for("threads.show", post_id=placed.id)))


def _wait_for_mail(subject: Subject, form: PostForm) -> Response:
    email = form.email.data or ""
    way_back = url_for("threads.newest", subject_id=subject.id)
    kept = services.keep_pending(
        actor(), subject, email, form.body.data or "", form.kind.data, form.parent_id.data, next_path=way_back
    )
    return redirect(expect_code(kept.email, Purpose.PLACE, kept.key))


def _replied_to(form: PostForm, subject: Subject) -> PostView | None:
    if not form.parent_id.data:
        return None
    try:
        replied = queries.get_post_view(actor(), subject.id, form.parent_id.data)
    except NotFound:
        return None
    return replied if replied.may_reply else None


@bp.get("/gesprek/<int:subject_id>/toezegging")
@signed_in
def promise(subject_id: int) -> Answer:
    """Promise something: the page for writing a post, with that kind chosen. Its form goes where every post goes."""
    subject = get_subject(actor(), subject_id)
    authorize(can_promise, actor(), subject)
    desk = queries.desk_view(actor(), subject)
    form = PostForm(None, kind=PostKind.COMMITMENT, voice=request.args.get("als")).suit(desk)
    return page("threads/post.html", form=form, desk=desk, replied=None)


@bp.get("/gesprek/bericht/<int:post_id>")
@public
def show(post_id: int) -> Response:
    """Go to a post: the page of its subject on which it stands."""
    found = queries.get_post(actor(), post_id)
    return _page_of(found.thread.subject, queries.number_of_page(actor(), found), found.anchor)


@bp.get("/gesprek/<int:subject_id>/nieuwste")
@public
def newest(subject_id: int) -> Response:
    """Go to the newest post: one's own, for who comes from the mail that placed it, else anybody's."""
    subject = get_subject(actor(), subject_id)
    own = queries.find_last_post_id(actor(), subject.id, actor().id) if actor().is_signed_in else None
    post_id = own or queries.find_last_post_id(actor(), subject.id)
    return redirect(url_for("threads.show", post_id=post_id)) if post_id else redirect(url_of(subject, "gesprek"))


def _page_of(subject: Subject, number: int, anchor: str) -> Response:
    """The address of a page of the conversation, with the number only where it is not the first."""
    address = url_of(subject)
    return redirect(f"{address}?pagina={number}#{anchor}" if number > 1 else f"{address}#{anchor}")


@bp.route("/gesprek/bericht/<int:post_id>/bewerken", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit(post_id: int) -> Answer:
    """Change one's own text."""
    found = queries.get_post(actor(), post_id)
    authorize(can_edit, actor(), found)
    form = EditForm(obj=found)
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.edit(actor(), found, form.body.data or "", form.version.data)
            except Conflict as conflict:
                raise Conflict(conflict.clashes, url_for("threads.edit", post_id=post_id)) from conflict
            return redirect(url_for("threads.show", post_id=post_id))
    return page("threads/edit.html", form=form, post=queries.get_post_view(actor(), found.thread.subject_id, post_id))


@bp.route("/gesprek/bericht/<int:post_id>/intrekken", methods=["GET", "POST"])
@signed_in
def withdraw(post_id: int) -> Answer:
    """Take one's own post back."""
    found = queries.get_post(actor(), post_id)
    authorize(can_withdraw, actor(), found)
    form = ButtonForm()
    if form.validate_on_submit():
        services.withdraw(actor(), found)
        flash(_("Je bericht is ingetrokken."))
        return redirect(url_for("threads.show", post_id=post_id))
    return page("threads/withdraw.html", form=form, post=queries.get_post_view(actor(), found.thread.subject_id, post_id))


@bp.get("/gesprek/bericht/<int:post_id>/versies")
@public
def history(post_id: int) -> Answer:
    """Read what a post said before it was changed."""
    found = queries.get_post(actor(), post_id)
    versions = queries.list_versions(found)
    view = queries.get_post_view(actor(), found.thread.subject_id, post_id)
    return page("threads/history.html", post=view, versions=versions)


@bp.app_template_global()
def post_form(desk: DeskView, posts: list[PostView]) -> PostForm:
    """An empty form for under a conversation; `?reageer=12`, `?als=team-3` and `?soort=answer` fill in its choices."""
    wanted, kind = request.args.get("reageer", ""), request.args.get("soort", PostKind.COMMENT)
    known = {str(shown.id) for shown in posts if shown.may_reply}
    parent_id, voice = int(wanted) if wanted in known else None, request.args.get("als")
    return PostForm(None, parent_id=parent_id, kind=kind, voice=voice, next=way_back()).suit(desk)


@bp.app_template_global()
def thread_urls(desk: DeskView) -> Callable[[int], str]:
    """From the number of a page of the conversation to its address on the page of the subject."""

    def address(number: int) -> str:
        wanted = number if number > 1 else None
        return url_for(desk.endpoint, subject_id=desk.subject_id, slug=desk.slug, pagina=wanted, _anchor="gesprek")

    return address
