"""Questions of the search: what is meant, and what is found."""

from participatie.search.queries.results import Found, FoundPost, FoundPosts, Titled, find_posts, find_subjects, list_titles
from participatie.search.queries.understanding import Understood, holding, understand

__all__ = [
    "Found",
    "FoundPost",
    "FoundPosts",
    "Titled",
    "Understood",
    "find_posts",
    "find_subjects",
    "holding",
    "list_titles",
    "understand",
]
