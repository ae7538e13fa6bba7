"""The application under measurement, with the two floors beside its pages (gunicorn: `tests.benchmarks.serving:make()`)."""

import os
from functools import cache

from flask import Blueprint, Flask, current_app, request
from jinja2 import Template
from sqlalchemy import select

from participatie.app import create_app
from participatie.kernel.db import db
from participatie.kernel.routes import public
from participatie.subjects.models import Subject

bp = Blueprint("floors", __name__, url_prefix="/meten")

LINE = "Een regel van honderd tekens, zodat de bladzijde van de vloer net zo groot is als die van de site. ."
TEMPLATE = "<!doctype html><title>{{ title }}</title>{% for line in lines %}<p>{{ line }}</p>\n{% endfor %}"


@bp.get("/vast")
@public
def constant() -> str:
    """Floor (a): the same page every time."""
    return "<p>" + LINE * (request.args.get("size", 1000, int) // len(LINE))


@bp.get("/rij")
@public
def one_row() -> str:
    """Floor (b): one row from the database and a template of the same size."""
    size, subject_id = request.args.get("size", 1000, int), request.args.get("id", 1, int)
    title = db.session.scalar(select(Subject.title).where(Subject.id == subject_id))
    return template().render(title=title, lines=[LINE] * (size // (len(LINE) + 8)))


@cache
def template() -> Template:
    """Compiled once, as those of the site are."""
    return current_app.jinja_env.from_string(TEMPLATE)


def settings() -> dict[str, str | bool | tuple[str, ...]]:
    """The settings of the server and of the process that fills its database."""
    return {
        "MODE": "production",
        "BASE_URL": "https://127.0.0.1",
        "SECRET_KEY": "only-for-measuring-and-long-enough-for-a-secret",
        "AUDIT_KEYS": ("measure:only-for-measuring-and-long-enough-for-a-key",),
        "DATA_FOLDER": os.environ["BENCH_FOLDER"],
        "DATABASE_URL": os.environ["BENCH_DATABASE"],
        "BASEMAP": "boundaries",
        "WORKER": "separate",
        "RATELIMIT_ENABLED": False,
    }


def make() -> Flask:
    """The application with the floors."""
    app = create_app(settings())
    app.config["TEMPLATES_AUTO_RELOAD"] = False
    app.register_blueprint(bp)
    return app
