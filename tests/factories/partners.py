"""Partners and who speaks for them."""

from itertools import count

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.partners import services
from participatie.partners.models import Partner, PartnerKind

_numbers = count(1)


def make_partner(name: str = "", kind: str = PartnerKind.CORPORATION, lead: str = "Wij verhuren huizen in de wijk.") -> Partner:
    """A partner; without a name it gets one of its own."""
    return services.register_partner(SYSTEM, name or f"Woonstichting {next(_numbers)}", kind, lead)


def make_speaker(partner: Partner, person: Person) -> None:
    """Let this person speak for the partner."""
    services.add_member(SYSTEM, partner, person, may_speak=True)


def make_manager(partner: Partner, person: Person) -> None:
    """Let this person look after the partner's page and people."""
    services.add_member(SYSTEM, partner, person, may_speak=False, may_manage=True)
