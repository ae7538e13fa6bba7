"""Who makes an initiative, who was asked to, and who could be asked."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative, Maker, MakerInvitation
from participatie.initiatives.queries.initiatives import WHOLE
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import HistoryEntry, Subject, Support, SupportKind

INVITATION_DAYS = 7
JOINERS_PER_PAGE = 20


def load_makers_anew(initiative: Initiative) -> None:
    """Read which people and partners make it as the transaction before this one left it."""
    rows = select(Maker).where(Maker.initiative_id == initiative.id).options(joinedload(Maker.person)).order_by(Maker.id)
    makers = db.session.scalars(rows.execution_options(populate_existing=True)).all()
    set_committed_value(initiative, "makers", list(makers))
    db.session.expire(initiative, ["making_partners"])


def find_initiative(subject_id: int) -> Initiative | None:
    """The initiative with this id and its makers, for what follows from elsewhere."""
    return db.session.scalar(select(Initiative).where(Initiative.id == subject_id).options(*WHOLE))


def find_made(actor: Actor, subject_id: int) -> Initiative | None:
    """What this person makes, also while it is hidden and has no page for most of its makers."""
    mine = Maker.initiative_id == Initiative.id, Maker.person_id == actor.id, Maker.left_at.is_(None)
    wanted = select(Initiative).join(Initiative.subject).where(Initiative.id == subject_id, Subject.published_at.is_not(None))
    whole = (*WHOLE, selectinload(Initiative.making_partners))
    return db.session.scalar(wanted.where(select(Maker.id).where(*mine).exists()).options(*whole))


def was_left_while_hidden(subject_id: int) -> bool:
    """Whether a maker was sought for it after it was last taken out of sight."""
    told = select(HistoryEntry.event).where(
        HistoryEntry.subject_id == subject_id, HistoryEntry.event.in_(("SubjectHidden", "MakerSought"))
    )
    return db.session.scalar(told.order_by(HistoryEntry.id.desc()).limit(1)) == "MakerSought"


def list_made_by(person_id: int) -> Sequence[Initiative]:
    """What this person makes at this moment, seen or hidden."""
    mine = select(Maker.initiative_id).where(Maker.person_id == person_id, Maker.left_at.is_(None))
    return db.session.scalars(select(Initiative).where(Initiative.id.in_(mine)).options(*WHOLE).order_by(Initiative.id)).all()


def _joiners(subject_id: int) -> Select[Person]:
    joined = Support.person_id == Person.id, Support.subject_id == subject_id, Support.kind == SupportKind.JOIN
    return select(Person).join(Support, joined[0]).where(*joined[1:], Person.active)


def list_joiner_ids(subject_id: int) -> Sequence[int]:
    """Everybody who joined in and has an open account. For mail only."""
    return db.session.scalars(_joiners(subject_id).with_only_columns(Person.id)).all()


def page_joiners(initiative: Initiative, number: int) -> tuple[Sequence[Person], int]:
    """A page of those who joined in and can still be asked, oldest first, and how many pages there are. For its makers."""
    asked = select(MakerInvitation.person_id).where(MakerInvitation.initiative_id == initiative.id, _open(), _by_name())
    can_be_asked = Person.id.not_in(initiative.maker_ids()), Person.id.not_in(asked), Person.display_name != ""
    wanted = _joiners(initiative.id).where(*can_be_asked)
    count = db.session.scalar(wanted.with_only_columns(func.count())) or 0
    rows = wanted.order_by(Support.id).offset((number - 1) * JOINERS_PER_PAGE).limit(JOINERS_PER_PAGE)
    return db.session.scalars(rows).all(), -(-count // JOINERS_PER_PAGE)


def get_joiner(subject_id: int, person_id: int) -> Person:
    """Somebody who joined in; nobody else can be asked by name."""
    is_id = 0 < person_id <= LARGEST_ID
    found = db.session.scalar(_joiners(subject_id).where(Person.id == person_id)) if is_id else None
    if found is None:
        raise NotFound
    return found


def _open() -> ColumnElement[bool]:
    return MakerInvitation.created_at > now() - timedelta(days=INVITATION_DAYS)


def _by_name() -> ColumnElement[bool]:
    return MakerInvitation.person_id.is_not(None)


def find_invitation(
    initiative: Initiative, *, email: str | None = None, person_id: int | None = None
) -> MakerInvitation | None:
    """What was asked of this address, or of this person by name; also when it ran out."""
    whom = MakerInvitation.email == email if email else MakerInvitation.person_id == person_id
    return db.session.scalar(select(MakerInvitation).where(MakerInvitation.initiative_id == initiative.id, whom))


def list_invitations(initiative: Initiative) -> Sequence[MakerInvitation]:
    """Who did not answer yet, newest first. For its makers: never shown to others."""
    wanted = select(MakerInvitation).where(MakerInvitation.initiative_id == initiative.id, _open())
    whom = joinedload(MakerInvitation.person), joinedload(MakerInvitation.invited_by)
    return db.session.scalars(wanted.options(*whom).order_by(MakerInvitation.id.desc())).all()


def count_invitations(initiative: Initiative) -> int:
    """How many invitations wait for an answer."""
    waiting = select(func.count()).select_from(MakerInvitation).where(MakerInvitation.initiative_id == initiative.id)
    return db.session.scalar(waiting.where(_open())) or 0


def get_invitation(initiative: Initiative, invitation_id: int) -> MakerInvitation:
    """One invitation of this initiative."""
    found = db.session.get(MakerInvitation, invitation_id)
    if found is None or found.initiative_id != initiative.id:
        raise NotFound
    return found


def list_own_invitations(person: Person) -> Sequence[MakerInvitation]:
    """What this person is asked to make, with the initiatives: only those that everybody may see."""
    mine = or_(MakerInvitation.person_id == person.id, MakerInvitation.email == person.email)
    seen = Subject.published_at.is_not(None), Subject.hidden_at.is_(None)
    wanted = select(MakerInvitation).join(MakerInvitation.initiative).join(Initiative.subject).where(mine, _open(), *seen)
    whole = joinedload(MakerInvitation.initiative).options(*WHOLE)
    return db.session.scalars(wanted.options(whole, joinedload(MakerInvitation.invited_by)).order_by(MakerInvitation.id)).all()


def get_own_invitation(person: Person, invitation_id: int) -> MakerInvitation:
    """One of these; for everybody else it does not exist."""
    found = next((invitation for invitation in list_own_invitations(person) if invitation.id == invitation_id), None)
    if found is None:
        raise NotFound
    return found


def is_still_open(invitation: MakerInvitation) -> bool:
    """Whether it was neither answered nor taken back while this request waited."""
    there = select(MakerInvitation.id).where(MakerInvitation.id == invitation.id, _open())
    return db.session.scalar(there) is not None
