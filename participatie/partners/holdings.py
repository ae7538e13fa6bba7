"""What partners hold about a person: for whom they speak, and invitations."""

from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, mailed, of
from participatie.partners.models import InvolvementStep, Joining, PartnerInvitation, PartnerMembership

own_data.register(
    Holding(_l("Voor welke partners je schrijft"), PartnerMembership, of(PartnerMembership.person_id), Fate.STAYS),
    Holding(_l("Uitnodigingen van partners"), PartnerInvitation, mailed(PartnerInvitation.email), Fate.GONE),
    Holding(_l("Vragen om mee te doen die je stelde"), Joining, of(Joining.by_id), Fate.WIPED, {"note": ""}),
    Holding(_l("Stappen van een overheid die je noteerde"), InvolvementStep, of(InvolvementStep.by_id), Fate.STAYS),
)
