"""Vacancies as everybody sees them."""

from flask import request, url_for

from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.web import Answer, page
from participatie.talents import queries
from participatie.talents.choosing import read
from participatie.talents.permissions import can_run
from participatie.talents.presenting import reasons_for_person, vacancy_line
from participatie.talents.queries import OwnAnswer
from participatie.talents.views.blueprint import bp


@bp.get("/vacatures")
@public
def vacancies() -> Answer:
    """All open vacancies, with filters."""
    asked = read(request.args)
    found = queries.page_vacancies(actor(), asked.wish, page_number())
    chosen = [
        {"label": label, "remove_url": url_for("talents.vacancies", **asked.without(name))} for name, label in asked.choices
    ]
    lines = [vacancy_line(vacancy) for vacancy in found.rows]
    return page("talents/vacancies.html", asked=asked, found=found, chosen=chosen, lines=lines)


@bp.get("/vacatures/<int:vacancy_id>")
@public
def vacancy(vacancy_id: int) -> Answer:
    """One vacancy, and for who is signed in the own answer to it."""
    found = queries.get_vacancy(actor(), vacancy_id)
    profile = queries.find_profile(actor().id) if actor().is_signed_in else None
    runs = queries.runs(actor(), found.subject)
    return page(
        "talents/vacancy.html",
        line=vacancy_line(found),
        vacancy=found,
        runs=runs,
        may_run=can_run(actor(), found, runs),
        has_profile=profile is not None,
        own=queries.own_answer(profile, found) if profile else OwnAnswer(None, False, None),
        reasons=reasons_for_person(queries.fit_of(profile, found)) if profile else [],
    )
