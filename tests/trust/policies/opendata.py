"""Who gets in at the endpoints of opendata."""

from tests.trust import addresses as a
from tests.trust.addresses import NOBODY, NOTHING
from tests.trust.policies.rule import PAGE, Policy

ABSENT_IMPORT = Policy(a.named(NOTHING, run_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing")


POLICIES: dict[str, Policy] = {
    "imports.columns": ABSENT_IMPORT,
    "imports.index": PAGE,
    "imports.show": ABSENT_IMPORT,
    "imports.start": ABSENT_IMPORT,
    "opendata.area_calendar": Policy(a.AREA),
    "opendata.board_feed": PAGE,
    "opendata.assignments_feed": PAGE,
    "opendata.commitments_feed": PAGE,
    "opendata.partners_feed": PAGE,
    "opendata.teams_feed": PAGE,
    "opendata.guide": PAGE,
    "opendata.index": PAGE,
    "opendata.list_csv": PAGE,
    "opendata.list_geojson": PAGE,
    "opendata.site_calendar": PAGE,
    "opendata.subject_calendar": Policy(a.FEED),
    "opendata.table": Policy(a.named(NOTHING, name="berichten")),
    "opendata.whole": PAGE,
}
