"""What whose promise it is does with it, and what others say of it."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.commitments import queries, services
from participatie.commitments.forms import ChangeForm, JudgeForm, KeepForm, WithdrawForm
from participatie.commitments.models import Commitment
from participatie.commitments.permissions import can_judge, can_speak_for
from participatie.commitments.views.blueprint import bp
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import Conflict
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


def _own(commitment_id: int) -> Commitment:
    commitment = queries.get_commitment(actor(), commitment_id)
    authorize(can_speak_for, actor(), commitment)
    return commitment


def _back(commitment: Commitment) -> Response:
    return redirect(url_for("commitments.detail", commitment_id=commitment.id))


def _over(commitment: Commitment) -> Response:
    """There is nothing left to do: the page itself tells why."""
    flash(_("Deze toezegging is al nagekomen of teruggenomen."))
    return _back(commitment)


@bp.route("/<int:commitment_id>/nagekomen", methods=["GET", "POST"])
@signed_in
@limits.writing
def keep(commitment_id: int) -> Answer:
    """Say that it was done."""
    commitment, form = _own(commitment_id), KeepForm()
    if form.validate_on_submit():
        with form.reporting():
            services.keep(actor(), commitment)
            flash(_("Mooi. Bij je toezegging staat nu: nagekomen."))
            return _back(commitment)
    if not commitment.is_open and not form.is_submitted():
        return _over(commitment)
    return page("commitments/keep.html", form=form, row=queries.get_row(actor(), commitment_id))


@bp.post("/<int:commitment_id>/toch-niet-nagekomen")
@signed_in
def take_back_kept(commitment_id: int) -> Answer:
    """Say that "kept" was a mistake."""
    commitment = _own(commitment_id)
    services.take_back_kept(actor(), commitment)
    flash(_("Je toezegging staat weer open."))
    return _back(commitment)


@bp.route("/<int:commitment_id>/veranderen", methods=["GET", "POST"])
@signed_in
@limits.writing
def change(commitment_id: int) -> Answer:
    """Give it another date or wording, and say why."""
    commitment = _own(commitment_id)
    form = ChangeForm(obj=commitment)
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.change(actor(), commitment, form.version.data, form.what.data, form.due_on.data, form.why.data)
            except Conflict as conflict:
                raise Conflict(conflict.clashes, url_for("commitments.change", commitment_id=commitment_id)) from conflict
            return _back(commitment)
    if not commitment.is_open and not form.is_submitted():
        return _over(commitment)
    return page("commitments/change.html", form=form, row=queries.get_row(actor(), commitment_id))


@bp.route("/<int:commitment_id>/terugnemen", methods=["GET", "POST"])
@signed_in
@limits.writing
def withdraw(commitment_id: int) -> Answer:
    """Take it back, and say why."""
    commitment, form = _own(commitment_id), WithdrawForm()
    if form.validate_on_submit():
        with form.reporting():
            services.withdraw(actor(), commitment, form.why.data)
            flash(_("Je nam je toezegging terug."))
            return _back(commitment)
    if not commitment.is_open and not form.is_submitted():
        return _over(commitment)
    return page("commitments/withdraw.html", form=form, row=queries.get_row(actor(), commitment_id))


@bp.route("/<int:commitment_id>/oordeel", methods=["GET", "POST"])
@signed_in
@limits.writing
def judge(commitment_id: int) -> Answer:
    """Say whether what somebody else promised was kept."""
    commitment = queries.get_commitment(actor(), commitment_id)
    authorize(can_judge, actor(), commitment, queries.is_involved(actor(), commitment.subject))
    own = next((it for it in queries.list_judgements(commitment_id) if it.person_id == actor().id), None)
    form = JudgeForm(data={"verdict": "kept" if own.is_kept else "not_kept", "sentence": own.sentence} if own else None)
    if form.validate_on_submit():
        with form.reporting():
            say = services.confirm if form.verdict.data == "kept" else services.dispute
            say(actor(), commitment, form.sentence.data)
            flash(_("Je oordeel staat erbij."))
            return _back(commitment)
    return page("commitments/judge.html", form=form, row=queries.get_row(actor(), commitment_id))
