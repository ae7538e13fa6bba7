"""Questions about cross-sections: the official ones of a version, and what people made of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import aliased, contains_eager

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets import section as model
from participatie.streets.models import BoundKind, Contribution, CrossSection, PlanBound, PlanVersion, StreetPlan, StripMinimum
from participatie.streets.permissions import can_see_version
from participatie.streets.queries.contributions import readable
from participatie.subjects.models import Subject

PROPOSALS_ON_A_PAGE = 12
MOST_COUNTED = 5000


@dataclass(frozen=True)
class OfficialSection:
    """A cross-section of a version, with that version."""

    section: CrossSection
    version: PlanVersion


@dataclass(frozen=True)
class Proposal:
    """A cross-section that somebody made, with the wish or remark it was handed in with."""

    section: CrossSection
    contribution: Contribution


@dataclass(frozen=True)
class VersionCount:
    """How many people made their own from a version."""

    version: PlanVersion
    count: int


@dataclass(frozen=True)
class ProposalPage:
    """A page of what people handed in."""

    proposals: list[Proposal]
    number: int
    pages: int
    total: int


def list_sections(version_id: int) -> Sequence[CrossSection]:
    """The cross-sections of a version that the caller was allowed to load, in order."""
    wanted = select(CrossSection).where(CrossSection.version_id == version_id)
    return db.session.scalars(wanted.order_by(CrossSection.position, CrossSection.id)).all()


def get_official_section(actor: Actor, plan: StreetPlan, section_id: int) -> OfficialSection:
    """A cross-section of a version of this plan, if the actor may see that version."""
    found = db.session.execute(
        select(CrossSection, PlanVersion)
        .join(PlanVersion, PlanVersion.id == CrossSection.version_id)
        .where(CrossSection.id == section_id, PlanVersion.plan_id == plan.id)
    ).one_or_none()
    if found is None or not can_see_version(actor, found[1], plan):
        raise NotFound
    return OfficialSection(*found)


def find_proposed_section(contribution: Contribution) -> tuple[CrossSection, CrossSection] | None:
    """The cross-section that was handed in with a wish or remark, and the official one it was made from."""
    if contribution.section_id is None:
        return None
    proposed = db.session.get(CrossSection, contribution.section_id)
    if proposed is None or proposed.based_on_id is None:
        return None
    return proposed, db.session.get_one(CrossSection, proposed.based_on_id)


def _proposed(actor: Actor, plan_id: int, keys: Collection[str], version_id: int | None = None) -> Select[Contribution]:
    """What people handed in on sections with these keys, whichever version it was made from; or on those of one version."""
    proposed = readable(actor).join(CrossSection, CrossSection.id == Contribution.section_id)
    proposed = proposed.where(CrossSection.plan_id == plan_id, CrossSection.key.in_(keys))
    if version_id is None:
        return proposed
    made_from = aliased(CrossSection)
    return proposed.join(made_from, made_from.id == CrossSection.based_on_id).where(made_from.version_id == version_id)


def count_proposals(actor: Actor, plan_id: int, keys: Collection[str]) -> dict[str, int]:
    """How many people handed in their own of each of these cross-sections, over all versions."""
    if not keys:
        return {}
    counted = _proposed(actor, plan_id, keys).with_only_columns(CrossSection.key, func.count())
    return {row[0]: row[1] for row in db.session.execute(counted.group_by(CrossSection.key))}


def count_proposals_by_version(actor: Actor, section: CrossSection) -> list[VersionCount]:
    """From which versions people made their own of this cross-section, and how many, the oldest version first."""
    made_from = aliased(CrossSection)
    proposed = _proposed(actor, section.plan_id, [section.key]).join(made_from, made_from.id == CrossSection.based_on_id)
    counted = (
        proposed.with_only_columns(made_from.version_id, func.count().label("made")).group_by(made_from.version_id).subquery()
    )
    wanted = select(PlanVersion, counted.c.made).join(counted, counted.c.version_id == PlanVersion.id)
    return [VersionCount(row[0], row[1]) for row in db.session.execute(wanted.order_by(PlanVersion.id))]


def page_proposals(actor: Actor, section: CrossSection, version_id: int | None, number: int) -> ProposalPage:
    """What people made of one cross-section, newest first: of all its versions, or of one."""
    proposed = _proposed(actor, section.plan_id, [section.key], version_id)
    total = db.session.scalar(proposed.with_only_columns(func.count())) or 0
    rows = db.session.execute(
        proposed.add_columns(CrossSection)
        .options(contains_eager(Contribution.subject).joinedload(Subject.creator))
        .order_by(Contribution.number.desc())
        .limit(PROPOSALS_ON_A_PAGE)
        .offset((number - 1) * PROPOSALS_ON_A_PAGE)
    )
    pages = max(1, -(-total // PROPOSALS_ON_A_PAGE))
    return ProposalPage([Proposal(row[1], row[0]) for row in rows], number, pages, total)


def list_proposed_strips(actor: Actor, section: CrossSection, version_id: int | None) -> list[model.Strips]:
    """The strips of everything that was handed in, for medians: the newest 5,000."""
    proposed = _proposed(actor, section.plan_id, [section.key], version_id).with_only_columns(CrossSection.strips)
    found = db.session.execute(proposed.order_by(CrossSection.id.desc()).limit(MOST_COUNTED))
    return [strips for row in found if (strips := model.readable(row[0]))]


def list_minimums() -> dict[str, int]:
    """How narrow the municipality lets each kind be, and what it keeps free."""
    return {row.kind: row.minimum_cm for row in db.session.scalars(select(StripMinimum))}


def list_minimums_in(plan_id: int) -> dict[str, int]:
    """The same for one plan: where its bounds say how much room fire engines need, that counts. One statement."""
    chosen = select(StripMinimum.kind, StripMinimum.minimum_cm, literal(0).label("rank"))
    stated = select(literal("emergency"), PlanBound.width_cm, literal(1)).where(
        PlanBound.plan_id == plan_id, PlanBound.kind == BoundKind.EMERGENCY, PlanBound.width_cm.is_not(None)
    )
    both = union_all(chosen, stated).subquery()
    rows = db.session.execute(select(both.c.kind, both.c.minimum_cm).order_by(both.c.rank, both.c.minimum_cm))
    return {row.kind: row.minimum_cm for row in rows}
