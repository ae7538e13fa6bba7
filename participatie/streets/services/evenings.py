"""A tablet that goes round on an evening: it can take wishes and remarks for one plan, and nothing else.

Its key is worth nothing but that. What it does is done on behalf of the designer who opened it, as long as that is one.
"""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _

from participatie.accounts.queries import actor_for
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.streets import queries
from participatie.streets.events import EveningEnded, EveningOpened
from participatie.streets.models import Contribution, PlanEvening, Source, StreetPlan
from participatie.streets.permissions import can_design, can_record
from participatie.streets.services.contributions import Origin
from participatie.streets.services.recording import Said, record

log = logging.getLogger(__name__)

MOST_HOURS = 8
STOP_DIGITS = range(4, 9)


@dataclass(frozen=True)
class Opened:
    """A new evening with the key for the cookie of its tablet, which is told once."""

    evening: PlanEvening
    key: str


def open_evening(actor: Actor, plan: StreetPlan, hours: int, stop_code: str) -> Opened:
    """Let this tablet take wishes and remarks, for at most so many hours. `stop_code` are the digits that end it."""
    authorize(can_design, actor, plan)
    if actor.id is None or not can_record(actor, plan):
        raise Refused(_("In deze ronde vragen we mensen niets. Een avond kan bij wensen, ontwerp en voorkeur."))
    if not 1 <= hours <= MOST_HOURS:
        raise Refused(_("Kies 1 tot %(n)s uur.", n=MOST_HOURS), field="hours")
    if not (stop_code.isascii() and stop_code.isdigit() and len(stop_code) in STOP_DIGITS):
        raise Refused(_("Kies vier tot acht cijfers."), field="stop_code")
    key = secrets.token_urlsafe(24)
    evening = PlanEvening(
        plan_id=plan.id,
        key_hash=hash_key(key),
        stop_hash=_hash_stop(hash_key(key), stop_code),
        opened_by_id=actor.id,
        opened_at=now(),
        until=now() + timedelta(hours=hours),
    )
    db.session.add(evening)
    db.session.flush()
    emit(EveningOpened(by_id=actor.id, subject_id=plan.id, evening_id=evening.id))
    return Opened(evening, key)


def hash_key(key: str) -> str:
    """What we keep of the key of a tablet."""
    return hashlib.sha256(key.encode()).hexdigest()


def host_of(evening: PlanEvening) -> Actor:
    """The designer on whose behalf the tablet takes what people say, with what that person holds at this moment."""
    return actor_for(evening.opened_by_id)


def take_in_room(evening: PlanEvening, said: Said) -> Contribution:
    """Put what somebody typed on the tablet with the plan."""
    host = host_of(evening)
    plan = queries.get_plan(host, evening.plan_id)
    authorize(can_record, host, plan)
    taken = record(host, plan, said, Origin(Source.ROOM))
    evening.taken_count += 1
    db.session.flush()
    log.info("taken in the room", extra={"evening_id": evening.id, "contribution_id": taken.id})
    return taken


def end_evening(actor: Actor, plan: StreetPlan, evening: PlanEvening) -> None:
    """End it from a desk."""
    authorize(can_design, actor, plan)
    _end(actor.id, evening)


def end_by_code(evening: PlanEvening, stop_code: str) -> None:
    """End it on the tablet itself, with the digits that the designer chose."""
    if not secrets.compare_digest(evening.stop_hash, _hash_stop(evening.key_hash, stop_code)):
        raise Refused(_("Deze cijfers kloppen niet."), field="stop_code")
    _end(evening.opened_by_id, evening)


def _end(by_id: int | None, evening: PlanEvening) -> None:
    if evening.ended_at is None:
        evening.ended_at = now()
        db.session.flush()
        taken = evening.taken_count
        emit(EveningEnded(by_id=by_id, subject_id=evening.plan_id, evening_id=evening.id, taken=taken))


def _hash_stop(key_hash: str, stop_code: str) -> str:
    return hashlib.scrypt(stop_code.encode(), salt=key_hash.encode(), n=2**12, r=8, p=1, dklen=32).hex()
