"""Drawing in a draft: all elements at once from the editor or a file, or one at a time from a form.

A save says from which revision it began. When somebody else saved meanwhile nothing is overwritten: the answer is a Conflict
that tells what differs, and the editor puts the two together.
"""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import delete, insert

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.streets import queries
from participatie.streets.balance import totals_of
from participatie.streets.comparing import Change, ChangeKind, Thing, compare
from participatie.streets.drawn import MOST_ELEMENTS, Drawn, check
from participatie.streets.models import Element, PlanVersion, StreetPlan, sort_of
from participatie.streets.permissions import can_draw
from participatie.streets.services.versions import COPIED

MOST_TOLD = 20


def save_elements(actor: Actor, plan: StreetPlan, version: PlanVersion, drawn: Sequence[Drawn], revision: int) -> int:
    """Make these the elements of a draft, all others gone. Returns the new revision."""
    authorize(can_draw, actor, version, plan)
    _hold(version)
    authorize(can_draw, actor, version, plan)
    if len(drawn) > MOST_ELEMENTS:
        raise Refused(_("Er passen ten hoogste %(limit)s onderdelen in een versie.", limit=MOST_ELEMENTS))
    if revision != version.revision:
        if clash := clash_of(queries.list_elements(version.id), drawn):
            raise Conflict((clash,))
        return version.revision
    db.session.execute(delete(Element).where(Element.version_id == version.id))
    _insert(version, drawn)
    version.totals = totals_of(drawn)
    return _grown(version)


def put_element(actor: Actor, plan: StreetPlan, version: PlanVersion, drawn: Drawn, revision: int) -> int:
    """Add one element to a draft, or change the one with this key."""
    authorize(can_draw, actor, version, plan)
    check(drawn, plan.ring)
    _hold(version)
    authorize(can_draw, actor, version, plan)
    there = queries.find_element(version.id, drawn.key)
    if revision != version.revision and there is not None and (clash := clash_of([there], [drawn])):
        raise Conflict((clash,))
    if there is None and queries.count_elements(version.id) >= MOST_ELEMENTS:
        raise Refused(_("Er passen ten hoogste %(limit)s onderdelen in een versie.", limit=MOST_ELEMENTS))
    if there is None:
        _insert(version, [drawn])
    else:
        for name in COPIED:
            setattr(there, name, getattr(drawn, name))
        db.session.flush()
    version.totals = totals_of(queries.list_elements(version.id))
    return _grown(version)


def remove_element(actor: Actor, plan: StreetPlan, version: PlanVersion, key: str) -> int:
    """Take one element out of a draft; one that is gone already stays so."""
    authorize(can_draw, actor, version, plan)
    _hold(version)
    authorize(can_draw, actor, version, plan)
    db.session.execute(delete(Element).where(Element.version_id == version.id, Element.key == key))
    version.totals = totals_of(queries.list_elements(version.id))
    return _grown(version)


def clash_of(theirs: Sequence[Thing], mine: Sequence[Thing]) -> Clash | None:
    """What differs between two drawings of one draft, in lines of words; None when nothing does."""
    changes = compare(theirs, mine)
    if not changes:
        return None
    said = [_line(change) for change in changes[:MOST_TOLD]]
    more = len(changes) - MOST_TOLD
    if more > 0:
        said.append((_("en nog %(n)s", n=more),) * 2)
    return Clash(_("Onderdelen"), "\n".join(mine for mine, _t in said), "\n".join(theirs for _m, theirs in said))


def _line(change: Change) -> tuple[str, str]:
    name = change.thing.label or str(sort_of(change.thing.kind).label)
    if change.kind is ChangeKind.ADDED:
        return _("%(name)s: staat er", name=name), _("%(name)s: staat er niet", name=name)
    if change.kind is ChangeKind.REMOVED:
        return _("%(name)s: staat er niet", name=name), _("%(name)s: staat er", name=name)
    if change.kind is ChangeKind.MOVED:
        here = _("%(name)s: %(m)s meter verder", name=name, m=f"{change.moved_m:.1f}")
        return here, _("%(name)s: op de andere plek", name=name)
    return _("%(name)s: zoals jij het maakte", name=name), _("%(name)s: zoals een ander het maakte", name=name)


def _hold(version: PlanVersion) -> None:
    """Two saves of one draft wait for each other."""
    db.session.refresh(version, ["revision", "published_at"], with_for_update={"key_share": True})


def _insert(version: PlanVersion, drawn: Sequence[Thing]) -> None:
    rows = [{"version_id": version.id, **{name: getattr(thing, name) for name in COPIED}} for thing in drawn]
    if rows:
        db.session.execute(insert(Element), rows)


def _grown(version: PlanVersion) -> int:
    version.revision += 1
    db.session.flush()
    db.session.expire(version, ["elements"])
    return version.revision
