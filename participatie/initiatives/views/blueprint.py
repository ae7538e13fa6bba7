"""The blueprint that the pages of initiatives hang on."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint

bp = Blueprint("initiatives", __name__, url_prefix="/initiatieven")

View = TypeVar("View", bound=Callable[..., Any])  # a view may answer anything Flask accepts


def at_root(rule: str, *methods: str) -> Callable[[View], View]:
    """Hang a page of this blueprint on an address that does not begin with that of initiatives."""

    def hang(view: View) -> View:
        endpoint = f"{bp.name}.{view.__name__}"
        bp.record(lambda state: state.app.add_url_rule(rule, endpoint, view, methods=list(methods or ("GET",))))
        return view

    return hang
