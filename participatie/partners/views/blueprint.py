"""Where the pages of partners hang."""

from flask import Blueprint

bp = Blueprint("partners", __name__, url_prefix="/partners")
