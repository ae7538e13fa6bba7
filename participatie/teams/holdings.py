"""What teams hold about a person: in which they are or were."""

from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, of
from participatie.teams.models import Absence, Responsibility, TeamMembership

own_data.register(
    Holding(_l("Je teams"), TeamMembership, of(TeamMembership.person_id), Fate.STAYS),
    Holding(_l("Wanneer je er niet bent"), Absence, of(Absence.person_id), Fate.GONE),
    Holding(_l("Waarvoor je contactpersoon bent"), Responsibility, of(Responsibility.contact_id), Fate.STAYS),
)
