"""Questions for files: everything as anybody may read it, in portions."""

from participatie.opendata.queries.answering import each_link, each_responsibility, each_team, each_union
from participatie.opendata.queries.dates import About, last_change, list_answer_days, list_rounds, list_works
from participatie.opendata.queries.imports import get_run, list_runs, list_waiting_ids, map_posts, map_subjects
from participatie.opendata.queries.parties import (
    each_area,
    each_involvement,
    each_need,
    each_offer,
    each_partner,
    each_reply,
    each_step,
)
from participatie.opendata.queries.portions import Found, is_much
from participatie.opendata.queries.subjects import each_post, each_street_plan, each_subject, each_tally

__all__ = [
    "About",
    "Found",
    "each_area",
    "each_involvement",
    "each_link",
    "each_need",
    "each_offer",
    "each_partner",
    "each_post",
    "each_reply",
    "each_responsibility",
    "each_step",
    "each_street_plan",
    "each_subject",
    "each_tally",
    "each_team",
    "each_union",
    "get_run",
    "is_much",
    "last_change",
    "list_answer_days",
    "list_rounds",
    "list_runs",
    "list_waiting_ids",
    "list_works",
    "map_posts",
    "map_subjects",
]
