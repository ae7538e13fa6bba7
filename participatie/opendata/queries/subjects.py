"""Initiatives and street plans, how many people carry them, and what is said about them."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from participatie.initiatives.models import Initiative, Maker
from participatie.kernel.access import NOBODY
from participatie.opendata.queries.portions import Found, in_portions, seen_by_all
from participatie.places.models import Area
from participatie.streets.models import WISH, Contribution, StreetPlan
from participatie.subjects.models import Subject, SubjectTally, Theme
from participatie.subjects.queries import Lens, matching
from participatie.threads.models import Post, Thread
from participatie.threads.queries import visible_posts

_LON = ((Subject.west + Subject.east) / 2).label("lon")
_LAT = ((Subject.south + Subject.north) / 2).label("lat")
_ON_THE_SPINE = (
    Subject.id,
    Subject.kind,
    Subject.state,
    Subject.title,
    Subject.lead,
    Theme.name.label("theme"),
    Area.code.label("area_code"),
    Area.name.label("area"),
    _LON,
    _LAT,
    Subject.published_at,
    Subject.changed_at,
)


def each_subject(lens: Lens) -> Iterator[Found]:
    """What a list shows to everybody, its text and its geometry included."""
    makers = select(func.count()).where(Maker.initiative_id == Subject.id, Maker.left_at.is_(None)).scalar_subquery()
    wanted = (
        select(
            *_ON_THE_SPINE,
            Subject.geometry,
            Initiative.story,
            Initiative.why,
            Initiative.place_name,
            makers.label("makers"),
            SubjectTally.supports,
            SubjectTally.joins,
            SubjectTally.concerns,
            SubjectTally.posts,
        )
        .join(SubjectTally, SubjectTally.subject_id == Subject.id)
        .outerjoin(Initiative, Initiative.id == Subject.id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .where(*matching(NOBODY, lens))
    )
    return in_portions(wanted, Subject.id)


def each_tally() -> Iterator[Found]:
    """How many people say what about which subject: counts, nobody by name."""
    counts = (SubjectTally.supports, SubjectTally.joins, SubjectTally.concerns, SubjectTally.follows)
    wanted = select(Subject.id, Subject.kind, Subject.title, *counts).join(SubjectTally, SubjectTally.subject_id == Subject.id)
    return in_portions(wanted.where(seen_by_all()), Subject.id)


def each_post() -> Iterator[Found]:
    """Every post that can be read, with the partner or team for which it speaks; of a person alone no name."""
    partner, team = aliased(Subject), aliased(Subject)
    wanted = (
        select(
            Post.id,
            Subject.id.label("subject_id"),
            Subject.kind.label("subject_kind"),
            Subject.title,
            Post.parent_id,
            Post.kind,
            Post.capacity,
            partner.title.label("partner"),
            team.title.label("team"),
            Post.body,
            Post.commitment_id,
            Post.created_at,
            Post.edited_at,
        )
        .join(Post.thread)
        .join(Thread.subject)
        .outerjoin(partner, partner.id == Post.partner_id)
        .outerjoin(team, team.id == Post.team_id)
        .where(visible_posts(NOBODY), Subject.published_at.is_not(None))
        .where(Post.withdrawn_at.is_(None), Post.hidden_at.is_(None))
    )
    return in_portions(wanted, Post.id)


def each_street_plan() -> Iterator[Found]:
    """The street plans with their round and their days, and how much was brought in."""
    client = aliased(Subject)
    part = aliased(Subject)
    heard = (
        select(func.count())
        .select_from(Contribution)
        .join(part, part.id == Contribution.id)
        .where(Contribution.plan_id == Subject.id, part.published_at.is_not(None), part.hidden_at.is_(None))
        .correlate(Subject)
    )
    wishes, remarks = heard.where(part.kind == WISH.name), heard.where(part.kind != WISH.name)
    wanted = (
        select(
            *_ON_THE_SPINE,
            StreetPlan.introduction,
            client.title.label("client"),
            StreetPlan.budget_cents,
            StreetPlan.round_ends_on,
            StreetPlan.works_from_on,
            StreetPlan.works_until_on,
            wishes.scalar_subquery().label("wishes"),
            remarks.scalar_subquery().label("remarks"),
        )
        .join(StreetPlan, StreetPlan.id == Subject.id)
        .outerjoin(client, client.id == StreetPlan.client_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, Subject.id)
