"""Saying yes, declining a change, saying what stops, and the steps from state to state."""

from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.assignments import queries, services
from participatie.assignments.forms import AcceptForm, EndProposalForm, StepForm, StopsForm
from participatie.assignments.load import Load
from participatie.assignments.models import Assignment, AssignmentVersion, Side
from participatie.assignments.permissions import (
    can_accept,
    can_end_proposal,
    can_say_what_stops,
    can_step,
    side_of,
)
from participatie.assignments.presenting import Changed, changes, fact_rows, load_words
from participatie.assignments.steps import RULES, Step
from participatie.assignments.views.blueprint import bp
from participatie.assignments.views.own import allowed, back
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


def on_the_table(subject_id: int) -> tuple[Assignment, AssignmentVersion]:
    """The assignment with its newest version, for one of the two sides."""
    assignment = queries.get_assignment(actor(), subject_id)
    return assignment, queries.get_version(assignment, assignment.latest_number)


@dataclass(frozen=True)
class Table:
    """What one reads before deciding: the whole version, what it changes, and whether it fits in the hours of the team."""

    facts: list[tuple[str, str]]
    changed: list[Changed]
    load: Load | None
    load_words: str
    side: Side | None

    @property
    def is_too_much(self) -> bool:
        """Whether the team would get more than its hours."""
        return self.load is not None and self.load.is_too_much

    @property
    def asks_what_stops(self) -> bool:
        """Whether this reader has to say what the team may let go."""
        return self.is_too_much and self.side is Side.CLIENT


def table_of(assignment: Assignment, version: AssignmentVersion) -> Table:
    """What lies on the table, as pages show it."""
    load = queries.load_with(assignment, version.what)
    agreed = queries.get_version(assignment, assignment.agreed_number).what if assignment.agreed_number else None
    changed = changes(agreed, version.what) if agreed else []
    return Table(fact_rows(version.what), changed, load, load_words(load) if load else "", side_of(actor(), assignment))


@bp.route("/<int:subject_id>/ja", methods=["GET", "POST"])
@signed_in
@limits.writing
def accept(subject_id: int) -> Answer:
    """Say yes to the version on the table, after seeing whether it fits."""
    assignment, version = on_the_table(subject_id)
    authorize(can_accept, actor(), assignment, version)
    form, table = AcceptForm(), table_of(assignment, version)
    if form.validate_on_submit():
        with form.reporting():
            both = services.accept(actor(), assignment, form.number.data, form.what_stops.data)
            return back(assignment, _("Jullie zeiden allebei ja.") if both else _("Je ja staat erbij. Nu de andere kant."))
    if not form.is_submitted():
        form.number.data, form.what_stops.data = version.number, version.what_stops
    return page("assignments/accept.html", form=form, assignment=assignment, version=version, table=table)


@bp.route("/<int:subject_id>/wat-stopt", methods=["GET", "POST"])
@signed_in
@limits.writing
def say_what_stops(subject_id: int) -> Answer:
    """Say what the team may let go."""
    assignment, version = on_the_table(subject_id)
    authorize(can_say_what_stops, actor(), assignment, version)
    form = StopsForm()
    if form.validate_on_submit():
        with form.reporting():
            services.say_what_stops(actor(), assignment, form.number.data, form.what_stops.data)
            return back(assignment, _("Het team leest wat het mag laten liggen."))
    if not form.is_submitted():
        form.number.data, form.what_stops.data = version.number, version.what_stops
    return page("assignments/say_what_stops.html", form=form, assignment=assignment, table=table_of(assignment, version))


@bp.route("/<int:subject_id>/toch-niet", methods=["GET", "POST"])
@signed_in
@limits.writing
def end_proposal(subject_id: int) -> Answer:
    """Decline a change of what was agreed, or take one's own back."""
    assignment, version = on_the_table(subject_id)
    authorize(can_end_proposal, actor(), assignment, version)
    form = EndProposalForm()
    if form.validate_on_submit():
        with form.reporting():
            services.end_proposal(actor(), assignment, form.number.data, form.why.data)
            return back(assignment, _("Wat jullie eerder afspraken, blijft gelden."))
    if not form.is_submitted():
        form.number.data = version.number
    return page("assignments/end_proposal.html", form=form, assignment=assignment, table=table_of(assignment, version))


def step_of(word: str) -> Step:
    """The step that an address names."""
    if word not in set(Step):
        raise NotFound
    return Step(word)


@bp.route("/<int:subject_id>/stap/<word>", methods=["GET", "POST"])
@signed_in
@limits.writing
def step(subject_id: int, word: str) -> Answer | Response:
    """Bring it to another state, with a sentence."""
    wanted = step_of(word)
    assignment, rule, form = allowed(subject_id, can_step, wanted), RULES[wanted], form_of(wanted)
    if form.validate_on_submit():
        with form.reporting():
            sentence = form.sentence.data if form.sentence else ""
            reason = str(form.reason.data or "") if form.reason else ""
            services.step(actor(), assignment, wanted, sentence, reason)
            return back(assignment, _("Dat staat erbij."))
    return page("assignments/step.html", form=form, assignment=assignment, rule=rule, step=wanted)


def form_of(wanted: Step) -> StepForm:
    """The form with the question of this step."""
    form, asks = StepForm(), RULES[wanted].asks
    if wanted is not Step.GIVE_BACK:
        del form.reason
    if asks is None:
        del form.sentence
    else:
        form.sentence.label.text = str(asks)
    return form
