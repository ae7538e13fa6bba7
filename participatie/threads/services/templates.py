"""Keeping the answers with which a team begins."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_body, clean_line
from participatie.teams.models import Team
from participatie.teams.permissions import can_work
from participatie.threads import queries
from participatie.threads.events import TemplatesChanged
from participatie.threads.filling import FIELDS, open_fields
from participatie.threads.models import MAX_LENGTH, MAX_NAME, AnswerTemplate

MOST = 50


def keep_template(actor: Actor, team: Team, name: str, body: str) -> AnswerTemplate:
    """Keep one more for the team."""
    authorize(can_work, actor, team.id)
    if queries.count_templates(team.id) >= MOST:
        raise Refused(_("Jullie hebben al %(n)s standaardantwoorden. Haal er eerst een weg.", n=MOST), field="name")
    name, body = _usable(name, body)
    template = AnswerTemplate(team_id=team.id, name=name, body=body, changed_at=now())
    db.session.add(template)
    db.session.flush()
    emit(TemplatesChanged(by_id=actor.id, subject_id=team.id, template_id=template.id, change="added"))
    return template


def change_template(actor: Actor, template: AnswerTemplate, version: int, name: str, body: str) -> None:
    """Change one; who began from an older version is told so."""
    db.session.refresh(template, with_for_update=True)
    authorize(can_work, actor, template.team_id)
    name, body = _usable(name, body)
    if version != template.version:
        pairs = ((_("Naam"), name, template.name), (_("Tekst"), body, template.body))
        raise Conflict(tuple(Clash(*pair) for pair in pairs if pair[1] != pair[2]))
    if (name, body) == (template.name, template.body):
        return
    template.name, template.body, template.changed_at, template.version = name, body, now(), template.version + 1
    db.session.flush()
    emit(TemplatesChanged(by_id=actor.id, subject_id=template.team_id, template_id=template.id, change="changed"))


def remove_template(actor: Actor, template: AnswerTemplate) -> None:
    """Throw one away; what was answered with it stays."""
    authorize(can_work, actor, template.team_id)
    team_id, template_id = template.team_id, template.id
    db.session.delete(template)
    db.session.flush()
    emit(TemplatesChanged(by_id=actor.id, subject_id=team_id, template_id=template_id, change="removed"))


def _usable(name: str, body: str) -> tuple[str, str]:
    name, body = clean_line(name), clean_body(body)
    if not name or len(name) > MAX_NAME:
        raise Refused(_("Geef het een korte naam, zodat je collega's het terugvinden."), field="name")
    if not body or len(body) > MAX_LENGTH:
        raise Refused(_("Schrijf de tekst. Er passen %(limit)s tekens.", limit=MAX_LENGTH), field="body")
    strange = [field for field in open_fields(body) if field.strip("{ }").lower() not in FIELDS]
    if strange:
        raise Refused(_("Dit veld kennen we niet: %(field)s. Kies er een uit de lijst.", field=strange[0]), field="body")
    return name, body
