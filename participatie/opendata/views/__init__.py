"""The pages and files of open data."""

from participatie.opendata.views import calendars, feeds, files, pages
from participatie.opendata.views.blueprint import bp

__all__ = ["bp", "calendars", "feeds", "files", "pages"]
