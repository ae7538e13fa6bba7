"""What mandates hold about a person: what they may decide, and what they decided. It stays, for it was done for all."""

from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, of
from participatie.mandates.models import Decision, Dissent, Mandate

own_data.register(
    Holding(_l("Wat je mag beslissen"), Mandate, of(Mandate.person_id, Mandate.giver_person_id), Fate.STAYS),
    Holding(_l("Wat je besliste"), Decision, of(Decision.person_id), Fate.STAYS),
    Holding(_l("Waar je het niet mee eens was"), Dissent, of(Dissent.person_id), Fate.STAYS),
)
