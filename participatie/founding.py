"""What a platform needs before its first visitor: a name, texts, themes, the municipality as partner, and a team."""

from participatie.kernel.access import Actor
from participatie.partners.models import PartnerKind
from participatie.partners.queries import page_partners
from participatie.partners.services import register_partner
from participatie.site.queries import find_profile
from participatie.site.services import set_up_site
from participatie.streets.services import open_default_minimums
from participatie.subjects.default_themes import open_default_themes
from participatie.teams.queries import find_fallback
from participatie.teams.services import fallback_team

MUNICIPALITY_LEAD = "Zorgt samen met bewoners en andere partners voor straten, groen en voorzieningen."


def found(actor: Actor, name: str, place_name: str, contact_email: str = "", tagline: str = "") -> list[str]:
    """Make what is missing and leave the rest alone; say what was made."""
    made = []
    if find_profile() is None:
        made.append(f"Site: {name}.")
    place_name = set_up_site(actor, name, place_name, contact_email, tagline).place_name
    if themes := open_default_themes(actor):
        made.append(f"Themes: {len(themes)}.")
    if open_default_minimums(actor):
        made.append("Minimum widths of strips: set.")
    if not page_partners(actor, PartnerKind.MUNICIPALITY).total:
        partner = register_partner(actor, f"Gemeente {place_name}", PartnerKind.MUNICIPALITY, MUNICIPALITY_LEAD)
        made.append(f"Partner: {partner.subject.title}.")
    if find_fallback() is None:
        made.append(f"Team: {fallback_team().subject.title}.")
    return made or ["Everything was there already."]
