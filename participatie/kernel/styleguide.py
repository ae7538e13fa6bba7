"""Every component in every state, for whoever builds pages. Not served in production."""

from flask import Blueprint

from participatie.kernel.routes import public
from participatie.kernel.web import Answer, page

bp = Blueprint("styleguide", __name__)


@bp.get("/stijlgids")
@public
def show() -> Answer:
    """Show the whole style guide."""
    return page("styleguide.html")
