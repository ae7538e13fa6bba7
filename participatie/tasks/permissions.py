"""Who may do what on a board."""

from dataclasses import dataclass

from participatie.kernel.access import Actor, permission
from participatie.subjects.models import Subject
from participatie.teams.models import TEAM


@dataclass(frozen=True)
class Side:
    """A board's subject, and on which side of it there are whom: loaded once, asked by all that follows.

    `maker_ids` are the makers of an initiative, `partner_ids` the partners that take part in it; a team has neither.
    """

    subject: Subject
    maker_ids: frozenset[int] = frozenset()
    partner_ids: frozenset[int] = frozenset()
    is_public: bool = False

    @property
    def is_of_team(self) -> bool:
        """Whether it is the board of a team."""
        return self.subject.kind == TEAM.name


@permission("tasks.work")
def can_work_on(actor: Actor, side: Side) -> bool:
    """The members of the team, or the makers, as long as their subject is in sight."""
    if not actor.is_signed_in or not side.subject.is_published or side.subject.is_hidden:
        return False
    return actor.holds("team_member", side.subject.id) if side.is_of_team else actor.id in side.maker_ids


@permission("tasks.see")
def can_see(actor: Actor, side: Side) -> bool:
    """Who works on it, and who speaks for a partner that takes part; everybody when the makers chose that."""
    speaks = any(actor.holds("partner_speaker", partner_id) for partner_id in side.partner_ids)
    is_in_sight = side.subject.is_published and not side.subject.is_hidden
    return is_in_sight and (can_work_on(actor, side) or (actor.is_signed_in and speaks) or side.is_public)


@permission("tasks.show")
def can_show(actor: Actor, side: Side) -> bool:
    """Makers choose whether everybody may see theirs; the board of a team is never public."""
    return not side.is_of_team and can_work_on(actor, side)
