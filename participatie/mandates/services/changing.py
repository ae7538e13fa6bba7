"""Changing a mandate: other words, other bounds, or one bound that turned out too narrow. What it said stays readable."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.mandates import queries
from participatie.mandates.bounds import FIGURES, Bounds, Sort
from participatie.mandates.events import BoundKept, MandateChanged
from participatie.mandates.models import KeptBound, Mandate, MandateVersion
from participatie.mandates.permissions import can_change, can_widen
from participatie.mandates.services.asking import usable_said
from participatie.mandates.services.mailing import mail_mandate
from participatie.mandates.services.registering import Grant, fill, refuse_bad_giver, refuse_beyond
from participatie.mandates.suggesting import hits_of
from participatie.mandates.wording import figure_words


def change_mandate(actor: Actor, mandate: Mandate, version: int, grant: Grant, why: str) -> None:
    """Another sentence or other bounds: a new version, and what it said before stays readable."""
    chain = queries.lock_chain(mandate)
    parent = chain[1] if len(chain) > 1 else None
    authorize(can_change, actor, mandate, parent)
    reason = usable_said(why, "why", _("Vertel waarom het verandert."))
    if mandate.version != version:
        raise Conflict((Clash(_("In één zin"), mine=grant.sentence, theirs=mandate.sentence),))
    if parent is None:
        refuse_bad_giver(mandate.holder_id, grant)
    _keep_version(actor, mandate, reason)
    fill(mandate, parent, grant)
    _tell(actor, mandate, reason)


def widen(actor: Actor, mandate: Mandate, wanted: dict[Sort, int], why: str) -> None:
    """Let bounds that are figures reach further, by who gave the mandate and never beyond what they have themselves."""
    chain = queries.lock_chain(mandate)
    parent = chain[1] if len(chain) > 1 else None
    authorize(can_widen, actor, mandate, parent)
    reason = usable_said(why, "why", _("Vertel waarom het verandert."))
    _keep_version(actor, mandate, reason)
    for sort, value in wanted.items():
        bound = getattr(mandate, FIGURES[sort])
        if bound is None or value <= bound:
            raise Refused(_("Kies meer dan nu. Nu staat er al %(bound)s.", bound=_shown(sort, bound)), field="value")
        setattr(mandate, FIGURES[sort], value)
    refuse_beyond(mandate, parent)
    _tell(actor, mandate, reason)


def keep_bound(actor: Actor, mandate: Mandate, sort: Sort, why: str) -> None:
    """Leave a bound as it is although it is hit often, and say why. It is suggested again after as many new hits."""
    chain = queries.lock_chain(mandate)
    authorize(can_widen, actor, mandate, chain[1] if len(chain) > 1 else None)
    reason = usable_said(why, "why", _("Vertel waarom de grens blijft zoals die is."))
    hits = len(hits_of(queries.list_hits(mandate), sort))
    db.session.add(KeptBound(mandate_id=mandate.id, sort=sort, hits=hits, why=reason, by_id=actor.id, at=now()))
    db.session.flush()
    emit(
        BoundKept(
            by_id=actor.id,
            subject_id=mandate.holder_id,
            mandate_id=mandate.id,
            sentence=mandate.sentence,
            sort=sort,
            hits=hits,
            why=reason,
        )
    )


def _shown(sort: Sort, bound: int | None) -> str:
    return figure_words(sort, bound) if bound is not None else _("geen grens")


def _tell(actor: Actor, mandate: Mandate, why: str) -> None:
    mandate.version += 1
    db.session.flush()
    emit(
        MandateChanged(
            by_id=actor.id,
            subject_id=mandate.holder_id,
            mandate_id=mandate.id,
            sentence=mandate.sentence,
            version=mandate.version,
            why=why,
        )
    )
    mail_mandate("changed", mandate, why)


def _keep_version(actor: Actor, mandate: Mandate, why: str) -> None:
    db.session.add(
        MandateVersion(
            mandate_id=mandate.id,
            version=mandate.version,
            sentence=mandate.sentence,
            facts=_facts(mandate.bounds),
            why=why,
            by_id=actor.id,
            at=now(),
        )
    )


def _facts(bounds: Bounds) -> dict[str, int | str | None]:
    return {
        "kinds": " ".join(sorted(bounds.allowed)),
        "areas": ", ".join(name for _path, name in bounds.areas),
        "themes": ", ".join(name for _id, name in bounds.themes),
        "amount_cents": bounds.amount_cents,
        "year_cents": bounds.year_cents,
        "days": bounds.days,
        "addresses": bounds.addresses,
        "reversible_only": int(bounds.reversible_only),
        "advisers": ", ".join(name for _id, name in bounds.advisers),
    }
