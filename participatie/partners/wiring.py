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
from participatie.partners.models import PARTNER, POWER_REASONS, ROLE_LABELS, STEP_LINES
from participatie.partners.queries import list_open_partners, list_own_invitations, list_own_joinings, list_partner_names
from participatie.partners.queries.partners import read_texts
from participatie.subjects.finding import register_texts
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events


def partner_scopes(_actor: Actor) -> list[tuple[int, str]]:
    """The partners for which somebody can be a speaker or manager."""
    return [(partner.id, partner.subject.title) for partner in list_open_partners()]


def _involved(facts: Facts) -> str:
    if power := POWER_REASONS.get(str(facts.get("power") or "")):
        return f"{facts['partner_name']} {power}"
    role = str(ROLE_LABELS.get(str(facts["role"]), facts["role"]))
    return _("%(partner)s doet mee: %(role)s", partner=str(facts["partner_name"]), role=role)


def _step_changed(facts: Facts) -> str:
    told = {
        "partner": str(facts["partner_name"]),
        "reason": str(facts["reason"]),
        "after": str(STEP_LINES[str(facts["after"])]),
    }
    if not facts["before"]:
        return f"{facts['partner_name']} {told['after']}: “{facts['reason']}”"
    before = str(STEP_LINES[str(facts["before"])])
    return _("%(partner)s %(after)s. Eerst: %(before)s. “%(reason)s”", **told, before=before)


tell("StepChanged", Telling(_step_changed, "stairs", "sun"))
tell("PartnerInvolved", Telling(_involved, "heart-handshake", "leaf"))
tell(
    "PartnerLeft",
    Telling(lambda facts: _("%(partner)s doet niet meer mee", partner=str(facts["partner_name"])), "arrow-back-up"),
)


def own_invitations(actor: Actor) -> Section | None:
    """The partners that ask one to join."""
    invitations = list_own_invitations(get_own_person(actor))
    values: dict[str, object] = {"invitations": invitations}
    return Section(_("Uitnodigingen"), "partners/_invitations.html", values, asks=True) if invitations else None


def own_joinings(actor: Actor) -> Section | None:
    """What makers ask the partners of this person, and what partners offer to what this person carries."""
    joinings = list_own_joinings(actor)
    values: dict[str, object] = {"joinings": joinings, "role_labels": ROLE_LABELS}
    return Section(_("Wacht op jouw ja of nee"), "partners/_joinings.html", values, asks=True) if joinings else None


def role_word(role: str) -> str:
    """What a role is called, for mails."""
    return str(ROLE_LABELS.get(role, role))


def step_word(step: str) -> str:
    """What an authority on this step does, for mails."""
    return str(STEP_LINES.get(step, step))


def init_app(app: Flask) -> None:
    """Keep people from taking a partner's name, and name roles and events."""
    app.jinja_env.filters.update(role_word=role_word, step_word=step_word)
    reserve_names(list_partner_names)
    register_texts(PARTNER.name, read_texts)
    sections.register(own_invitations)
    sections.register(own_joinings)
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
            "StepChanged": _l("overheid op een andere stap"),
            "JoiningAsked": _l("gevraagd om mee te doen"),
            "JoiningRefused": _l("vraag om mee te doen vervallen"),
        }
    )
