"""Questions about initiatives."""

from participatie.initiatives.queries.initiatives import (
    Shown,
    find_by_draft_key,
    find_source_refs,
    get_draft,
    get_initiative,
    is_initiative,
    is_maker,
    list_carrier_ids,
    list_maker_ids,
    list_mine,
    list_moves,
    list_old_drafts,
    list_open_drafts,
    may_see_draft_photo,
    show_initiative,
)

__all__ = [
    "Shown",
    "find_by_draft_key",
    "find_source_refs",
    "get_draft",
    "get_initiative",
    "is_initiative",
    "is_maker",
    "list_carrier_ids",
    "list_maker_ids",
    "list_mine",
    "list_moves",
    "list_old_drafts",
    "list_open_drafts",
    "may_see_draft_photo",
    "show_initiative",
]
