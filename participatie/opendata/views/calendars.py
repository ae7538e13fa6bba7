"""Calendars to follow: of the whole site, an area, a subject, a partner or a team."""

import hashlib
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.wrappers import Response

from participatie.kernel.access import NOBODY
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import public
from participatie.opendata.calendars import MEDIA_TYPE, calendar_of
from participatie.opendata.dates import occasions
from participatie.opendata.queries import About, last_change
from participatie.opendata.views.blueprint import bp
from participatie.partners.models import PARTNER
from participatie.places.queries import atlas
from participatie.site.queries import site_facts
from participatie.subjects.queries import get_subject
from participatie.teams.models import TEAM


@bp.get("/kalender.ics")
@public
def site_calendar() -> Response:
    """Everything with a date."""
    return _calendar(site_facts().name, About())


@bp.get("/kalender/gebied/<slug>.ics")
@public
def area_calendar(slug: str) -> Response:
    """What has a date in an area and all below it."""
    area = next((fact for fact in atlas().facts.values() if fact.slug == slug), None)
    if area is None:
        raise NotFound
    return _calendar(area.name, About(area_path=area.path))


@bp.get("/kalender/onderwerp/<int:subject_id>.ics")
@public
def subject_calendar(subject_id: int) -> Response:
    """What has a date with one subject; of a partner or a team, what it promised or takes part in."""
    subject = get_subject(NOBODY, subject_id)
    if not subject.is_published:
        raise NotFound
    about = {PARTNER.name: About(partner_id=subject.id), TEAM.name: About(team_id=subject.id)}
    return _calendar(subject.title, about.get(subject.kind, About(subject_id=subject.id)))


def _calendar(name: str, about: About) -> Response:
    """The file, or word that it did not change since it was last fetched."""
    dates = occasions(about)
    host = urlsplit(current_app.config["BASE_URL"]).hostname or "localhost"
    response = Response(calendar_of(name, host, dates), mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="kalender.ics"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.last_modified = last_change()
    return response.make_conditional(request)
