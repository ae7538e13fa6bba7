"""What people and designers do with street plans."""

from participatie.streets.services.contributions import (
    begin_remark,
    begin_wish,
    change_contribution,
    claim,
    note_answer_of_writer,
    place_contribution,
    withdraw,
    zone_of,
)
from participatie.streets.services.keeping import add_photo, forget_old_drafts, remove_photo
from participatie.streets.services.plans import (
    add_designer,
    begin_plan,
    change_plan,
    publish_plan,
    remove_designer,
    set_bounds,
    set_perimeter,
)
from participatie.streets.services.replies import reply, reply_to_all
from participatie.streets.services.rounds import after, open_next_round

__all__ = [
    "add_designer",
    "add_photo",
    "after",
    "begin_plan",
    "begin_remark",
    "begin_wish",
    "change_contribution",
    "change_plan",
    "claim",
    "forget_old_drafts",
    "note_answer_of_writer",
    "open_next_round",
    "place_contribution",
    "publish_plan",
    "remove_designer",
    "remove_photo",
    "reply",
    "reply_to_all",
    "set_bounds",
    "set_perimeter",
    "withdraw",
    "zone_of",
]
