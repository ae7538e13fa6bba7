"""From the address of a list of assignments to a filter and back. Known names and values only; anything else is refused."""

from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from participatie.assignments.models import KIND, PUBLIC_STATES, AssignmentState
from participatie.assignments.queries import ListFilter
from participatie.subjects.queries import list_themes

Options = list[tuple[str, str]]
NAMES = ("stand", "thema", "team", "opdrachtgever")
STATES = {str(state).replace("_", "-"): state for state in AssignmentState}


class BadFilter(ValueError):
    """The address asks for something that does not exist. The message says what."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the filter, the values that stand in it, and all that can be chosen."""

    chosen: ListFilter
    values: dict[str, str] = field(default_factory=dict)
    options: dict[str, Options] = field(default_factory=dict)

    @classmethod
    def nothing(cls, named: tuple[Options, Options]) -> "Asked":
        """An address that asks for nothing."""
        return cls(ListFilter(), {}, _options(named))

    @property
    def choices(self) -> Options:
        """The filters that are on, as pairs of name and words."""
        return [(name, dict(self.options[name])[value]) for name, value in self.values.items()]

    def without(self, name: str) -> dict[str, Any]:
        """The values of the address but this one, to make another address of (hence Any)."""
        return {key: value for key, value in self.values.items() if key != name}


def read(args: MultiDict[str, str], named: tuple[Options, Options], names: tuple[str, ...] = NAMES) -> Asked:
    """Read the part of an address after the question mark. Empty values do not count."""
    options = _options(named)
    values: dict[str, str] = {}
    for name, given in args.lists():
        filled = [value for value in given if value]
        if name in names and len(filled) == 1:
            values[name] = filled[0]
        elif name in names and filled:
            raise BadFilter(_("Het filter '%(name)s' staat er twee keer.", name=name))
    for name, value in values.items():
        if value not in dict(options[name]):
            raise BadFilter(_("Dit filter kennen we niet: %(value)s.", value=value[:40]))
    return Asked(_filter(values), {name: values[name] for name in names if name in values}, options)


def _options(named: tuple[Options, Options]) -> dict[str, Options]:
    teams, clients = named
    return {
        "stand": [(key, str(KIND.state(state).label)) for key, state in STATES.items() if state in PUBLIC_STATES],
        "thema": [(theme.slug, theme.shown_name) for theme in list_themes()],
        "team": teams,
        "opdrachtgever": clients,
    }


def _filter(values: dict[str, str]) -> ListFilter:
    theme = next((it.id for it in list_themes() if it.slug == values["thema"]), None) if "thema" in values else None
    client = values.get("opdrachtgever", "")
    return ListFilter(
        state=STATES.get(values.get("stand", "")),
        theme_id=theme,
        team_id=int(values["team"]) if "team" in values else None,
        partner_id=int(client.removeprefix("partner-")) if client.startswith("partner-") else None,
        client_team_id=int(client.removeprefix("team-")) if client.startswith("team-") else None,
    )
