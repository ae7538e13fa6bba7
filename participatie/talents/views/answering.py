"""A person answers a vacancy. Whatever is answered, the address, the way on and the time it takes are the same."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel import limits
from participatie.kernel.routes import actor, safe_next, signed_in
from participatie.kernel.web import Answer
from participatie.talents import queries, services
from participatie.talents.forms import AnswerForm
from participatie.talents.tokens import Said
from participatie.talents.views.blueprint import bp

ANSWERED = {
    Said.YES: _l("Je zei ja. Zegt de ander ook ja, dan hoor je het meteen."),
    Said.LATER: _l("Goed. Over een week of twee zie je dit weer. Niemand ziet dat je dit koos."),
    Said.NO: _l("Goed. Niemand ziet dat je nee zei, nu niet en later niet."),
}


@bp.post("/vacatures/<int:vacancy_id>/antwoord")
@signed_in
@limits.recording
def answer(vacancy_id: int) -> Answer:
    """Say yes, later or no."""
    vacancy, said = queries.get_vacancy(actor(), vacancy_id), AnswerForm().said
    match = services.answer_vacancy(actor(), vacancy, said)
    if match is not None:
        flash(_("Jullie zeiden allebei ja. Stel je voor!"))
        return redirect(url_for("talents.match", key=match.key))
    flash(str(ANSWERED[said]))
    return redirect(safe_next(request.form.get("next"), url_for("talents.cards")))
