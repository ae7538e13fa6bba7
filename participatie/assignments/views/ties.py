"""Saying what an assignment has to do with others, and what of residents falls under it."""

from flask import request
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.assignments import queries, services
from participatie.assignments.forms import CarryForm, ConnectForm, EmptyForm, chosen_id, to_choose
from participatie.assignments.models import Assignment, Dependency
from participatie.assignments.permissions import can_connect, can_release
from participatie.assignments.presenting import tie_lines
from participatie.assignments.queries import ListFilter
from participatie.assignments.views.blueprint import bp
from participatie.assignments.views.own import allowed, back
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.subjects.linking import choice_words, choices_for, linked_kinds
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.queries import Card, get_subject

LONGEST = 200


@bp.route("/<int:subject_id>/samenhang", methods=["GET", "POST"])
@signed_in
@limits.writing
def connect(subject_id: int) -> Answer:
    """Say that it touches, waits for or strengthens another one."""
    assignment, form = allowed(subject_id, can_connect), ConnectForm()
    others = [row for row in queries.list_assignments(actor(), ListFilter(with_ended=False)) if row.id != assignment.id]
    form.other.choices = to_choose(_("Kies een opdracht"), ((row.id, f"{row.title} ({row.team_name})") for row in others))
    if form.validate_on_submit():
        with form.reporting():
            relation = Dependency(form.relation.data)
            services.connect(actor(), assignment, chosen_id(form.other) or 0, relation, form.note.data)
            return back(assignment, _("Het staat op allebei de pagina's."))
    lines = tie_lines(queries.web_around(actor(), assignment), assignment.id)
    return page("assignments/connect.html", form=form, assignment=assignment, lines=lines, has_others=bool(others))


@bp.route("/<int:subject_id>/samenhang/<int:dependency_id>/weg", methods=["GET", "POST"])
@signed_in
@limits.writing
def disconnect(subject_id: int, dependency_id: int) -> Answer:
    """Say that it is so no more."""
    assignment, form = allowed(subject_id, can_connect), EmptyForm()
    made = queries.get_dependency(assignment, dependency_id)
    if form.validate_on_submit():
        services.disconnect(actor(), assignment, made)
        return back(assignment, _("Het staat er niet meer bij."))
    lines = tie_lines(queries.web_around(actor(), assignment), assignment.id)
    line = next((each for each in lines if each.id == made.id), None)
    return page("assignments/disconnect.html", form=form, assignment=assignment, line=line)


@bp.route("/<int:subject_id>/valt-eronder", methods=["GET", "POST"])
@signed_in
@limits.writing
def carry(subject_id: int) -> Answer:
    """Choose what of residents falls under it: what was looked for by title or address, or what is near by theme."""
    assignment, form = allowed(subject_id, can_connect), CarryForm()
    typed = " ".join(clean_body(request.args.get("zoek", "")[:LONGEST]).split())
    form.subject.choices = [SelectChoice(str(card.id), choice_words(card)) for card in choices(assignment, typed)]
    if form.validate_on_submit():
        with form.reporting():
            chosen = str(form.subject.data)
            number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
            services.carry(actor(), assignment, number)
            return back(assignment, _("Het staat op allebei de pagina's."))
    return page("assignments/carry.html", form=form, assignment=assignment, typed=typed)


def choices(assignment: Assignment, typed: str) -> list[Card]:
    """What can fall under it and does not yet."""
    known = set(queries.list_carried_ids(assignment))
    cards = choices_for(actor(), assignment.subject, typed or assignment.subject.title, linked_kinds())
    return [card for card in cards if card.id not in known]


@bp.route("/<int:subject_id>/valt-eronder/<int:far_id>/weg", methods=["GET", "POST"])
@signed_in
@limits.writing
def release(subject_id: int, far_id: int) -> Answer:
    """Say that something does not fall under it: either side, or whoever makes it."""
    subject = get_subject(actor(), far_id)
    assignment = queries.get_assignment(actor(), subject_id)
    authorize(can_release, actor(), assignment, makers_with_rights(subject))
    form = EmptyForm()
    if form.validate_on_submit():
        services.release(actor(), assignment, subject)
        return back(assignment, _("Het staat er niet meer bij."))
    return page("assignments/release.html", form=form, assignment=assignment, far=subject)
