"""The blueprint that the pages of initiatives hang on."""

from flask import Blueprint

bp = Blueprint("initiatives", __name__, url_prefix="/initiatieven")
