"""Letters to addresses: who gets one, making them in the worker, and forgetting the file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import after_commit, db, unit_of_work
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.files import keep_document, path_of
from participatie.kernel.jobs import wake
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries
from participatie.streets.events import LettersReplaced
from participatie.streets.models import (
    WAY,
    Ask,
    BatchState,
    HouseholdCode,
    LetterBatch,
    LetterPart,
    PlanAddress,
    Round,
    StreetPlan,
)
from participatie.streets.permissions import LETTERED, can_send_letters
from participatie.streets.queries.letters import AskLimits, LetterText, Weighed
from participatie.streets.services.printing import print_letters
from participatie.streets.services.rounds import hold

MOST_AT_ONCE = 5_000
IN_A_PART = 200
MOST_LINES = 12
GIVEN_UP_AFTER = timedelta(hours=12)

_wake_printer = partial(wake, "make_letters")


@dataclass(frozen=True)
class Order:
    """Letters as a designer asks for them: for which round, what they say, and to a zone or else a list of addresses."""

    round: Round
    message: str
    zone: str | None = None
    address_ids: tuple[int, ...] = ()
    language: str = "nl"


def rounds_to_write_for(plan: StreetPlan) -> list[Round]:
    """The rounds in which households wish or speak that are not over yet; letters may be ready before their round opens."""
    return [name for name in WAY if name in LETTERED and WAY.index(name) >= WAY.index(plan.round)]


def order_letters(actor: Actor, plan: StreetPlan, order: Order, limits: AskLimits, seen: str) -> LetterBatch:
    """Have letters made. `seen` is the mark of what the designer saw: who gets one, and who was asked enough already."""
    _refuse_unfit(actor, plan, order)
    _hold_addresses(plan, order)
    weighed = queries.weigh(plan.id, limits, order.zone, order.address_ids)
    if weighed.mark != seen:
        raise Refused(_("Kijk eerst wie een brief krijgt en wie niet. Druk daarna nog een keer."))
    _refuse_amount(weighed)
    batch = _new_batch(actor, plan, order, weighed.to_write)
    for address in weighed.to_write:
        db.session.add(Ask(address_key=address.address_key, plan_id=plan.id, batch_id=batch.id, asked_on=today()))
    db.session.flush()
    return batch


def replace_letter(actor: Actor, plan: StreetPlan, order: Order) -> LetterBatch:
    """A new letter for one address that lost the first. It is no new question; the old code stops once the new one is made."""
    _refuse_unfit(actor, plan, order)
    addresses = db.session.scalars(
        select(PlanAddress).where(PlanAddress.plan_id == plan.id, PlanAddress.id.in_(order.address_ids))
    ).all()
    if len(addresses) != 1:
        raise Refused(_("Kies één adres."), field="address")
    if not queries.has_letter(plan.id, order.round, addresses[0].id):
        raise Refused(_("Dit adres kreeg voor deze ronde nog geen brief. Maak eerst gewone brieven."), field="address")
    return _new_batch(actor, plan, order, addresses)


def make_batch(batch_id: int, site: str, place: str) -> None:
    """Make the letters of a batch, in the worker: some at a time, each time kept, so that one sees how far it is.

    After a crash the rest is made. Two workers at the same batch may print the same letters; those that are kept first count.
    """
    text = _begin(batch_id, site, place)
    while text is not None and text.addresses:
        code_of = {address_id: codes.new_code() for address_id in list(text.addresses)[:IN_A_PART]}
        now_printed = {address_id: text.addresses[address_id] for address_id in code_of}
        try:
            data = print_letters(replace(text, addresses=now_printed), code_of)
        except Refused:
            give_up(batch_id)
            return
        with unit_of_work():
            _keep_part(batch_id, data, code_of)
        text = _begin(batch_id, site, place)
    with unit_of_work():
        _finish(batch_id)


def post_letters(batch: LetterBatch, code_of: Mapping[int, str]) -> None:
    """Let letters count that went out with these codes by another way than a file of ours; `code_of` is by address."""
    _give_codes(batch, code_of)
    _finish(batch.id)


def give_up(batch_id: int) -> None:
    """These letters cannot be made; nobody was asked anything."""
    with unit_of_work():
        batch = db.session.get_one(LetterBatch, batch_id, with_for_update=True)
        if batch.state in queries.UNMADE:
            _fail(batch)


def forget_printed_letters(keep_days: int) -> None:
    """Let go of files with codes in them; the nightly sweep removes what nothing points at."""
    old = LetterBatch.made_at < now() - timedelta(days=keep_days)
    db.session.execute(update(LetterBatch).where(old, LetterBatch.file_key.is_not(None)).values(file_key=None))


def _refuse_unfit(actor: Actor, plan: StreetPlan, order: Order) -> None:
    authorize(can_send_letters, actor, plan)
    hold(plan)
    if order.round not in rounds_to_write_for(plan):
        raise Refused(
            _("Voor deze ronde is geen brief met een code, of hij is al voorbij. Kies een andere ronde."),
            field="round",
        )
    if len(order.message.splitlines()) > MOST_LINES:
        raise Refused(_("Schrijf ten hoogste %(n)s regels, dan past de brief op één bladzijde.", n=MOST_LINES), field="message")
    if queries.find_unmade(plan.id) is not None:
        raise Refused(_("Er worden nu brieven gemaakt. Wacht tot die klaar zijn."))


def _refuse_amount(weighed: Weighed) -> None:
    if not weighed.to_write:
        raise Refused(_("Geen enkel adres kan nu een brief krijgen."), field="to")
    if len(weighed.to_write) > MOST_AT_ONCE:
        raise Refused(_("Maak ten hoogste %(n)s brieven tegelijk. Kies minder adressen.", n=MOST_AT_ONCE), field="to")


def _hold_addresses(plan: StreetPlan, order: Order) -> None:
    """Lock these houses in all plans, so that two plans at once cannot both ask the last question there is room for."""
    chosen = PlanAddress.zone == order.zone if order.zone else PlanAddress.id.in_(order.address_ids)
    keys = select(PlanAddress.address_key).where(PlanAddress.plan_id == plan.id, chosen)
    everywhere = select(PlanAddress.id).where(PlanAddress.address_key.in_(keys))
    db.session.execute(everywhere.order_by(PlanAddress.id).with_for_update()).all()


def _new_batch(actor: Actor, plan: StreetPlan, order: Order, addresses: Sequence[PlanAddress]) -> LetterBatch:
    moment = now()
    batch = LetterBatch(plan_id=plan.id, round=order.round, message=order.message, state=BatchState.WAITING)
    batch.total, batch.done, batch.made_by_id, batch.made_at = len(addresses), 0, actor.id, moment
    batch.language = order.language
    db.session.add(batch)
    db.session.flush()
    for address in addresses:
        db.session.add(
            HouseholdCode(plan_id=plan.id, round=order.round, address_id=address.id, batch_id=batch.id, made_at=moment)
        )
    db.session.flush()
    after_commit(_wake_printer)
    return batch


def _begin(batch_id: int, site: str, place: str) -> LetterText | None:
    with unit_of_work():
        batch = db.session.get_one(LetterBatch, batch_id, with_for_update=True)
        if batch.state not in queries.UNMADE:
            return None
        if batch.made_at < now() - GIVEN_UP_AFTER:
            _fail(batch)
            return None
        batch.state = BatchState.MAKING
        return queries.text_of_batch(batch, site, place)


def _fail(batch: LetterBatch) -> None:
    batch.state, batch.done = BatchState.FAILED, 0
    db.session.execute(delete(Ask).where(Ask.batch_id == batch.id))
    db.session.execute(delete(LetterPart).where(LetterPart.batch_id == batch.id))
    for code in queries.list_codes(batch.id):
        code.code_hash = None
    db.session.flush()


def _keep_part(batch_id: int, data: bytes, code_of: dict[int, str]) -> None:
    batch = db.session.get_one(LetterBatch, batch_id, with_for_update=True)
    if not _give_codes(batch, code_of):
        return
    number = len(queries.list_parts(batch_id)) + 1
    file = keep_document(data, "application/pdf")
    db.session.add(LetterPart(batch_id=batch_id, number=number, file_key=file.key))
    db.session.flush()


def _give_codes(batch: LetterBatch, code_of: Mapping[int, str]) -> bool:
    """Whether these codes are now those of their letters; not when other letters were made for them meanwhile."""
    unmade = {code.address_id: code for code in queries.list_codes(batch.id) if code.code_hash is None}
    if batch.state not in queries.UNMADE or not code_of.keys() <= unmade.keys():
        return False
    for address_id, code in code_of.items():
        unmade[address_id].code_hash = keyed_hash(codes.PURPOSE, code)
    batch.done += len(code_of)
    db.session.flush()
    return True


def _finish(batch_id: int) -> None:
    """All letters are there: from now on their codes count, and no earlier code of these addresses does."""
    batch = db.session.get_one(LetterBatch, batch_id, with_for_update=True)
    if batch.state not in queries.UNMADE:
        return
    moment = now()
    earlier = queries.list_replaced_by(batch)
    replaced = {code.address_id for code in earlier}
    for code in earlier:
        code.replaced_at = moment
    for code in queries.list_codes(batch.id):
        code.is_replacement = code.address_id in replaced
    batch.file_key = _bound_together(queries.list_parts(batch_id))
    db.session.execute(delete(LetterPart).where(LetterPart.batch_id == batch_id))
    batch.state, batch.made_at = BatchState.READY, moment
    db.session.flush()
    if replaced:
        emit(LettersReplaced(by_id=batch.made_by_id, subject_id=batch.plan_id, batch_id=batch.id, count=len(replaced)))


def _bound_together(parts: Sequence[LetterPart]) -> str | None:
    """One PDF as it is; more of them in a zip, in the order of a walk through the street."""
    if len(parts) < 2:
        return parts[0].file_key if parts else None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as folder:
        for part in parts:
            folder.writestr(f"brieven-{part.number:03}.pdf", path_of(part.file_key).read_bytes())
    return keep_document(packed.getvalue(), "application/zip").key
