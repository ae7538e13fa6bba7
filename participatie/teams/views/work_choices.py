"""What somebody chose to see of a work list, read from the address, and the words for what can be chosen."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import abort, request
from flask_babel import lazy_gettext as _l

from participatie.accounts.models import Person
from participatie.kernel.routes import actor
from participatie.kernel.text import clean_body
from participatie.places.atlas import AreaFact
from participatie.places.queries import atlas
from participatie.subjects.kinds import Kind, all_kinds
from participatie.subjects.models import Theme
from participatie.subjects.queries import list_themes
from participatie.teams import queries
from participatie.teams.models import Team
from participatie.teams.queries import Promise, Sorting, Tab, WorkFilter

ME = "ik"

TAB_LABELS = {
    Tab.MINE: _l("Van mij, nog te doen"),
    Tab.NEW: _l("Nieuw"),
    Tab.COLLEAGUES: _l("Van collega's"),
    Tab.OURS: _l("Alles van ons team"),
    Tab.HELPING: _l("Wij helpen mee"),
    Tab.OTHERS: _l("Wacht op anderen"),
    Tab.SOON: _l("Termijn bijna om"),
    Tab.DONE: _l("Klaar"),
}

PROMISE_LABELS = {
    Promise.LATE: _l("te laat"),
    Promise.SOON: _l("bijna om"),
    Promise.LATER: _l("nog tijd"),
    Promise.GIVEN: _l("al beantwoord"),
}

SORTING_LABELS = {
    Sorting.USUAL: _l("Wat het meest knelt"),
    Sorting.TERM: _l("Termijn"),
    Sorting.LONGEST: _l("Wacht het langst"),
    Sorting.NEWEST: _l("Nieuwste eerst"),
    Sorting.TITLE: _l("Titel"),
}

Choice = TypeVar("Choice", bound=enum.StrEnum)


@dataclass(frozen=True)
class Choices:
    """What was chosen, and from what one could choose. `who` is the choice of whose work it is, as it stands in the address."""

    wanted: WorkFilter
    themes: Sequence[Theme]
    areas: Sequence[AreaFact]
    kinds: Sequence[Kind]
    colleagues: Sequence[Person]
    theme: Theme | None
    area: AreaFact | None
    who: str


def choices_of(team: Team) -> Choices:
    """The filters in the address of this request. A tab, order or kind that we do not know is refused, the rest is left out."""
    themes, areas = list_themes(), [fact for fact in atlas().facts.values() if fact.is_open]
    kinds = [kind for kind in all_kinds() if kind.has_thread and not kind.is_part]
    colleagues = [member.person for member in queries.list_members(team) if member.person_id != actor().id]
    theme = next((theme for theme in themes if theme.slug == request.args.get("thema")), None)
    area = next((fact for fact in areas if fact.slug == request.args.get("gebied")), None)
    who = request.args.get("wie", "")
    contact_id = {ME: actor().id, **{str(person.id): person.id for person in colleagues}}.get(who)
    kind = request.args.get("soort", "")
    wanted = WorkFilter(
        team_id=team.id,
        tab=_one_of(Tab, "lijst"),
        theme_id=theme.id if theme else None,
        area_path=area.path if area else "",
        contact_id=contact_id,
        words=clean_body(request.args.get("q", ""))[:100],
        kind=kind if kind in {known.name for known in kinds} else "",
        promise=_one_of(Promise, "termijn"),
        sorting=_one_of(Sorting, "volgorde") or Sorting.USUAL,
    )
    return Choices(wanted, themes, areas, kinds, colleagues, theme, area, who if contact_id else "")


def _one_of(choices: type[Choice], name: str) -> Choice | None:
    value = request.args.get(name, "")
    if value and value not in set(choices):
        abort(400)
    return choices(value) if value else None
