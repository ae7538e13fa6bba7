"""The blueprint of all data of street plans."""

from flask import Blueprint

bp = Blueprint("streets_api", __name__, url_prefix="/api/v1/straatplannen")
