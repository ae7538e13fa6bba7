"""One commitment, its changes, and in whose name somebody can promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from participatie.commitments.models import Commitment, CommitmentChange, CommitmentState
from participatie.commitments.queries.rows import CommitmentRow, read, readable, rows
from participatie.commitments.voices import PARTNER, SELF, TEAM, Party
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.queries import list_own_partners
from participatie.subjects.models import Subject
from participatie.teams.queries import list_own_teams


@dataclass(frozen=True)
class ChangeRow:
    """What a promise said before it was changed, until when, and why it changed."""

    what: str
    due_on: date
    why: str
    at: datetime


def get_commitment(actor: Actor, commitment_id: int) -> Commitment:
    """The promise with this id, if this actor may see it. Its subject is loaded."""
    found = db.session.scalar(
        select(Commitment)
        .join(Commitment.subject)
        .where(Commitment.id == commitment_id, readable(actor))
        .options(contains_eager(Commitment.subject))
    )
    if found is None:
        raise NotFound
    return found


def find_commitment(commitment_id: int) -> Commitment | None:
    """The promise with this id, whoever asks. Its subject is loaded."""
    loaded = contains_eager(Commitment.subject)
    return db.session.scalar(select(Commitment).join(Commitment.subject).where(Commitment.id == commitment_id).options(loaded))


def get_row(actor: Actor, commitment_id: int) -> CommitmentRow:
    """The same as a page shows it."""
    found = read(rows(actor).where(Commitment.id == commitment_id))
    if not found:
        raise NotFound
    return found[0]


def list_changes(commitment_id: int) -> list[ChangeRow]:
    """What a promise that the caller was allowed to load said before, oldest first."""
    wanted = select(CommitmentChange.what, CommitmentChange.due_on, CommitmentChange.why, CommitmentChange.at)
    mine = wanted.where(CommitmentChange.commitment_id == commitment_id).order_by(CommitmentChange.version)
    return [ChangeRow(*row) for row in db.session.execute(mine)]


def list_open_of_person(person_id: int) -> Sequence[Commitment]:
    """What this person promised alone and still has to keep. The subjects are loaded."""
    wanted = select(Commitment).join(Commitment.subject).options(contains_eager(Commitment.subject))
    alone = (Commitment.person_id == person_id, Commitment.partner_id.is_(None), Commitment.team_id.is_(None))
    return db.session.scalars(wanted.where(*alone, Commitment.state == CommitmentState.PROMISED)).all()


def list_voices(actor: Actor) -> list[Party]:
    """In whose name this actor can promise: oneself first, then the open partners and teams for which they speak."""
    if not actor.is_signed_in:
        return []
    partners = [Party(f"{PARTNER}{it.id}", it.subject.title, partner_id=it.id) for it in list_own_partners(actor)]
    teams = [
        Party(f"{TEAM}{it.id}", it.subject.title, partner_id=it.home_partner_id, team_id=it.id) for it in list_own_teams(actor)
    ]
    return [Party(SELF, _("jezelf")), *partners, *teams]


def list_parties(actor: Actor) -> list[tuple[str, str]]:
    """The partners and teams that ever promised something that this actor may see, as key and name, by name."""
    found: dict[str, str] = {}
    for prefix, column in ((PARTNER, Commitment.partner_id), (TEAM, Commitment.team_id)):
        promised = select(column).join(Commitment.subject).where(readable(actor), column.is_not(None))
        wanted = select(Subject.id, Subject.title).where(Subject.id.in_(promised))
        found |= {f"{prefix}{subject_id}": title for subject_id, title in db.session.execute(wanted)}
    return sorted(found.items(), key=lambda item: item[1].casefold())
