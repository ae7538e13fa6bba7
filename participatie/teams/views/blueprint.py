"""Where the pages of teams hang."""

from flask import Blueprint, request

bp = Blueprint("teams", __name__)


def page_number() -> int:
    """Which page of a list is asked for; nonsense is the first."""
    return max(1, min(request.args.get("pagina", 1, type=int), 10_000))
