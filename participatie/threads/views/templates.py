"""The answers with which a team begins: the list of them, and changing one."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel.errors import Conflict
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.threads import queries, services
from participatie.threads.filling import FIELDS
from participatie.threads.forms import TemplateForm
from participatie.threads.views.blueprint import bp


@bp.route("/teams/<int:subject_id>/antwoorden", methods=["GET", "POST"])
@for_role("team_member")
def templates(subject_id: int) -> Answer:
    """List the answers with which a team begins, and keep one more."""
    team = queries.get_own_team(actor(), subject_id)
    form = TemplateForm()
    if form.validate_on_submit():
        with form.reporting():
            services.keep_template(actor(), team, form.name.data, form.body.data)
            flash(_("Het standaardantwoord is bewaard. Je vindt het terug in het vak waar je antwoordt."))
            return redirect(url_for("threads.templates", subject_id=team.id))
    found = queries.list_templates(actor(), team.id)
    return page("threads/templates.html", form=form, team=team, templates=found, fields=FIELDS)


@bp.route("/teams/antwoorden/<int:template_id>", methods=["GET", "POST"])
@for_role("team_member")
def edit_template(template_id: int) -> Answer:
    """Change an answer with which a team begins."""
    template = queries.get_template(actor(), template_id)
    form = TemplateForm(obj=template)
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.change_template(actor(), template, form.version.data, form.name.data, form.body.data)
            except Conflict as conflict:
                raise Conflict(conflict.clashes, url_for("threads.edit_template", template_id=template_id)) from conflict
            return redirect(url_for("threads.templates", subject_id=template.team_id))
    return page("threads/edit_template.html", form=form, template_id=template_id, team_id=template.team_id, fields=FIELDS)


@bp.post("/teams/antwoorden/<int:template_id>/weg")
@for_role("team_member")
def remove_template(template_id: int) -> Answer:
    """Throw an answer away with which a team began."""
    template = queries.get_template(actor(), template_id)
    team_id = template.team_id
    services.remove_template(actor(), template)
    flash(_("Het standaardantwoord is weg."))
    return redirect(url_for("threads.templates", subject_id=team_id))
