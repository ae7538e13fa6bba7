"""Where the pages of mandates and decisions hang."""

from flask import Blueprint

bp = Blueprint("mandates", __name__)
