"""Where the pages of conversations hang."""

from flask import Blueprint

bp = Blueprint("threads", __name__)
