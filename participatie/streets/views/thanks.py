"""Thanks to whom things are as they are: the wish or remark behind each element, by the name that its writer chose."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.routes import actor
from participatie.streets import queries
from participatie.streets.models import WISH, StreetPlan
from participatie.streets.queries import Thanks
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class ThanksLine:
    """Thanks to whom something is as it is."""

    text: str
    url: str


def thanks_line(thanks: Thanks) -> ThanksLine:
    """What was taken up, by the name that its writer chose."""
    who = thanks.name or _("een bewoner")
    if thanks.place:
        who = f"{who}, {thanks.place}"
    said = _("door een wens van %(who)s", who=who) if thanks.kind == WISH.name else _("door een opmerking van %(who)s", who=who)
    return ThanksLine(said, url_for_subject(thanks.kind, thanks.contribution_id, thanks.title))


def thanks_by_key(plan: StreetPlan, after: int, up_to: int, keys: Collection[str] | None = None) -> dict[str, list[ThanksLine]]:
    """Thanks to whom each element (of these keys) is as it is, for what was taken up after one version up to another."""
    found: dict[str, list[ThanksLine]] = defaultdict(list)
    for thanks in queries.list_thanks(actor(), plan.id, after, up_to):
        if keys is None or thanks.element_key in keys:
            found[thanks.element_key].append(thanks_line(thanks))
    return found
