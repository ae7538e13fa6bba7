"""The blueprint that the pages of open data hang on."""

from flask import Blueprint

bp = Blueprint("opendata", __name__)
