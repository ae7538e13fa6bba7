"""What people changed in a version: the elements that are as they are thanks to somebody, and one's own part in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from participatie.kernel.routes import actor
from participatie.streets import queries
from participatie.streets.comparing import compare
from participatie.streets.models import Contribution, Element, PlanVersion, StreetPlan
from participatie.streets.views.comparison import LABELS, change_words
from participatie.streets.views.showing import name_of
from participatie.streets.views.thanks import ThanksLine, thanks_by_key

ICON_OF_SAME = ("check", "leaf")


@dataclass(frozen=True)
class ChangedLine:
    """One element with what became of it in this version, and thanks to whom."""

    name: str
    what: str
    icon: str
    tone: str
    thanks: list[ThanksLine]


def ground_of(online: Sequence[PlanVersion], shown: PlanVersion) -> PlanVersion | None:
    """The version that this one was made from, or else the one before it."""
    earlier = [version for version in online if (version.number or 0) < (shown.number or 0)]
    derived = next((version for version in earlier if version.id == shown.derived_from_id), None)
    return derived or (earlier[-1] if earlier else None)


def changed_by(plan: StreetPlan, online: Sequence[PlanVersion], shown: PlanVersion) -> list[ChangedLine]:
    """What this version changed thanks to wishes and remarks that it took up."""
    ground = ground_of(online, shown)
    if ground is None:
        return []
    thanks = thanks_by_key(plan, (shown.number or 0) - 1, shown.number or 0)
    if not thanks:
        return []
    found = queries.list_elements_by_key((ground.id, shown.id), sorted(thanks))
    before, after = (_of(found, version) for version in (ground, shown))
    changes = {change.key: change for change in compare(before, after)}
    lines = []
    for thing in {element.key: element for element in (*before, *after)}.values():
        change = changes.get(thing.key)
        icon, tone = LABELS[change.kind] if change else ICON_OF_SAME
        lines.append(ChangedLine(name_of(thing), change_words(change) if change else "", icon, tone, thanks[thing.key]))
    return lines


def mine_first(plan: StreetPlan, shown: PlanVersion) -> list[Contribution]:
    """What this visitor brought in, first of all what this version took up."""
    mine = queries.list_mine(actor(), plan.id) if actor().is_signed_in else []
    return sorted(mine, key=lambda it: it.taken_up_in_id != shown.id)


def _of(found: Sequence[Element], version: PlanVersion) -> list[Element]:
    return [element for element in found if element.version_id == version.id]
