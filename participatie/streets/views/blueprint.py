"""The blueprint of all pages of street plans."""

from flask import Blueprint

bp = Blueprint("streets", __name__, url_prefix="/straatplannen")
