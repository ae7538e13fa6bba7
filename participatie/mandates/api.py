"""The same answer as JSON, for the script beside a form."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from participatie.kernel.errors import Refused
from participatie.kernel.limits import typing
from participatie.kernel.problems import problem
from participatie.kernel.routes import actor, asked_id, public
from participatie.mandates import queries
from participatie.mandates.choosing import proposal_of, suit
from participatie.mandates.forms import AskForm
from participatie.mandates.presenting import answer_view, as_json, chosen_of

bp = Blueprint("mandates_api", __name__, url_prefix="/api/v1")


@bp.get("/mandaten/mag-ik-dit")
@public
@typing
def may_i() -> Response:
    """Whether `kind` in `area` about `theme` for `amount` lies within a mandate: of `holder`, or one's own.

    `mandate` chooses one of these, `subject` is what it is about: advice about that counts.
    """
    form = AskForm(request.args)
    del form.holder
    suit(form)
    holder_id = asked_id("holder")
    if not form.validate():
        return problem(400, " ".join(sentence for _field, sentence in form.error_list()))
    try:
        proposal = proposal_of(form)
    except Refused as refusal:
        return problem(422, refusal.message)
    about, corrects_id = asked_id("subject"), asked_id("corrects")
    weighed = queries.weigh(actor(), proposal, holder_id, subject_id=about, corrects_id=corrects_id)
    found = chosen_of(weighed, request.args.get("mandate"))
    return jsonify(as_json(answer_view(found) if found else None))
