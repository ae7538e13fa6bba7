"""In which voices an actor may write about a subject."""

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner
from participatie.subjects.models import Subject
from participatie.teams.models import Team
from participatie.threads.models import Capacity
from participatie.threads.voices import SELF, Voice, registered_voices


def list_voices(actor: Actor, subject: Subject) -> list[Voice]:
    """The voices that the actor holds at this moment, the own one first. Nobody in particular has none."""
    if not actor.is_signed_in:
        return []
    own = Voice(SELF, _("jezelf"), Capacity.RESIDENT)
    return [own, *registered_voices(actor, subject), *list_party_voices(actor)]


def list_party_voices(actor: Actor) -> list[Voice]:
    """The voices of partners and teams that the actor holds, whatever the subject."""
    return [*_partner_voices(actor.scopes("partner_speaker")), *_team_voices(actor.scopes("team_member"))]


def get_party_voice(party_id: int) -> Voice:
    """The voice of this team or partner, whoever holds it."""
    found = [*_partner_voices(frozenset({party_id})), *_team_voices(frozenset({party_id}))]
    if not found:
        raise NotFound
    return found[0]


def _partner_voices(partners: frozenset[int]) -> list[Voice]:
    if not partners:
        return []
    wanted = select(Partner.id, Subject.title).join(Subject, Subject.id == Partner.id)
    running = wanted.where(Partner.id.in_(partners), Partner.closed_on.is_(None)).order_by(Subject.title)
    return [
        Voice(f"partner-{partner_id}", _("namens %(name)s", name=title), Capacity.PARTNER, partner_id=partner_id)
        for partner_id, title in db.session.execute(running)
    ]


def _team_voices(teams: frozenset[int]) -> list[Voice]:
    if not teams:
        return []
    wanted = select(Team.id, Team.home_partner_id, Subject.title).join(Subject, Subject.id == Team.id)
    running = wanted.where(Team.id.in_(teams), Team.closed_on.is_(None)).order_by(Subject.title)
    return [
        Voice(f"team-{team_id}", _("namens %(name)s", name=title), Capacity.TEAM, partner_id=partner_id, team_id=team_id)
        for team_id, partner_id, title in db.session.execute(running)
    ]
