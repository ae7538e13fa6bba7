"""Partners, what they do where, and what is looked for and offered."""

from collections.abc import Iterator

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from participatie.initiatives.models import AGREED, Need, Offer
from participatie.initiatives.queries.offer_rows import on_show, visible_offers
from participatie.kernel.access import NOBODY
from participatie.opendata.queries.portions import Found, in_portions, seen_by_all
from participatie.partners.models import Involvement, InvolvementStep, Partner
from participatie.places.models import Area
from participatie.streets.models import Reply
from participatie.subjects.models import Subject, Theme


def each_partner() -> Iterator[Found]:
    """The parties, the closed ones too."""
    columns = (Subject.id, Subject.title, Partner.kind, Subject.lead, Partner.about, Partner.website, Partner.closed_on)
    return in_portions(select(*columns).join(Partner, Partner.id == Subject.id).where(seen_by_all()), Subject.id)


def each_involvement() -> Iterator[Found]:
    """Which partner has which role in which subject, and why."""
    partner = aliased(Subject)
    wanted = (
        select(
            Involvement.id,
            Involvement.subject_id,
            Subject.kind,
            Subject.title,
            Involvement.partner_id,
            partner.title.label("partner"),
            Involvement.role,
            Involvement.note,
            Involvement.power,
            Involvement.power_reason,
            Involvement.since,
        )
        .join(Subject, Subject.id == Involvement.subject_id)
        .join(partner, partner.id == Involvement.partner_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, Involvement.id)


def each_step() -> Iterator[Found]:
    """Every step of government participation that an authority took, and why; the newest of a pair counts."""
    partner = aliased(Subject)
    wanted = (
        select(
            InvolvementStep.id,
            InvolvementStep.subject_id,
            Subject.kind,
            Subject.title,
            InvolvementStep.partner_id,
            partner.title.label("partner"),
            InvolvementStep.step,
            InvolvementStep.reason,
            InvolvementStep.at,
        )
        .join(Subject, Subject.id == InvolvementStep.subject_id)
        .join(partner, partner.id == InvolvementStep.partner_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, InvolvementStep.id)


def each_need() -> Iterator[Found]:
    """What initiatives look for or looked for, and how much of it is promised."""
    agreed = and_(Offer.need_id == Need.id, Offer.state.in_(AGREED))
    promised = select(func.coalesce(func.sum(case((agreed, Offer.amount_hundredths), else_=0)), 0)).where(agreed)
    times = select(func.count()).select_from(Offer).where(agreed)
    wanted = (
        select(
            Need.id,
            Need.initiative_id,
            Subject.kind.label("subject_kind"),
            Subject.title,
            Need.kind,
            Need.what,
            Need.amount_hundredths,
            Need.unit,
            promised.scalar_subquery().label("promised"),
            times.scalar_subquery().label("times"),
            Need.place,
            Need.from_on,
            Need.until_on,
            Need.when_words,
            Need.fulfilled_at,
        )
        .join(Subject, Subject.id == Need.initiative_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, Need.id)


def each_offer() -> Iterator[Found]:
    """What is offered and stands open or was agreed on; a partner by name, a person without."""
    partner = aliased(Subject)
    wanted = (
        select(
            Offer.id,
            Offer.initiative_id,
            Subject.title,
            Offer.need_id,
            Offer.kind,
            Offer.what,
            Offer.amount_hundredths,
            Offer.unit,
            Offer.state,
            Offer.capacity,
            partner.title.label("partner"),
            Area.name.label("area"),
            Theme.name.label("theme"),
            Offer.place,
            Offer.from_on,
            Offer.until_on,
            Offer.when_words,
            Offer.made_at,
        )
        .outerjoin(Subject, Subject.id == Offer.initiative_id)
        .outerjoin(partner, partner.id == Offer.partner_id)
        .outerjoin(Area, Area.id == Offer.area_id)
        .outerjoin(Theme, Theme.id == Offer.theme_id)
        .where(visible_offers(NOBODY), on_show())
    )
    return in_portions(wanted, Offer.id)


def each_reply() -> Iterator[Found]:
    """Every answer of a designer to a wish or remark."""
    team = aliased(Subject)
    wanted = (
        select(Reply.id, Reply.contribution_id, Subject.kind, Subject.title, Reply.verdict, Reply.body)
        .add_columns(team.title.label("team"), Reply.at)
        .join(Subject, Subject.id == Reply.contribution_id)
        .outerjoin(team, team.id == Reply.team_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, Reply.id)


def each_area() -> Iterator[Found]:
    """The areas of the municipality, those that no longer are too."""
    above = aliased(Area)
    columns = (Area.id, Area.code, Area.name, Area.level, above.code.label("above"), Area.population, Area.closed_on, Area.slug)
    return in_portions(select(*columns).outerjoin(above, above.id == Area.parent_id), Area.id)
