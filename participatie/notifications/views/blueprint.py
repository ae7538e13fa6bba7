"""The blueprint of notices and following."""

from flask import Blueprint

bp = Blueprint("notifications", __name__)
