"""Going on with a draft later, here or on another device."""

from flask import flash, jsonify, redirect, request, url_for
from flask_babel import gettext as _

from participatie.initiatives import queries, services
from participatie.initiatives.forms import KeepTextForm, LinkForm, PlainForm
from participatie.initiatives.steps import endpoint, url_of_draft
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.drafts import step_page
from participatie.initiatives.views.filling import written_text
from participatie.kernel import limits
from participatie.kernel.routes import actor, every_time, public
from participatie.kernel.web import Answer, page, remember_draft


@bp.post("/nieuw/<key>/verhaal/bewaren")
@public
@every_time
@limits.keeping
def keep_draft_text(key: str) -> Answer:
    """Keep what is typed so far, by the button or by the page itself, which wants to know the version."""
    initiative = queries.get_draft(actor(), key)
    form = KeepTextForm()
    if form.validate_on_submit():
        services.save_draft_text(actor(), initiative, written_text(form), form.version.data)
        if request.accept_mimetypes.best == "application/json":
            return jsonify(version=initiative.version)
        flash(_("Je concept is bewaard."), "success")
        return redirect(url_for(endpoint("story"), key=key))
    return step_page("story", initiative, form=form)


@bp.route("/nieuw/<key>/later", methods=["GET", "POST"])
@public
@limits.sign_in_mail
def mail_draft_link(key: str) -> Answer:
    """Mail a link with which one goes on later, on any device."""
    initiative = queries.get_draft(actor(), key)
    form = LinkForm()
    if form.validate_on_submit():
        with form.reporting():
            services.send_draft_link(actor(), initiative, form.email.data)
            flash(_("We stuurden een mail met een link. Je kunt dit venster sluiten."), "success")
            return redirect(url_of_draft(initiative))
    return page("initiatives/later.html", form=form, initiative=initiative, back=url_of_draft(initiative))


@bp.route("/verder/<token>", methods=["GET", "POST"])
@public
@limits.code_try
def resume(token: str) -> Answer:
    """Where the link in the mail leads: a button, for who reads mail for others only looks."""
    services.look_at_draft_link(token)
    form = PlainForm()
    if form.validate_on_submit():
        initiative = services.use_draft_link(token)
        remember_draft(initiative.draft_key or "")
        return redirect(url_of_draft(initiative))
    return page("initiatives/resume.html", form=form)
