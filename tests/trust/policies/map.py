"""Who gets in at the endpoints of map."""

from tests.trust.addresses import NOTHING
from tests.trust.policies.rule import PAGE, Policy

POLICIES: dict[str, Policy] = {
    "map.feed": PAGE,
    "map.list": PAGE,
    "map.show": PAGE,
    "map_api.subjects": PAGE,
    "map_api.viewport": Policy(NOTHING),
    "search.old_address": PAGE,
    "search.show": PAGE,
    "search_api.suggest": PAGE,
}
