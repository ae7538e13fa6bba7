"""What the trail adds to the platform: an entry at the end of each transaction, refused tries, and a check each night."""

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l
from limits import RateLimitItemPerHour
from sqlalchemy import event

from participatie.accounts.roles import is_staff
from participatie.audit import services
from participatie.kernel import refusals
from participatie.kernel.db import db
from participatie.kernel.jobs import nightly
from participatie.kernel.limits import limiter
from participatie.kernel.refusals import RefusedTry
from participatie.subjects.wording import name_events

OF_ONE, OF_ALL = RateLimitItemPerHour(20), RateLimitItemPerHour(200)
"""So many refused tries are told in an hour, of one person and of all together: nobody fills a disk with them."""


def init_app(_app: Flask) -> None:
    """Write along with every transaction, and name the events."""
    refusals.tell_to(note)
    for name, listener in (("before_commit", services.write_waiting), ("after_soft_rollback", services.forget_undone)):
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)
    name_events({"TryRefused": _l("geweigerde poging"), "TrailChecked": _l("controlespoor gecontroleerd")})


def note(tried: RefusedTry) -> None:
    """A right that somebody lacks is always told; a rule that said no only of those who use rights of staff."""
    counter, whose = limiter.limiter, f"refused try, person {tried.actor_id}"
    if tried.actor_id is None or not (tried.is_of_a_right or any(map(is_staff, tried.roles))):
        return
    if counter.hit(OF_ONE, whose) and counter.hit(OF_ALL, "refused try"):
        is_last = counter.get_window_stats(OF_ONE, whose).remaining == 0
        services.note_refusal(tried.actor_id, tried.endpoint, tried.what, is_last=is_last)


@nightly
def check_audit_trail() -> None:
    """Check the whole trail, and keep its head outside the database."""
    config = current_app.config
    services.check_and_keep(config["AUDIT_FOLDER"], config["AUDIT_MAIL"], config["LANGUAGES"][0])
