"""The application: configuration, the kernel, then the domains from the lowest floor up."""

import importlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from flask import Blueprint, Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from participatie.accounts import providers
from participatie.audit import keys
from participatie.kernel import db as database
from participatie.kernel import doctor, file_views, i18n, jobs, kept, limits, log, mail, styleguide, templating, web
from participatie.kernel.configuration import configure
from participatie.kernel.doctor import LOOPBACK, examine
from participatie.kernel.files import StoredFile
from participatie.kernel.kept import KeptForm
from participatie.kernel.outbox import KeptMail, OutboxMail
from participatie.kernel.receipts import FormReceipt
from participatie.kernel.settings import BadSetting, Value, read_settings
from participatie.kernel.statistics import refresh_statistics

DOMAINS = (
    "site",
    "places",
    "accounts",
    "subjects",
    "partners",
    "teams",
    "commitments",
    "threads",
    "moderation",
    "notifications",
    "audit",
    "initiatives",
    "streets",
    "mandates",
    "assignments",
    "talents",
    "tasks",
    "home",
    "map",
    "search",
    "opendata",
    "demo",
)
FILES = (
    "models",
    "events",
    "permissions",
    "queries",
    "services",
    "holdings",
    "reactions",
    "forms",
    "views",
    "admin_views",
    "api",
)
KERNEL_JOBS = (refresh_statistics,)
KERNEL_TABLES = (StoredFile, OutboxMail, KeptMail, FormReceipt, KeptForm)

doctor.register(providers.examine)
doctor.register(keys.examine)

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """`templates`, `static` or `migrations`: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def create_app(settings: Mapping[str, Value] | None = None) -> Flask:
    """Build the application from the environment, or from the settings given."""
    app = Flask(
        "participatie",
        template_folder=str(folder("templates")),
        static_folder=str(folder("static")),
    )
    app.jinja_environment = templating.Templates
    configure(app, {**read_settings(), **(settings or {})})
    refuse_weak_production(app)
    log.init_app(app)
    database.init_app(app)
    i18n.init_app(app)
    templating.init_app(app)
    jobs.init_app(app)
    mail.init_app(app)
    app.register_blueprint(file_views.bp)
    if app.config["MODE"] != "production":
        app.register_blueprint(styleguide.bp)
    modules = [module for domain in domains_of(app) for module in load(domain)]
    accounts = importlib.import_module("participatie.accounts.wiring")
    web.init_app(app, accounts.load_actor)
    limits.init_app(app)
    kept.init_app(app, accounts.former_person, limits.may_keep)
    for domain in domains_of(app):
        for wiring in load(domain, ("wiring",)):
            wiring.init_app(app)
    for module in modules:
        register(app, module)
    app.wsgi_app = static_files(app)  # type: ignore[method-assign]
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    return app


def refuse_weak_production(app: Flask) -> None:
    """Production does not start with a setting that `participatie doctor` calls fatal, nor a demo on a public address."""
    mode = app.config["MODE"]
    open_demo = mode == "demo" and urlsplit(app.config["BASE_URL"]).hostname not in LOOPBACK
    if open_demo or mode not in {"demo", "development"}:
        fatal = [finding for finding in examine(app) if finding.fatal]
        if fatal:
            raise BadSetting("\n".join(f"{finding.problem} {finding.fix}" for finding in fatal))


def domains_of(app: Flask) -> tuple[str, ...]:
    """The domains of this application; production does without the demo."""
    return DOMAINS if app.config["MODE"] != "production" else tuple(domain for domain in DOMAINS if domain != "demo")


def load(domain: str, files: tuple[str, ...] = FILES) -> list[ModuleType]:
    """Import those files of a domain that it has, lowest room first."""
    if not importlib.util.find_spec(f"participatie.{domain}"):
        return []
    names = (f"participatie.{domain}.{name}" for name in files)
    return [importlib.import_module(name) for name in names if importlib.util.find_spec(name)]


def register(app: Flask, module: ModuleType) -> None:
    """Hang the pages of one file on the application."""
    if isinstance(blueprint := getattr(module, "bp", None), Blueprint):
        app.register_blueprint(blueprint)


def static_files(app: Flask) -> WhiteNoise:
    """Serve static files with range requests, compressed copies and, when stamped, an endless life."""
    white = WhiteNoise(
        app.wsgi_app,
        autorefresh=app.config["MODE"] != "production",
        allow_all_origins=False,
        max_age=3600,
        immutable_file_test=lambda path, url: "/vendor/" in url,
        add_headers_function=lambda headers, path, url: headers.add_header("X-Content-Type-Options", "nosniff"),
    )
    white.add_files(str(app.static_folder), prefix="static/")
    return white
