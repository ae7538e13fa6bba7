"""Questions of the search: what is meant, and what is found."""

from participatie.search.queries.others import FoundOther, FoundOthers, find_beside, find_others
from participatie.search.queries.results import (
    Found,
    FoundPost,
    FoundPosts,
    Titled,
    count_kinds,
    every_kind,
    find_posts,
    find_subjects,
    list_titles,
    read_bodies,
)
from participatie.search.queries.understanding import Understood, holding, understand

__all__ = [
    "Found",
    "FoundOther",
    "FoundOthers",
    "FoundPost",
    "FoundPosts",
    "Titled",
    "Understood",
    "count_kinds",
    "every_kind",
    "find_beside",
    "find_others",
    "find_posts",
    "find_subjects",
    "holding",
    "list_titles",
    "read_bodies",
    "understand",
]
