"""Pages of notices and following, by noun."""

from participatie.notifications.views import following, mail, news
from participatie.notifications.views.blueprint import bp

__all__ = ["bp", "following", "mail", "news"]
