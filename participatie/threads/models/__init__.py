"""Tables of threads."""

from participatie.threads.models.outside import Channel, OutsideQuestion, QuestionState, Recording
from participatie.threads.models.posts import MAX_LENGTH, Capacity, PendingPost, Post, PostKind, PostVersion, Thread

__all__ = [
    "MAX_LENGTH",
    "Capacity",
    "Channel",
    "OutsideQuestion",
    "PendingPost",
    "Post",
    "PostKind",
    "PostVersion",
    "QuestionState",
    "Recording",
    "Thread",
]
