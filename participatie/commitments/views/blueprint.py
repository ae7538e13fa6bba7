"""Where the pages of promises hang."""

from flask import Blueprint

bp = Blueprint("commitments", __name__, url_prefix="/toezeggingen")
