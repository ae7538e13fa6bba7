"""Pages of initiatives: the story itself, writing a new one, and what makers do."""

from participatie.initiatives.views import detail, drafts, makers
from participatie.initiatives.views.blueprint import bp

__all__ = ["bp", "detail", "drafts", "makers"]
