"""Pages of conversations, and of words that come from people without an account."""

from participatie.threads.views import discussion, outside, pages, recording, templates
from participatie.threads.views.blueprint import bp

__all__ = ["bp", "discussion", "outside", "pages", "recording", "templates"]
