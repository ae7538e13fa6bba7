"""Where the pages of this domain hang."""

from flask import Blueprint

bp = Blueprint("tasks", __name__)
