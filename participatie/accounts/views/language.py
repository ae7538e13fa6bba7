"""The language in which somebody reads the site."""

from flask import current_app, request, session
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts import queries, services
from participatie.accounts.views.blueprint import bp
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public, safe_next


@bp.post("/taal")
@public
def choose_language() -> Response:
    """Switch to another language, and remember it with the account when there is one."""
    language = request.form.get("language", "")
    if language not in current_app.config["LANGUAGES"]:
        raise NotFound
    session["language"] = language
    if actor().is_signed_in:
        services.choose_language(actor(), queries.get_own_person(actor()), language)
    return redirect(safe_next(request.form.get("next")))
