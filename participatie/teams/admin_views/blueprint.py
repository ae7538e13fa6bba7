"""Where the pages of Beheer about teams hang."""

from flask import Blueprint

bp = Blueprint("teams_admin", __name__, url_prefix="/beheer/teams")
