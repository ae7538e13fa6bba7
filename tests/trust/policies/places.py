"""Who gets in at the endpoints of places."""

from tests.trust import addresses as a
from tests.trust.addresses import NOBODY, NOTHING
from tests.trust.policies.rule import PAGE, Policy

POLICIES: dict[str, Policy] = {
    "places.ground_file": Policy(NOTHING, get=NOBODY, otherwise="missing"),
    "places_admin.addresses": PAGE,
    "places_admin.areas": PAGE,
    "places_admin.import_addresses": Policy(a.UPLOAD),
    "places_admin.import_areas": Policy(a.UPLOAD),
    "places_admin.preview_addresses": Policy(a.UPLOAD),
    "places_admin.preview_areas": Policy(a.UPLOAD),
    "places_api.boundaries": PAGE,
    "places_api.suggest": PAGE,
}
