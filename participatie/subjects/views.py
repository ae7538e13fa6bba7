"""What people do with a subject of any kind: support, join, worry, follow."""

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.kernel import kept, limits
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects import queries, services
from participatie.subjects.forms import FollowForm, SupportByMailForm, SupportForm
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Pace, Subject, SupportKind
from participatie.subjects.timeline import timeline
from participatie.subjects.urls import url_of

bp = Blueprint("subjects", __name__, url_prefix="/onderwerpen/<int:subject_id>")


def support_form(subject: Subject) -> SupportForm:
    """The form for this visitor, on the kind that the button before it named; some subjects take one kind only."""
    kind = request.args.get("soort", "")
    values = {"kind": kind if kind in set(SupportKind) else SupportKind.SUPPORT.value}
    form = SupportForm(data=values) if actor().is_signed_in else SupportByMailForm(data=values)
    taken = kind_of(subject.kind).supports
    form.kind.choices = [choice for choice in form.kind.choices if choice.value in taken]
    return form


@bp.route("/steunen", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def support(subject_id: int) -> Answer:
    """Support, join or worry. Who is not signed in follows a link in the mail and then says it with one button."""
    subject = queries.get_subject(actor(), subject_id)
    form = support_form(subject)
    if form.validate_on_submit():
        with form.reporting():
            return say(subject, form)
    return page("subjects/support.html", form=form, subject=subject, url=url_of(subject))


def say(subject: Subject, form: SupportForm) -> Answer:
    """Keep it at once for a known person; send a link to anybody else."""
    if actor().is_signed_in:
        services.support(actor(), subject, SupportKind(form.kind.data), form.reason.data)
        flash(words_of_thanks(SupportKind(form.kind.data)), "success")
        return redirect(url_of(subject))
    way_back = url_for("subjects.support", subject_id=subject.id, soort=form.kind.data, nog=1)
    reason = form.reason.data if form.kind.data == SupportKind.CONCERN else ""
    key = kept.keep([("kind", form.kind.data), ("reason", reason)], request.path, way_back) if reason else None
    kept.adopt(key)
    accounts.send_code(form.email.data, Purpose.SIGN_IN, key, next_path=way_back)
    return redirect(expect_code(form.email.data, Purpose.SIGN_IN, key))


def words_of_thanks(kind: SupportKind) -> str:
    """What is said to who supports, joins or worries; who joins reads who can see that."""
    if kind is SupportKind.JOIN:
        return _("Dank je. De makers zien nu je naam; verder niemand.")
    return _("Dank je. We laten het je weten als er nieuws is.")


@bp.post("/steun-terug")
@signed_in
def take_back(subject_id: int) -> Answer:
    """Take back what one said."""
    subject = queries.get_subject(actor(), subject_id)
    services.take_back_support(actor(), subject)
    flash(_("Je steun is teruggenomen."), "info")
    return redirect(url_of(subject))


@bp.route("/volgen", methods=["GET", "POST"])
@signed_in
def follow(subject_id: int) -> Answer:
    """Hear what happens from now on. The page is there to choose how often, and for who comes back from signing in."""
    subject = queries.get_subject(actor(), subject_id)
    form = FollowForm()
    if form.validate_on_submit():
        services.follow(actor(), subject, form.chosen)
        only_here = form.chosen is Pace.NEVER
        flash(_("Je volgt dit nu. Het nieuws staat bij “Nieuws voor mij”.") if only_here else follow_words(), "success")
        return redirect(url_of(subject))
    known = queries.is_following(actor(), subject.id)
    return page("subjects/follow.html", form=form, subject=subject, url=url_of(subject), is_followed=known)


def follow_words() -> str:
    """What is said to who follows from now on and wants mail."""
    return _("Je volgt dit nu. Je krijgt mail als er nieuws is.")


@bp.post("/niet-volgen")
@signed_in
def unfollow(subject_id: int) -> Answer:
    """Hear no more."""
    subject = queries.get_subject(actor(), subject_id)
    services.unfollow(actor(), subject)
    flash(_("Je volgt dit niet meer."), "info")
    return redirect(url_of(subject))


@bp.get("/zorgen")
@public
def concerns(subject_id: int) -> Answer:
    """The concerns of people, each with its reason."""
    subject = queries.get_subject(actor(), subject_id)
    shown = queries.list_concerns(subject.id)
    return page("subjects/concerns.html", subject=subject, concerns=shown, url=url_of(subject))


@bp.get("/geschiedenis")
@public
def history(subject_id: int) -> Answer:
    """What happened in public, newest first."""
    subject = queries.get_subject(actor(), subject_id)
    events = timeline(queries.list_history(subject.id, limit=200))
    return page("subjects/history.html", subject=subject, events=events, url=url_of(subject))
