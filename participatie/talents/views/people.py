"""Who fits a vacancy, for those who look: one card at a time, or all in a list."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel import limits
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.talents import queries, services
from participatie.talents.forms import AnswerForm
from participatie.talents.matching import Fit
from participatie.talents.models import Vacancy
from participatie.talents.presenting import PersonCard, person_card, vacancy_line
from participatie.talents.tokens import Said
from participatie.talents.views.blueprint import bp
from participatie.talents.views.running import run_vacancy
from participatie.talents.vocabulary import TALENTS, words

LIST = "lijst"
ASKED = {
    Said.YES: _l("Gevraagd. Zegt diegene ook ja, dan hoor je het meteen."),
    Said.LATER: _l("Goed. Over een week of twee zie je deze kaart weer. Niemand ziet dat je dit koos."),
    Said.NO: _l("Goed. Deze kaart zie jij niet meer. Niemand ziet dat je nee zei, ook je eigen team niet."),
}


def shown(vacancy: Vacancy, fits: list[Fit]) -> list[PersonCard]:
    """People as this actor may see them, in the order given. Three statements."""
    viewer = queries.viewer_of(actor())
    profiles = queries.load_profiles([one.candidate.profile_id for one in fits])
    cards = ((one, profiles.get(one.candidate.profile_id)) for one in fits)
    return [person_card(one, known, vacancy, viewer.sight_of(one.candidate)) for one, known in cards if known]


@bp.get("/vacatures/<int:vacancy_id>/mensen")
@signed_in
def people(vacancy_id: int) -> Answer:
    """Who said yes, who was asked, who fits, and the matches."""
    vacancy = run_vacancy(vacancy_id)
    found = queries.list_people_of(actor(), vacancy)
    fits = [*found.said_yes, *found.asked, *found.suggested]
    cards = shown(vacancy, fits)
    willing, asked = len(found.said_yes), len(found.said_yes) + len(found.asked)
    return page(
        "talents/people.html",
        vacancy=vacancy,
        line=vacancy_line(vacancy),
        said_yes=cards[:willing],
        asked=cards[willing:asked],
        suggested=cards[asked:],
        adding=shown(vacancy, [found.adding] if found.adding else []),
        missing=words(TALENTS, found.missing),
        matches=found.matches,
        as_list=request.args.get("weergave") == LIST,
    )


@bp.post("/vacatures/<int:vacancy_id>/mensen/<card>/antwoord")
@signed_in
@limits.recording
def ask(vacancy_id: int, card: str) -> Answer:
    """Say yes, later or no to somebody."""
    vacancy, said = run_vacancy(vacancy_id), AnswerForm().said
    profile = queries.find_profile_by_card(vacancy, card)
    if profile is None:
        raise NotFound
    match = services.ask_person(actor(), vacancy, profile, said)
    if match is not None:
        flash(_("Jullie zeiden allebei ja. Stel je voor!"))
        return redirect(url_for("talents.match", key=match.key))
    flash(str(ASKED[said]))
    as_list = request.form.get("weergave") == LIST
    return redirect(url_for("talents.people", vacancy_id=vacancy_id, weergave=LIST if as_list else None))
