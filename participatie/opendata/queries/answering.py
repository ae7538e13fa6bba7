"""Who answers for what, and what hangs together with what."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import aliased

from participatie.initiatives.models import InitiativeUnion, UnionState
from participatie.opendata.queries.portions import Found, in_portions, is_seen_by_all, seen_by_all
from participatie.subjects.models import Subject, SubjectLink
from participatie.teams.models import Responsibility, Team


def each_team() -> Iterator[Found]:
    """The teams, the closed ones too; nobody by name."""
    partner = aliased(Subject)
    columns = (Subject.id, Subject.title, Team.purpose, partner.title.label("partner"), Team.answer_term_days)
    wanted = select(*columns, Team.is_fallback, Team.closed_on).join(Team, Team.id == Subject.id)
    return in_portions(wanted.outerjoin(partner, partner.id == Team.home_partner_id).where(seen_by_all()), Subject.id)


def each_responsibility() -> Iterator[Found]:
    """Which team answers or answered for what, by when, and when it did; the person who took it up stays inside."""
    team = aliased(Subject)
    wanted = (
        select(
            Responsibility.id,
            Responsibility.subject_id,
            Subject.kind,
            Subject.title,
            Responsibility.team_id,
            team.title.label("team"),
            Responsibility.remit_theme,
            Responsibility.remit_area,
            Responsibility.note,
            Responsibility.since,
            Responsibility.until,
            Responsibility.term_from_on,
            Responsibility.due_on,
            Responsibility.answered_on,
        )
        .join(Subject, Subject.id == Responsibility.subject_id)
        .join(team, team.id == Responsibility.team_id)
        .where(seen_by_all())
    )
    return in_portions(wanted, Responsibility.id)


def each_link() -> Iterator[Found]:
    """What has to do with what, as far as everybody may read both."""
    other = aliased(Subject)
    wanted = (
        select(
            SubjectLink.id,
            SubjectLink.one_id,
            Subject.kind,
            Subject.title,
            SubjectLink.relation,
            SubjectLink.other_id,
            other.kind.label("other_kind"),
            other.title.label("other_title"),
            SubjectLink.note,
            SubjectLink.at,
        )
        .join(Subject, Subject.id == SubjectLink.one_id)
        .join(other, other.id == SubjectLink.other_id)
        .where(SubjectLink.ended_at.is_(None), seen_by_all(), is_seen_by_all(SubjectLink.other_id))
    )
    return in_portions(wanted, SubjectLink.id)


def each_union() -> Iterator[Found]:
    """Which two initiatives went on as which new one; what was only proposed is between its makers."""
    one, other = aliased(Subject), aliased(Subject)
    wanted = (
        select(
            InitiativeUnion.id,
            InitiativeUnion.one_id,
            one.title.label("one_title"),
            InitiativeUnion.other_id,
            other.title.label("other_title"),
            InitiativeUnion.made_id,
            Subject.kind,
            Subject.title,
            InitiativeUnion.proposed_at,
            InitiativeUnion.ended_at,
        )
        .join(one, one.id == InitiativeUnion.one_id)
        .join(other, other.id == InitiativeUnion.other_id)
        .join(Subject, Subject.id == InitiativeUnion.made_id)
        .where(InitiativeUnion.state == UnionState.UNITED, seen_by_all())
        .where(is_seen_by_all(InitiativeUnion.one_id), is_seen_by_all(InitiativeUnion.other_id))
    )
    return in_portions(wanted, InitiativeUnion.id)
