"""Where the page of a subject is, whatever its kind."""

from flask import url_for

from participatie.kernel.text import slug
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject


def url_of(subject: Subject, anchor: str | None = None, *, external: bool = False) -> str:
    """The address of a subject's page, with its title in it for people."""
    return url_for_subject(subject.kind, subject.id, subject.title, anchor, external=external)


def url_for_subject(kind: str, subject_id: int, title: str, anchor: str | None = None, *, external: bool = False) -> str:
    """The same, from plain values."""
    endpoint = kind_of(kind).endpoint
    if not endpoint:
        return "/"
    return url_for(endpoint, subject_id=subject_id, slug=slug(title), _anchor=anchor, _external=external)
