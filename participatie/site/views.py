"""The pages about the site itself, for everybody."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, url_for
from flask_babel import get_locale

from participatie.kernel.clock import now
from participatie.kernel.routes import public
from participatie.kernel.text import render_markdown
from participatie.kernel.web import Answer, page
from participatie.site import queries

bp = Blueprint("site", __name__)


def text_page(slug: str) -> Answer:
    """One page of the administrator's text, in the visitor's language where there is one."""
    text = queries.get_text(slug, str(get_locale() or "nl"))
    return page("site/text.html", text=text, html=render_markdown(text.body))


@bp.get("/over")
@public
def about() -> Answer:
    """Say what this is and who made it."""
    return text_page("over")


@bp.get("/privacy")
@public
def privacy() -> Answer:
    """Say what is kept of whom, and for how long."""
    return text_page("privacy")


@bp.get("/toegankelijkheid")
@public
def accessibility() -> Answer:
    """Say how far everybody can use this, and where to complain."""
    return text_page("toegankelijkheid")


@bp.get("/huisregels")
@public
def house_rules() -> Answer:
    """Say how people treat each other here."""
    return text_page("huisregels")


@bp.get("/.well-known/security.txt")
@public
def security_txt() -> Response:
    """Tell who finds a weakness where to report it (RFC 9116)."""
    facts = queries.site_facts()
    base: str = current_app.config["BASE_URL"]
    lines = [
        f"Contact: mailto:{facts.contact_email}" if facts.contact_email else f"Contact: {base}{url_for('site.about')}",
        f"Expires: {(now() + timedelta(days=180)).replace(microsecond=0).isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(current_app.config['LANGUAGES'])}",
        f"Canonical: {base}{url_for('site.security_txt')}",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
