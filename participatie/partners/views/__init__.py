"""The pages of partners: who they are, and how they come to take part."""

from participatie.partners.views import joining, pages, powers
from participatie.partners.views.blueprint import bp

__all__ = ["bp", "joining", "pages", "powers"]
