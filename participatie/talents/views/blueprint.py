"""Where the pages of talents hang."""

from flask import Blueprint

bp = Blueprint("talents", __name__)
