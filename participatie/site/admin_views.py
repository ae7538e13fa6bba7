"""Beheer: the overview, and the name, logo and texts of the platform."""

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.db import let_others_write
from participatie.kernel.errors import Conflict, Refused
from participatie.kernel.files import keep_photo
from participatie.kernel.limits import person_or_network
from participatie.kernel.outbox import delivery, page_undelivered
from participatie.kernel.routes import actor, for_role, page_number
from participatie.kernel.text import render_markdown
from participatie.kernel.web import Answer, page
from participatie.site import queries, services
from participatie.site.forms import LogoForm, ProfileForm, TextForm

bp = Blueprint("site_admin", __name__, url_prefix="/beheer")


@bp.get("")
@for_role("administrator")
def overview() -> Answer:
    """Show the parts of the administration."""
    return page("beheer/overview.html")


@bp.route("/teksten", methods=["GET", "POST"])
@for_role("administrator")
def texts() -> Answer:
    """Change name and address, and choose a logo or a page to change."""
    profile = queries.get_profile()
    form = ProfileForm(obj=profile)
    if form.validate_on_submit():
        with form.reporting():
            services.change_profile(actor(), form.version.data, **form.values())
            flash(_("Bewaard. Overal op de site staat het nu zo."))
            return redirect(url_for("site_admin.texts"))
    return page("beheer/texts.html", form=form, logo_form=LogoForm(formdata=None), texts=queries.list_texts(), profile=profile)


@bp.post("/teksten/logo")
@for_role("administrator")
def logo() -> Answer:
    """Keep another logo."""
    form = LogoForm()
    with form.reporting():
        sent = form.logo.data
        if not sent:
            raise Refused(_("Kies een plaatje."), field="logo")
        let_others_write()
        services.change_logo(actor(), keep_photo(sent.read(), person_or_network()).key)
        flash(_("Het nieuwe logo staat erop."))
        return redirect(url_for("site_admin.texts"))
    return page("beheer/logo.html", form=form)


@bp.post("/teksten/logo/weg")
@for_role("administrator")
def remove_logo() -> Answer:
    """Go back to the logo of the theme."""
    services.change_logo(actor(), None)
    flash(_("Het eigen logo is weg."))
    return redirect(url_for("site_admin.texts"))


@bp.route("/teksten/<slug>/<language>", methods=["GET", "POST"])
@for_role("administrator")
def text(slug: str, language: str) -> Answer:
    """Change one page of text, with a look at it before it is kept."""
    found = queries.get_very_text(slug, language)
    form = TextForm(obj=found)
    is_preview = "preview" in request.form
    if form.validate_on_submit() and not is_preview:
        here = url_for("site_admin.text", slug=slug, language=language)
        try:
            services.change_text(actor(), found, form.version.data, form.title.data or "", form.body.data or "")
        except Conflict as conflict:
            raise Conflict(conflict.clashes, back_url=here) from conflict
        flash(_("De tekst is bewaard."))
        return redirect(url_for("site_admin.texts"))
    return page("beheer/text.html", form=form, text=found, preview=render_markdown(form.body.data or "") if is_preview else "")


@bp.get("/mail")
@for_role("administrator")
def mail() -> Answer:
    """Show how the mail goes, and what nobody got."""
    number = page_number()
    undelivered, pages = page_undelivered(number)
    return page("beheer/mail.html", delivery=delivery(), undelivered=undelivered, number=number, pages=pages)


@bp.post("/mail/<int:mail_id>/opnieuw")
@for_role("administrator")
def try_mail_again(mail_id: int) -> Answer:
    """Try a mail that was given up once more."""
    services.try_mail_again(actor(), mail_id)
    flash(_("We proberen deze mail opnieuw te versturen."))
    return redirect(url_for("site_admin.mail"))
