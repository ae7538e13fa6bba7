"""Tells the floors below what they need to know of partners."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.names import reserve_names
from participatie.accounts.queries import get_own_person
from participatie.accounts.roles import Role, register_scopes
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.partners.models import ROLE_LABELS
from participatie.partners.queries import list_open_partners, list_own_invitations, list_partner_names
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events


def partner_scopes(_actor: Actor) -> list[tuple[int, str]]:
    """The partners for which somebody can be a speaker or manager."""
    return [(partner.id, partner.subject.title) for partner in list_open_partners()]


def _involved(facts: Facts) -> str:
    role = str(ROLE_LABELS.get(str(facts["role"]), facts["role"]))
    return _("%(partner)s doet mee: %(role)s", partner=str(facts["partner_name"]), role=role)


tell("PartnerInvolved", Telling(_involved, "heart-handshake", "leaf"))
tell(
    "PartnerLeft",
    Telling(lambda facts: _("%(partner)s doet niet meer mee", partner=str(facts["partner_name"])), "arrow-back-up"),
)


def own_invitations(actor: Actor) -> Section | None:
    """The partners that ask one to join."""
    invitations = list_own_invitations(get_own_person(actor))
    return Section(_("Uitnodigingen"), "partners/_invitations.html", {"invitations": invitations}) if invitations else None


def init_app(app: Flask) -> None:
    """Keep people from taking a partner's name, and name roles and events."""
    reserve_names(list_partner_names)
    sections.register(own_invitations)
    for role in (Role.PARTNER_SPEAKER, Role.PARTNER_MANAGER):
        register_scopes(role, partner_scopes)
    name_events(
        {
            "PartnerRegistered": _l("partner erbij"),
            "PartnerChanged": _l("partner aangepast"),
            "PartnerClosed": _l("partner gestopt"),
            "PartnerMemberAdded": _l("iemand bij een partner"),
            "PartnerMemberEnded": _l("iemand weg bij een partner"),
            "PartnerInvolved": _l("partner doet mee"),
            "PartnerLeft": _l("partner doet niet meer mee"),
        }
    )
