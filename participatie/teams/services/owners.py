"""What is published always has a team. Should a fault ever leave something without one, it is mended and told."""

import logging

from participatie.kernel.access import SYSTEM
from participatie.subjects.queries import get_subject
from participatie.teams import queries
from participatie.teams.services.responsibilities import assign, move, route_for

log = logging.getLogger(__name__)


def mend_ownership() -> int:
    """Give a team to what has none; how much that was. More than nothing is a fault of ours, and the log says so."""
    found = queries.list_without_team()
    for subject_id in found:
        subject = get_subject(SYSTEM, subject_id)
        current = queries.find_responsibility(subject_id)
        if current is None:
            assign(SYSTEM, subject)
        else:
            move(SYSTEM, current, route_for(subject))
    if found:
        log.error("published without a team", extra={"subject_ids": list(found)})
    return len(found)
