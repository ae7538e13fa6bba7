"""Opening, changing and closing a vacancy, for those who look."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.talents import queries, services
from participatie.talents.forms import EmptyForm, VacancyForm
from participatie.talents.forms.vacancies import values_of
from participatie.talents.models import Vacancy
from participatie.talents.permissions import can_open, can_run
from participatie.talents.views.blueprint import bp


def run_vacancy(vacancy_id: int) -> Vacancy:
    """The vacancy, for those who look there, as long as it is open."""
    vacancy = queries.get_vacancy(actor(), vacancy_id)
    authorize(can_run, actor(), vacancy, queries.runs(actor(), vacancy.subject))
    return vacancy


def to_people(vacancy_id: int) -> Response:
    """To the people of a vacancy."""
    return redirect(url_for("talents.people", vacancy_id=vacancy_id))


@bp.route("/vacatures/nieuw/<int:subject_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def open_vacancy(subject_id: int) -> Answer:
    """Look for somebody."""
    subject = get_subject(actor(), subject_id)
    authorize(can_open, actor(), subject, queries.runs(actor(), subject))
    form = VacancyForm(area=str(subject.area_id or ""))
    form.offer_areas()
    if form.validate_on_submit():
        with form.reporting():
            vacancy = services.open_vacancy(actor(), subject, form.terms())
            flash(_("Je vacature staat open. Dit zijn mensen die kunnen passen."))
            return to_people(vacancy.id)
    return page("talents/open_vacancy.html", form=form, subject=subject, subject_url=url_of(subject))


@bp.route("/vacatures/<int:vacancy_id>/veranderen", methods=["GET", "POST"])
@signed_in
@limits.writing
def change_vacancy(vacancy_id: int) -> Answer:
    """Look for something else."""
    vacancy = run_vacancy(vacancy_id)
    form = VacancyForm(data=values_of(vacancy))
    form.offer_areas()
    if form.validate_on_submit():
        with form.reporting():
            services.change_vacancy(actor(), vacancy, form.version.data, form.terms())
            flash(_("Opgeslagen."))
            return redirect(url_for("talents.vacancy", vacancy_id=vacancy_id))
    return page("talents/change_vacancy.html", form=form, vacancy=vacancy)


@bp.route("/vacatures/<int:vacancy_id>/sluiten", methods=["GET", "POST"])
@signed_in
def close_vacancy(vacancy_id: int) -> Answer:
    """Look no more."""
    vacancy = run_vacancy(vacancy_id)
    form = EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.close_vacancy(actor(), vacancy)
            flash(_("De vacature is gesloten. Wie ja zei, krijgt bericht."))
            return redirect(url_of(vacancy.subject))
    return page("talents/close_vacancy.html", form=form, vacancy=vacancy)
