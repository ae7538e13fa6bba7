"""The roles people can hold. What a role is for is known here; what it is about is told by the domain that owns it."""

import enum
from collections.abc import Callable

from flask_babel import lazy_gettext as _l

from participatie.kernel.access import Actor


class Role(enum.StrEnum):
    """What a grant makes of somebody. The last three are for one team or one partner."""

    ADMINISTRATOR = "administrator"
    MODERATOR = "moderator"
    TEAM_MEMBER = "team_member"
    PARTNER_SPEAKER = "partner_speaker"
    PARTNER_MANAGER = "partner_manager"


LABELS = {
    Role.ADMINISTRATOR: _l("beheerder"),
    Role.MODERATOR: _l("moderator"),
    Role.TEAM_MEMBER: _l("lid van een team"),
    Role.PARTNER_SPEAKER: _l("spreekt namens een partner"),
    Role.PARTNER_MANAGER: _l("beheert een partner"),
}
STAFF = frozenset({Role.ADMINISTRATOR, Role.MODERATOR, Role.TEAM_MEMBER})
SITE_WIDE = frozenset({Role.ADMINISTRATOR, Role.MODERATOR})

ScopeList = Callable[[Actor], list[tuple[int, str]]]

_scopes: dict[Role, ScopeList] = {}


def register_scopes(role: Role, scopes: ScopeList) -> None:
    """Let a higher floor name the teams or partners for which a role can be given, as (id, name)."""
    _scopes[role] = scopes


def scopes_of(role: Role, actor: Actor) -> list[tuple[int, str]]:
    """The teams or partners for which this role can be given."""
    return _scopes[role](actor) if role in _scopes else []


def is_staff(role: str) -> bool:
    """Whether the role opens staff pages, and so asks for a second factor."""
    return role in STAFF
