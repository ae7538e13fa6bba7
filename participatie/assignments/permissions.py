"""Who may do what with assignments: the two sides, as equals. Nobody acts for both, and no administrator for either."""

from collections.abc import Collection

from participatie.assignments.models import Assignment, AssignmentState, AssignmentVersion, Side
from participatie.assignments.steps import CHANGEABLE, MEASURABLE, PROPOSABLE, RULES, Step
from participatie.kernel.access import Actor, permission


def speaks_for_client(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor may speak at this moment for the partner or team that asks."""
    if not actor.is_signed_in:
        return False
    if assignment.client_partner_id is not None:
        return actor.holds("partner_speaker", assignment.client_partner_id)
    return assignment.client_team_id is not None and actor.holds("team_member", assignment.client_team_id)


def is_client(actor: Actor, assignment: Assignment) -> bool:
    """The person who asks, for as long as they may speak for their party."""
    return actor.id == assignment.client_person_id and speaks_for_client(actor, assignment)


def is_taker(actor: Actor, assignment: Assignment) -> bool:
    """Who is in the team that takes it on; the client is not, also when they are in that team."""
    is_member = actor.is_signed_in and actor.holds("team_member", assignment.taker_team_id)
    return is_member and actor.id != assignment.client_person_id


def side_of(actor: Actor, assignment: Assignment) -> Side | None:
    """On which side of the table the actor sits; None for everybody else."""
    if is_client(actor, assignment):
        return Side.CLIENT
    return Side.TAKER if is_taker(actor, assignment) else None


def sits_at_the_table(actor: Actor, assignment: Assignment) -> bool:
    """Whether the actor is one of the two sides."""
    return side_of(actor, assignment) is not None


@permission("assignments.begin")
def can_begin(actor: Actor) -> bool:
    """Who may speak for a partner or is in a team can ask something of a team."""
    return actor.is_signed_in and bool(actor.scopes("partner_speaker") or actor.scopes("team_member"))


@permission("assignments.read_between")
def can_read_between(actor: Actor, assignment: Assignment) -> bool:
    """Read what is between the two sides: proposals, reasons, load. Those who speak for either party, and nobody else."""
    return speaks_for_client(actor, assignment) or is_taker(actor, assignment)


@permission("assignments.write")
def can_write(actor: Actor, assignment: Assignment) -> bool:
    """Change a draft, or what came back: the client alone, without anybody's yes."""
    return is_client(actor, assignment) and assignment.state in {AssignmentState.DRAFT, AssignmentState.GIVEN_BACK}


@permission("assignments.propose")
def can_propose(actor: Actor, assignment: Assignment) -> bool:
    """Propose another version of what is asked: either side, until it is delivered."""
    return side_of(actor, assignment) is not None and assignment.state in PROPOSABLE


def is_open_version(assignment: Assignment, version: AssignmentVersion) -> bool:
    """Whether this version lies on the table: the newest, not ended, not agreed yet."""
    is_newest = version.number == assignment.latest_number and version.number != assignment.agreed_number
    return is_newest and version.ended_at is None and assignment.state in PROPOSABLE


@permission("assignments.accept")
def can_accept(actor: Actor, assignment: Assignment, version: AssignmentVersion) -> bool:
    """Say yes to the version on the table, once for each side."""
    side = side_of(actor, assignment)
    return side is not None and is_open_version(assignment, version) and version.yes_of(side) is None


@permission("assignments.end_proposal")
def can_end_proposal(actor: Actor, assignment: Assignment, version: AssignmentVersion) -> bool:
    """Decline a change of what was agreed, or take one's own proposal back."""
    return side_of(actor, assignment) is not None and assignment.is_agreed and is_open_version(assignment, version)


@permission("assignments.say_what_stops")
def can_say_what_stops(actor: Actor, assignment: Assignment, version: AssignmentVersion) -> bool:
    """Say what the team may let go for it: the client."""
    return is_client(actor, assignment) and is_open_version(assignment, version)


@permission("assignments.step")
def can_step(actor: Actor, assignment: Assignment, step: Step) -> bool:
    """Bring it to another state, by the rules of the steps."""
    rule = RULES[step]
    return side_of(actor, assignment) in rule.sides and assignment.state in rule.before


@permission("assignments.write_how")
def can_write_how(actor: Actor, assignment: Assignment) -> bool:
    """Write how it is done: the team that does it, and nobody else."""
    return is_taker(actor, assignment) and assignment.state in CHANGEABLE - {AssignmentState.DRAFT}


@permission("assignments.connect")
def can_connect(actor: Actor, assignment: Assignment) -> bool:
    """Say what it has to do with other assignments, or what of residents falls under it: either side."""
    return side_of(actor, assignment) is not None and assignment.state in CHANGEABLE


def can_release(actor: Actor, assignment: Assignment, maker_ids: Collection[int]) -> bool:
    """Say that something of residents does not fall under it: either side, and whoever makes that."""
    return can_connect(actor, assignment) or (actor.id is not None and actor.id in maker_ids)


@permission("assignments.measure")
def can_measure(actor: Actor, assignment: Assignment) -> bool:
    """Say what came of it: either side, from delivery on, also when it is closed."""
    is_done = assignment.state in MEASURABLE and assignment.delivered_on is not None
    return side_of(actor, assignment) is not None and is_done


@permission("assignments.step_back")
def can_step_back(actor: Actor, assignment: Assignment) -> bool:
    """Be its client no longer: the client."""
    return is_client(actor, assignment)


@permission("assignments.take_over")
def can_take_over(actor: Actor, assignment: Assignment, has_client: bool) -> bool:
    """Become its client where there is none by name, or where that person speaks for the party no more."""
    return speaks_for_client(actor, assignment) and not has_client
