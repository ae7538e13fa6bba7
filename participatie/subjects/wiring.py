"""Lets templates find the page of any subject, and photos be seen by who may see their subject."""

from typing import Protocol

from flask import Flask

from participatie.accounts import waiting
from participatie.kernel import kept
from participatie.kernel.files import register_guard
from participatie.kernel.text import slug
from participatie.subjects import link_views, parts, presence
from participatie.subjects.linking import links_of, no_links_of
from participatie.subjects.models import Subject
from participatie.subjects.parts import Unasked
from participatie.subjects.queries import Card, has_links, has_photos, may_see_photo
from participatie.subjects.urls import url_for_subject, url_of


class SubjectRow(Protocol):
    """A row of a list that is about one subject."""

    @property
    def subject_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...


def subject_url(row: Subject | Card | SubjectRow, anchor: str | None = None) -> str:
    """The address of the page of a subject, or of the subject that a row is about."""
    if isinstance(row, Subject):
        return url_of(row, anchor)
    subject_id = row.id if isinstance(row, Card) else row.subject_id
    return url_for_subject(row.kind, subject_id, row.title, anchor)


def waiting_reason(key: str) -> waiting.Waiting | None:
    """The reason of a concern that waits until its writer is signed in."""
    form = kept.find(key)
    reason = next((value for name, value in form.fields if name == "reason"), "") if form else ""
    return waiting.Waiting("", reason) if reason else None


def init_app(app: Flask) -> None:
    """Add the filters `subject_url` and `slug`; guard the photos of subjects."""
    register_guard(may_see_photo)
    waiting.register(waiting_reason)
    app.register_blueprint(link_views.bp)
    presence.register("photos", has_photos)
    presence.register("links", has_links)
    parts.register(links_of, Unasked("links", no_links_of))
    app.jinja_env.filters.update(subject_url=subject_url, slug=slug)
