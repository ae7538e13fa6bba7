"""Gives every page the name and face of the platform and the words of its menus."""

from pathlib import Path

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _

from participatie.kernel.access import Actor
from participatie.kernel.files import register_guard
from participatie.kernel.mail import before_each_letter
from participatie.kernel.templating import asset
from participatie.site.queries import SiteFacts, site_facts

Link = tuple[str, str, bool]


def init_app(app: Flask) -> None:
    """Load the facts before a page is made, so that rendering asks the database nothing."""

    @app.before_request
    def load() -> None:
        if request.endpoint != "static" and not request.path.startswith("/api/"):
            load_facts()

    before_each_letter(load_facts)
    app.context_processor(page_frame)
    register_guard(is_logo)


def load_facts() -> None:
    """Have the name and face of the platform at hand for the page or mail that is about to be made."""
    g.site_facts = site_facts()


def is_logo(_actor: Actor, key: str) -> bool:
    """Everybody sees the logo."""
    return key == site_facts().logo_key


def page_frame() -> dict[str, object]:
    """What the frame of every page needs. Links to what is not built in are left out."""
    facts: SiteFacts = g.get("site_facts", SiteFacts())
    return {
        "site": {
            "name": facts.name,
            "place_name": facts.place_name,
            "tagline": facts.tagline,
            "contact_email": facts.contact_email,
            "logo_url": logo_url(facts),
            "theme_css": theme_url(),
            "base_url": current_app.config["BASE_URL"],
        },
        "nav": main_links(),
        "links": {
            "home": address("home.home") or "/",
            "search": address("search.show"),
            "sign_in": address("accounts.sign_in"),
            "post": address("initiatives.new", gebied=area_here()),
        },
        "footer_links": footer_links(),
        "administration": administration_links,
    }


def address(endpoint: str, **values: str | None) -> str:
    """The address of a page, or nothing when this platform lacks it."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else ""  # type: ignore[arg-type]


def area_here() -> str | None:
    """The area that somebody looks at now, for the map of what they place from here."""
    if request.endpoint == "home.area":
        return str((request.view_args or {}).get("slug", "")) or None
    return request.args.get("gebied") or None


def main_links() -> list[Link]:
    """The words of the main menu."""
    pages = (
        (_("Kaart"), "map.show"),
        (_("Initiatieven"), "map.list"),
        (_("Straatplannen"), "streets.index"),
        (_("Gebieden"), "home.areas"),
        (_("Partners"), "partners.index"),
    )
    return _links(pages)


def footer_links() -> list[tuple[str, str]]:
    """The pages that must be found."""
    pages = (
        (_("Teams"), "teams.index"),
        (_("Toezeggingen"), "commitments.index"),
        (_("Mandaten"), "mandates.index"),
        (_("Opdrachten"), "assignments.index"),
        (_("Vacatures"), "talents.vacancies"),
        (_("Open data"), "opendata.index"),
        (_("Over deze site"), "site.about"),
        (_("Huisregels"), "site.house_rules"),
        (_("Privacy"), "site.privacy"),
        (_("Toegankelijkheid"), "site.accessibility"),
    )
    return [(label, url) for label, url, _current in _links(pages)]


def administration_links() -> list[dict[str, object]]:
    """The parts of Beheer, as tabs."""
    pages = (
        (_("Overzicht"), "site_admin.overview"),
        (_("Gebieden"), "places_admin.areas"),
        (_("Thema's"), "subjects_admin.themes"),
        (_("Partners"), "partners_admin.index"),
        (_("Teams"), "teams_admin.index"),
        (_("Stroken"), "streets_admin.minimums"),
        (_("Mensen"), "accounts_admin.find"),
        (_("Teksten en logo"), "site_admin.texts"),
        (_("Importeren"), "imports.index"),
        (_("Mail"), "site_admin.mail"),
        (_("Geschiedenis"), "subjects_admin.history"),
        (_("Controlespoor"), "audit_admin.trail"),
    )
    return [{"label": label, "url": url, "is_current": current} for label, url, current in _links(pages)]


def _links(pages: tuple[tuple[str, str], ...]) -> list[Link]:
    found = ((label, address(endpoint)) for label, endpoint in pages)
    return [(label, url, _is_here(url)) for label, url in found if url]


def _is_here(url: str) -> bool:
    below = request.path.startswith(f"{url}/") and url != "/beheer"
    return request.path == url or below


def logo_url(facts: SiteFacts) -> str:
    """The own logo, else that of the theme, else none."""
    if facts.logo_key:
        return url_for("files.show_small", key=facts.logo_key)
    name = f"img/logo-{current_app.config['THEME']}.svg"
    return asset(name) if (Path(current_app.static_folder or "") / name).is_file() else ""


def theme_url() -> str:
    """The municipality's own style file, else that of the theme."""
    own: str = current_app.config["THEME_URL"]
    name = f"css/themes/{current_app.config['THEME']}.css"
    return own or (asset(name) if (Path(current_app.static_folder or "") / name).is_file() else "")
