"""Tables of threads."""

from participatie.threads.models.outside import Channel, OutsideQuestion, QuestionState, Recording
from participatie.threads.models.posts import MAX_LENGTH, Capacity, PendingPost, Post, PostKind, PostVersion, Thread
from participatie.threads.models.templates import MAX_NAME, AnswerTemplate

__all__ = [
    "MAX_LENGTH",
    "MAX_NAME",
    "AnswerTemplate",
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
