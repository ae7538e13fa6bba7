"""Following an area, a theme, a partner or an address; and all that one follows on one page."""

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.kernel import kept, limits
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.notifications import queries, services
from participatie.notifications.forms import (
    AroundByMailForm,
    AroundForm,
    ButtonForm,
    ChoicesForm,
    FollowByMailForm,
    FollowForm,
    PaceForm,
    SubjectPaceForm,
)
from participatie.notifications.things import Thing, thing_of
from participatie.notifications.views.blueprint import bp
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of


@bp.route("/volgen/<choice>", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def follow(choice: str) -> Answer:
    """Follow an area, a theme or a partner. Who is not signed in follows a link in the mail, and then one button."""
    thing = thing_of(choice)
    form = FollowForm() if actor().is_signed_in else FollowByMailForm()
    if form.validate_on_submit():
        with form.reporting():
            return _follow(thing, form)
    known = queries.find_watch(actor(), thing.wanted.what)
    return page("notifications/follow.html", form=form, thing=thing, is_followed=known is not None)


def _follow(thing: Thing, form: FollowForm | FollowByMailForm) -> Response:
    if isinstance(form, FollowForm):
        services.follow(actor(), thing.wanted, Pace(form.pace.data))
        flash(_("Je volgt dit nu: %(what)s.", what=thing.label), "success")
        return redirect(url_for("notifications.mine"))
    email = form.email.data
    accounts.send_code(email, Purpose.SIGN_IN, next_path=url_for("notifications.follow", **request.view_args or {}, nog=1))
    return redirect(expect_code(email, Purpose.SIGN_IN))


@bp.route("/volgen/rondom", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def follow_around() -> Answer:
    """Follow what lies around an address; it waits for the link in the mail, never in an address."""
    form = AroundForm() if actor().is_signed_in else AroundByMailForm()
    if form.validate_on_submit():
        with form.reporting():
            return _follow_around(form)
    return page("notifications/follow_around.html", form=form)


def _follow_around(form: AroundForm) -> Response:
    if actor().is_signed_in:
        pace, only_street = Pace(form.pace.data), form.only_street.data
        services.follow_around(actor(), form.address.data, form.radius.data, pace, only_street=only_street)
        flash(_("Je volgt nu wat er rond dit adres gebeurt."), "success")
        return redirect(url_for("notifications.mine"))
    services.find_address(form.address.data)
    way_back = url_for("notifications.follow_around", nog=1)
    fields = [("address", form.address.data), ("radius", str(form.radius.data)), ("pace", form.pace.data)]
    key = kept.keep(fields + ([("only_street", "y")] if form.only_street.data else []), request.path, way_back)
    kept.adopt(key)
    accounts.send_code(form.email.data, Purpose.SIGN_IN, key, next_path=way_back)
    return redirect(expect_code(form.email.data, Purpose.SIGN_IN, key))


@bp.get("/mijn/volgen")
@signed_in
def mine() -> Answer:
    """Everything that one follows, how often one hears of it, and a button to stop each."""
    watches = [(row, PaceForm(None, pace=row.pace)) for row in queries.list_watches(actor())]
    followed = [(row, SubjectPaceForm(None, pace=row.pace)) for row in queries.list_followed(actor())]
    return page("notifications/mine.html", form=ButtonForm(), watches=watches, followed=followed)


@bp.post("/mijn/volgen/<int:watch_id>")
@signed_in
def change_pace(watch_id: int) -> Answer:
    """Hear of it more or less often."""
    form = PaceForm()
    if form.validate_on_submit():
        services.change_pace(actor(), watch_id, Pace(form.pace.data))
        flash(_("Het is aangepast."), "success")
        return redirect(url_for("notifications.mine"))
    queries.get_watch(actor(), watch_id)
    return page("notifications/change_pace.html", form=form, title="", url=url_for("notifications.mine"))


@bp.post("/mijn/volgen/<int:watch_id>/stop")
@signed_in
def stop_following(watch_id: int) -> Response:
    """Hear no more of it."""
    services.stop_following(actor(), watch_id)
    flash(_("Je volgt dit niet meer."), "info")
    return redirect(url_for("notifications.mine"))


@bp.route("/mijn/volgen/onderwerp/<int:subject_id>", methods=["GET", "POST"])
@signed_in
def subject_pace(subject_id: int) -> Answer:
    """How often one hears of one subject that one follows; who does not follow it yet chooses that with following."""
    subject = get_subject(actor(), subject_id)
    known = queries.find_follow(actor(), subject.id)
    if known is None and request.method != "POST":
        return redirect(url_for("subjects.follow", subject_id=subject.id))
    form = SubjectPaceForm(data={"pace": known.pace if known else ""})
    if form.validate_on_submit():
        services.change_subject_pace(actor(), subject, form.chosen)
        flash(_("Het is aangepast."), "success")
        return redirect(url_for("notifications.mine"))
    return page("notifications/change_pace.html", form=form, title=subject.title, url=url_of(subject))


@bp.post("/mijn/volgen/onderwerp/<int:subject_id>/stop")
@signed_in
def unfollow(subject_id: int) -> Response:
    """The same for one subject, and back to the list."""
    subjects.unfollow(actor(), get_subject(actor(), subject_id))
    flash(_("Je volgt dit niet meer."), "info")
    return redirect(url_for("notifications.mine"))


@bp.route("/mijn/mail", methods=["GET", "POST"])
@signed_in
def choices() -> Answer:
    """How often one wants mail of each sort of news."""
    chosen = queries.list_choices(actor().id or 0)
    form = ChoicesForm.of(chosen)
    if form.validate_on_submit():
        if "no_mail" in request.form:
            services.choose_no_mail(actor())
        else:
            services.choose(actor(), form.paces(), digests=form.digests())
        flash(_("Je keuze is bewaard."), "success")
        return redirect(url_for("notifications.choices"))
    return page("notifications/choices.html", form=form)
