"""Questions about boards, tasks and the week of a team."""

from participatie.tasks.queries.boards import (
    BOARDED,
    DONE_SHOWN,
    MOST_OPEN,
    Board,
    TaskRow,
    count_open,
    find_side,
    get_board,
    get_side,
    get_task,
    list_due,
    list_of_person,
    list_own,
    list_people,
    list_written_by,
    read_sign,
)
from participatie.tasks.queries.week import Week, WeekWork, get_week

__all__ = [
    "BOARDED",
    "DONE_SHOWN",
    "MOST_OPEN",
    "Board",
    "TaskRow",
    "Week",
    "WeekWork",
    "count_open",
    "find_side",
    "get_board",
    "get_side",
    "get_task",
    "get_week",
    "list_due",
    "list_of_person",
    "list_own",
    "list_people",
    "list_written_by",
    "read_sign",
]
