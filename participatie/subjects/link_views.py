"""Pages on which makers say what belongs to what they make, and what does not."""

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.subjects import queries, services
from participatie.subjects.link_forms import LinkForm, UnlinkForm
from participatie.subjects.linking import choice_words, unlinked_choices
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import Relation, Subject
from participatie.subjects.permissions import can_link, can_unlink
from participatie.subjects.urls import url_of

bp = Blueprint("links", __name__, url_prefix="/onderwerpen/<int:subject_id>/hoort-bij")

LONGEST = 200


def own_subject(subject_id: int) -> Subject:
    """The subject, for one of its makers."""
    subject = queries.get_subject(actor(), subject_id)
    authorize(can_link, actor(), subject, makers_with_rights(subject))
    return subject


@bp.route("", methods=["GET", "POST"])
@signed_in
@limits.writing
def link(subject_id: int) -> Answer:
    """Choose what belongs to it: what is likely, or what was looked for by title or address."""
    subject, typed = own_subject(subject_id), typed_words()
    cards, form = unlinked_choices(actor(), subject, typed), LinkForm()
    form.other.choices = [SelectChoice(str(card.id), choice_words(card)) for card in cards]
    if form.validate_on_submit():
        with form.reporting():
            other = chosen(form)
            services.link(actor(), subject, other, Relation(form.relation.data), form.note.data)
            flash(_("Dit staat nu op allebei de pagina's."), "success")
            return redirect(url_of(subject))
    return page("subjects/link.html", form=form, subject=subject, url=url_of(subject), typed=typed)


def typed_words() -> str:
    """What was looked for."""
    return " ".join(clean_body(request.args.get("zoek", "")[:LONGEST]).split())


def chosen(form: LinkForm) -> Subject:
    """The subject that was chosen, if this visitor may see it."""
    number = str(form.other.data)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise NotFound
    return queries.get_subject(actor(), int(number))


@bp.route("/<int:link_id>/klopt-niet", methods=["GET", "POST"])
@signed_in
@limits.writing
def unlink(subject_id: int, link_id: int) -> Answer:
    """Say that two things have nothing to do with each other, and why."""
    made, form = queries.get_link(actor(), subject_id, link_id), UnlinkForm()
    subject, far = (made.one, made.other) if made.one_id == subject_id else (made.other, made.one)
    authorize(can_unlink, actor(), subject, far, makers_with_rights(subject) | makers_with_rights(far))
    if form.validate_on_submit():
        with form.reporting():
            services.unlink(actor(), made, form.reason.data)
            flash(_("Het staat er niet meer bij."), "success")
            return redirect(url_of(subject))
    return page("subjects/unlink.html", form=form, subject=subject, far=far, url=url_of(subject))
