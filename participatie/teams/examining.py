"""What `participatie doctor` says about teams."""

from collections.abc import Iterator

from participatie.kernel.access import SYSTEM
from participatie.kernel.doctor import Finding
from participatie.teams import queries


def examine() -> Iterator[Finding]:
    """What has no team, and how much nobody looks after by name."""
    if without := queries.list_without_team():
        ids = ", ".join(str(subject_id) for subject_id in without[:10])
        yield Finding(
            f"Published without a team that answers: {len(without)} (subjects {ids}).",
            "The job `keep_teams_in_order` mends this at night; tell the makers of the software.",
        )
    if unowned := queries.page_unowned(SYSTEM, size=1).total:
        yield Finding(
            f"Open without a named person for more than two working days: {unowned}.",
            "Ask the teams to take these up, on /werk/zonder-trekker.",
        )
