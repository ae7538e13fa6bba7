"""Pages of conversations, and of words that come from people without an account."""

from participatie.threads.views import outside, pages, recording
from participatie.threads.views.blueprint import bp

__all__ = ["bp", "outside", "pages", "recording"]
