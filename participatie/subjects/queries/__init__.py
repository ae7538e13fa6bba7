"""Questions about subjects of any kind."""

from participatie.subjects.queries.cards import MAX_PAGE_SIZE, Card, Lens, Page, list_cards, matching, page_cards
from participatie.subjects.queries.links import Linked, count_links, find_link, get_link, has_links, list_link_ids, list_linked
from participatie.subjects.queries.people import (
    count_supports,
    find_support,
    find_tally,
    is_following,
    list_concerns,
    list_followers,
    list_supporters,
)
from participatie.subjects.queries.rows import (
    find_theme,
    get_subject,
    has_photos,
    list_history,
    list_photos,
    list_themes,
    may_see_photo,
    visible_to,
)

__all__ = [
    "MAX_PAGE_SIZE",
    "Card",
    "Lens",
    "Linked",
    "Page",
    "count_links",
    "count_supports",
    "find_link",
    "find_support",
    "find_tally",
    "find_theme",
    "get_link",
    "get_subject",
    "has_links",
    "has_photos",
    "is_following",
    "list_cards",
    "list_concerns",
    "list_followers",
    "list_history",
    "list_link_ids",
    "list_linked",
    "list_photos",
    "list_supporters",
    "list_themes",
    "matching",
    "may_see_photo",
    "page_cards",
    "visible_to",
]
