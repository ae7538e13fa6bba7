"""Questions about conversations."""

from participatie.threads.queries.pages import (
    PAGE_SIZE,
    DeskView,
    PostPage,
    ThreadView,
    desk_view,
    find_last_post_id,
    list_recent_posts,
    number_of_page,
    page_posts,
    thread_view,
)
from participatie.threads.queries.posts import (
    find_pending,
    find_team_id,
    get_pending,
    get_post,
    get_team_id,
    list_versions,
    visible_posts,
)
from participatie.threads.queries.views import PostView, get_post_view
from participatie.threads.queries.voices import list_voices

__all__ = [
    "PAGE_SIZE",
    "DeskView",
    "PostPage",
    "PostView",
    "ThreadView",
    "desk_view",
    "find_last_post_id",
    "find_pending",
    "find_team_id",
    "get_pending",
    "get_post",
    "get_post_view",
    "get_team_id",
    "list_recent_posts",
    "list_versions",
    "list_voices",
    "number_of_page",
    "page_posts",
    "thread_view",
    "visible_posts",
]
