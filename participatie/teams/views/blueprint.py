"""Where the pages of teams hang."""

from flask import Blueprint

bp = Blueprint("teams", __name__)
