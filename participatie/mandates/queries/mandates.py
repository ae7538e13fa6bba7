"""The register: which mandates there are, and the chain in which each hangs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.mandates.models import Mandate, MandateKind, MandateVersion
from participatie.mandates.models.mandates import mandate_area
from participatie.partners.models import PARTNER, Partner
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.teams.models import TEAM, Team

PAGE_SIZE = 20
PARTIES = frozenset({TEAM.name, PARTNER.name})

LOADED = (
    selectinload(Mandate.kinds),
    selectinload(Mandate.areas).load_only(Area.id, Area.path, Area.name, Area.code, raiseload=True),
    selectinload(Mandate.themes),
    selectinload(Mandate.advisers).load_only(Subject.id, Subject.kind, Subject.title, raiseload=True),
    joinedload(Mandate.holder).load_only(Subject.id, Subject.kind, Subject.title, raiseload=True),
)


@dataclass(frozen=True)
class RegisterFilter:
    """What somebody looks for. Empty fields do not narrow."""

    holder_id: int | None = None
    area_path: str = ""
    kind: str = ""
    with_ended: bool = False


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register."""

    rows: Sequence[Mandate]
    number: int
    pages: int
    total: int


def running(mandate: type[Mandate] = Mandate) -> ColumnElement[bool]:
    """The mandates that hold today, as far as they go themselves; `Mandate.is_valid` says the same of one."""
    day = today()
    not_over = or_(mandate.valid_until.is_(None), mandate.valid_until >= day)
    return and_(mandate.ended_at.is_(None), mandate.valid_from <= day, not_over)


def get_mandate(mandate_id: int) -> Mandate:
    """The mandate with this id, whatever became of it: the register is public."""
    found = None
    if 0 < mandate_id <= LARGEST_ID:
        giver = joinedload(Mandate.giver_partner).joinedload(Partner.subject)
        found = db.session.scalar(select(Mandate).where(Mandate.id == mandate_id).options(*LOADED, giver))
    if found is None:
        raise NotFound
    return found


def list_above(mandate: Mandate) -> list[Mandate]:
    """The mandates above this one, the nearest first."""
    ids = mandate.chain_ids[:-1]
    if not ids:
        return []
    found = db.session.scalars(select(Mandate).where(Mandate.id.in_(ids)).options(*LOADED)).all()
    return sorted(found, key=lambda it: -len(it.chain_ids))


def lock_chain(mandate: Mandate) -> list[Mandate]:
    """This mandate and all above it as they are now, held still until the end of the transaction; its own first.

    Decisions under one mandate at the top so come one after the other, and each sees what the earlier ones spent.
    """
    held = select(Mandate.id).where(Mandate.id == mandate.root_id).with_for_update(key_share=True)
    db.session.execute(held)
    wanted = select(Mandate).where(Mandate.id.in_(mandate.chain_ids)).options(*LOADED)
    found = db.session.scalars(wanted.execution_options(populate_existing=True)).all()
    return sorted(found, key=lambda it: -len(it.chain_ids))


def list_with_above(holders: ColumnElement[bool], held: type[Mandate]) -> list[Mandate]:
    """The mandates of `holders`, a condition on `held`, that hold today, and all above them. Five statements, however many."""
    is_below = held.path.like(Mandate.path.concat(literal("%")))
    wanted = select(Mandate).where(exists().where(is_below, holders, running(held))).options(*LOADED)
    return list(db.session.scalars(wanted.order_by(Mandate.id)))


def list_usable(actor: Actor) -> list[Mandate]:
    """What this actor may use today, as a member of teams or alone, with all above it; `holds_mandate` says the same of one."""
    held, teams = aliased(Mandate), actor.scopes("team_member")
    if not actor.is_signed_in:
        return []
    return list_with_above(or_(held.person_id == actor.id, and_(held.person_id.is_(None), held.holder_id.in_(teams))), held)


def list_held_by(holder_id: int) -> list[Mandate]:
    """What is held in the name of a team or a partner today, with all above it."""
    held = aliased(Mandate)
    return list_with_above(held.holder_id == holder_id, held)


def holds_alone(actor: Actor) -> bool:
    """Whether this actor holds a mandate today that is one person's."""
    mine = select(Mandate.id).where(Mandate.person_id == actor.id, running())
    return actor.is_signed_in and db.session.scalar(mine.limit(1)) is not None


def filtered(chosen: RegisterFilter) -> Select[Mandate]:
    """The mandates of a filter."""
    wanted = select(Mandate).join(Subject, Subject.id == Mandate.holder_id)
    if not chosen.with_ended:
        day = today()
        wanted = wanted.where(Mandate.ended_at.is_(None), or_(Mandate.valid_until.is_(None), Mandate.valid_until >= day))
    if chosen.holder_id is not None:
        wanted = wanted.where(Mandate.holder_id == chosen.holder_id)
    if chosen.area_path:
        bounded = exists().where(mandate_area.c.mandate_id == Mandate.id)
        near = or_(
            Area.path.startswith(chosen.area_path, autoescape=True), literal(chosen.area_path).like(Area.path.concat("%"))
        )
        inside = exists().where(mandate_area.c.mandate_id == Mandate.id, mandate_area.c.area_id == Area.id, near)
        wanted = wanted.where(or_(~bounded, inside))
    if chosen.kind:
        named = exists().where(MandateKind.mandate_id == Mandate.id, ~MandateKind.is_excluded)
        this = and_(MandateKind.mandate_id == Mandate.id, MandateKind.kind == chosen.kind)
        is_named, is_excluded = exists().where(this, ~MandateKind.is_excluded), exists().where(this, MandateKind.is_excluded)
        wanted = wanted.where(or_(~named, is_named), ~is_excluded)
    return wanted


def page_register(chosen: RegisterFilter, number: int = 1, size: int = PAGE_SIZE) -> RegisterPage:
    """One page of the register, by who holds them. The same number of statements however many there are."""
    wanted = filtered(chosen)
    total = db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    ordered = wanted.order_by(func.lower(Subject.title), Mandate.path).limit(size).offset((number - 1) * size)
    rows = db.session.scalars(ordered.options(*LOADED)).all()
    return RegisterPage(rows, number, max(1, math.ceil(total / size)), total)


def list_below(mandate: Mandate) -> Sequence[Mandate]:
    """All that hangs below a mandate and was not ended."""
    below = and_(Mandate.path.startswith(mandate.path, autoescape=True), Mandate.id != mandate.id)
    return db.session.scalars(
        select(Mandate).where(below, Mandate.ended_at.is_(None)).options(*LOADED).order_by(Mandate.id)
    ).all()


def list_versions(mandate_id: int) -> Sequence[MandateVersion]:
    """What a mandate said before, newest first."""
    wanted = select(MandateVersion).where(MandateVersion.mandate_id == mandate_id)
    return db.session.scalars(wanted.order_by(MandateVersion.version.desc())).all()


def list_mandate_holders() -> list[tuple[int, str]]:
    """The teams and partners in whose name a mandate is held, by name."""
    held = select(Mandate.holder_id).where(Mandate.ended_at.is_(None))
    found = db.session.execute(
        select(Subject.id, Subject.title).where(Subject.id.in_(held)).order_by(func.lower(Subject.title))
    )
    return [(holder_id, name) for holder_id, name in found]


def get_party(actor: Actor, subject_id: int) -> Subject:
    """A team or a partner."""
    subject = get_subject(actor, subject_id)
    if subject.kind not in PARTIES:
        raise NotFound
    return subject


def is_running_party(subject: Subject) -> bool:
    """Whether this team still answers, or this partner still takes part."""
    closed = Team.closed_on if subject.kind == TEAM.name else Partner.closed_on
    model = Team if subject.kind == TEAM.name else Partner
    return db.session.scalar(select(model.id).where(model.id == subject.id, closed.is_(None))) is not None
