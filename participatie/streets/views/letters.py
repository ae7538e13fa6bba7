"""Letters to addresses, for the designers of a plan."""

from flask import current_app, redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from participatie.kernel import files
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.households import LIST, LettersForm, ReplaceForm
from participatie.streets.models import STREET_PLAN, BatchState, Round, StreetPlan
from participatie.streets.permissions import can_send_letters
from participatie.streets.queries import AskLimits, Weighed
from participatie.streets.services import Order
from participatie.streets.views.blueprint import bp


def limits_of_asks() -> AskLimits:
    """How often an address may be asked something here."""
    return AskLimits(current_app.config["ASKS_PER_MONTH"], current_app.config["ASKS_PER_YEAR"])


def _plan(subject_id: int) -> StreetPlan:
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_send_letters, actor(), plan)
    return plan


def _offer_rounds(form: LettersForm | ReplaceForm, plan: StreetPlan) -> None:
    rounds = services.rounds_to_write_for(plan)
    form.round.choices = [SelectChoice(name, str(STREET_PLAN.state(name).label)) for name in rounds]
    if not form.is_submitted() and rounds:
        form.round.data = rounds[0]


@bp.get("/<int:subject_id>/brieven")
@signed_in
def letters(subject_id: int) -> Answer:
    """The letters that were made for a plan."""
    plan = _plan(subject_id)
    batches = queries.list_batches(plan.id)
    can_write = bool(services.rounds_to_write_for(plan))
    replaced = queries.list_replacements(plan.id)
    values = {"batches": batches, "states": state_words(), "can_write": can_write, "replaced": replaced}
    return page("streets/letters.html", 200, plan=plan, labels=round_labels(), **values)


@bp.route("/<int:subject_id>/brieven/nieuw", methods=["GET", "POST"])
@signed_in
def new_letters(subject_id: int) -> Answer:
    """Choose addresses and write; see who is asked too much; only then have them made."""
    plan, form, weighed = _plan(subject_id), LettersForm(), None
    _offer_rounds(form, plan)
    if form.validate_on_submit() and (order := _order(form, plan)) is not None:
        weighed = queries.weigh(plan.id, limits_of_asks(), order.zone, order.address_ids)
        if form.seen.data == weighed.mark:
            with form.reporting():
                batch = services.order_letters(actor(), plan, order, limits_of_asks(), form.seen.data)
                return redirect(url_for("streets.letter_batch", subject_id=plan.id, batch_id=batch.id), 303)
        form.seen.data = weighed.mark
    return page(
        "streets/new_letters.html",
        plan=plan,
        form=form,
        weighed=weighed,
        limits=limits_of_asks(),
        asked=asked_lines(weighed) if weighed else [],
    )


@bp.route("/<int:subject_id>/brieven/vervangen", methods=["GET", "POST"])
@signed_in
def replace_letter(subject_id: int) -> Answer:
    """A new letter, with a new code, for one address."""
    plan, form = _plan(subject_id), ReplaceForm()
    _offer_rounds(form, plan)
    form.address.choices = [SelectChoice(address.id, address.label) for address in queries.list_plan_addresses(plan.id)]
    if not form.is_submitted() and (earlier := queries.list_batches(plan.id)):
        form.message.data = earlier[0].message
    if form.validate_on_submit():
        with form.reporting():
            ids = (form.address.data,) if form.address.data else ()
            order = Order(Round(form.round.data), form.message.data, address_ids=ids, language=form.language.data or "nl")
            batch = services.replace_letter(actor(), plan, order)
            return redirect(url_for("streets.letter_batch", subject_id=plan.id, batch_id=batch.id), 303)
    return page("streets/replace_letter.html", plan=plan, form=form)


@bp.get("/<int:subject_id>/brieven/<int:batch_id>")
@signed_in
def letter_batch(subject_id: int, batch_id: int) -> Answer:
    """How far the letters are, and the file once they are ready."""
    plan = _plan(subject_id)
    batch = queries.get_batch(plan.id, batch_id)
    return page(
        "streets/letter_batch.html",
        plan=plan,
        batch=batch,
        state=state_words().get(batch.state, ""),
        is_busy=batch.state in queries.UNMADE,
        keep_days=current_app.config["LETTERS_KEPT_DAYS"],
        in_a_part=services.IN_A_PART,
    )


@bp.get("/<int:subject_id>/brieven/<int:batch_id>/pdf")
@signed_in
def letters_file(subject_id: int, batch_id: int) -> Response:
    """The letters, for the designers of the plan and nobody else: their codes are in it."""
    plan = _plan(subject_id)
    batch = queries.get_batch(plan.id, batch_id)
    if batch.file_key is None or not files.path_of(batch.file_key).is_file():
        raise NotFound
    data = files.path_of(batch.file_key).read_bytes()
    suffix, media_type = ("pdf", "application/pdf") if data.startswith(b"%PDF") else ("zip", "application/zip")
    response = Response(data, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="brieven-{plan.id}-{batch.id}.{suffix}"'
    return response


def round_labels() -> dict[str, str]:
    """How the rounds are called."""
    return {name: str(STREET_PLAN.state(name).label) for name in Round}


def state_words() -> dict[str, str]:
    """How far a batch is, in words."""
    return {
        BatchState.WAITING: _("Wacht op de drukker"),
        BatchState.MAKING: _("Wordt gemaakt"),
        BatchState.READY: _("Klaar"),
        BatchState.FAILED: _("Mislukt"),
    }


def asked_lines(weighed: Weighed) -> list[str]:
    """How often these addresses were asked something in the past year, by all plans together."""
    lines = []
    for times, n in weighed.times:
        if times == 0:
            lines.append(_("%(n)s adressen kregen nog geen vraag.", n=n))
        else:
            lines.append(
                ngettext("%(n)s adressen kregen al %(num)s vraag.", "%(n)s adressen kregen al %(num)s vragen.", times, n=n)
            )
    return lines


def _order(form: LettersForm, plan: StreetPlan) -> Order | None:
    in_round, language = Round(form.round.data), form.language.data or "nl"
    if form.to.data != LIST:
        return Order(in_round, form.message.data, zone=form.to.data, language=language)
    ids, unknown = queries.find_listed(plan.id, form.addresses.data.splitlines())
    if unknown:
        shown = ", ".join(unknown[:5])
        form.addresses.errors = [_("Deze adressen horen niet bij het plan: %(shown)s.", shown=shown)]
    elif not ids:
        form.addresses.errors = [_("Zet ten minste één adres op je lijst.")]
    return None if form.addresses.errors else Order(in_round, form.message.data, address_ids=tuple(ids), language=language)
