"""Who may do what with a street plan. The round is part of every right."""

from datetime import date

from participatie.kernel.access import Actor, permission
from participatie.streets.models import Contribution, PlanVersion, Round, Source, StreetPlan, Verdict

WISHING = frozenset({Round.WISHES})
VOICING = frozenset({Round.VARIANTS, Round.PREFERENCE})
LETTERED = WISHING | VOICING
"""The rounds for which an address can get a letter with a code."""
REMARKING = frozenset({Round.VARIANTS, Round.PREFERENCE, Round.YEAR_LATER})


@permission("streets.begin")
def can_begin_plan(actor: Actor) -> bool:
    """Begin a plan: members of any team, and administrators."""
    return bool(actor.scopes("team_member")) or actor.holds("administrator")


@permission("streets.design")
def can_design(actor: Actor, plan: StreetPlan) -> bool:
    """Draw it, answer people and move it on: its designers, and administrators. A plan must have its designers loaded."""
    is_designer = actor.id is not None and actor.id in plan.designer_ids()
    return (is_designer or actor.holds("administrator")) and not plan.subject.is_hidden


def is_running(plan: StreetPlan) -> bool:
    """Whether people can see it and take part."""
    return plan.subject.is_published and not plan.subject.is_hidden


@permission("streets.wish")
def can_wish(actor: Actor, plan: StreetPlan) -> bool:
    """Anybody may begin a wish in the round of wishes; who is not signed in shows by mail who they are."""
    return is_running(plan) and plan.round in WISHING


@permission("streets.remark")
def can_remark(actor: Actor, plan: StreetPlan) -> bool:
    """Anybody may begin a remark while versions are discussed."""
    return is_running(plan) and plan.round in REMARKING


def can_record(actor: Actor, plan: StreetPlan) -> bool:
    """Designers type in what came on paper or was said, also just after the round they came in."""
    return can_design(actor, plan) and is_running(plan) and plan.round in WISHING | REMARKING


@permission("streets.correct")
def can_correct(actor: Actor, contribution: Contribution) -> bool:
    """Correct what was typed from a slip: who designs its plan, until it is answered."""
    subject = contribution.subject
    is_typed = contribution.source == Source.PAPER and subject.is_published and not subject.is_hidden
    return is_typed and contribution.verdict is Verdict.WAITING and can_design(actor, contribution.plan)


@permission("streets.reply")
def can_reply(actor: Actor, contribution: Contribution) -> bool:
    """Answer a wish or remark: who designs its plan, as long as it can be read."""
    subject = contribution.subject
    return subject.is_published and not subject.is_hidden and can_design(actor, contribution.plan)


@permission("streets.change")
def can_change(actor: Actor, contribution: Contribution) -> bool:
    """Change a wish or remark: its writer, until it is answered. People react to what stands there."""
    subject = contribution.subject
    is_mine = actor.id is not None and subject.creator_id == actor.id
    return (
        is_mine
        and subject.is_published
        and not subject.is_hidden
        and contribution.verdict is Verdict.WAITING
        and is_running(contribution.plan)
    )


@permission("streets.move")
def can_move(actor: Actor, contribution: Contribution) -> bool:
    """Say that it is somewhere else: its writer, while its round is open. A strip of a cross-section lies where it lies."""
    is_asked = (can_wish if contribution.is_wish else can_remark)(actor, contribution.plan)
    return contribution.strip_key is None and is_asked and can_change(actor, contribution)


def can_illustrate(actor: Actor, contribution: Contribution) -> bool:
    """Add a photo or take it away: while it is written, and after that whoever may change it."""
    if contribution.number is None:
        return contribution.subject.creator_id == actor.id
    return can_change(actor, contribution)


def can_take_part(actor: Actor, plan: StreetPlan) -> bool:
    """Come to the forms of a plan: anybody, while it runs. Which round it is, its pages say."""
    return is_running(plan)


@permission("streets.draw")
def can_draw(actor: Actor, version: PlanVersion, plan: StreetPlan) -> bool:
    """Change what is in a version: who designs the plan, until everybody can see it."""
    return can_design(actor, plan) and not version.is_published


def can_see_version(actor: Actor, version: PlanVersion, plan: StreetPlan) -> bool:
    """Everybody sees what is published; a draft only who draws it."""
    return version.is_published or can_design(actor, plan)


def can_speak(plan: StreetPlan, in_round: str, on: date) -> bool:
    """Whoever holds the code of an address speaks for it while its round is open, the last day included (Dutch time)."""
    return plan.round in VOICING and _is_open_to_letters(plan, in_round, on)


def can_wish_by_code(plan: StreetPlan, in_round: str, on: date) -> bool:
    """Whoever holds the code of an address places wishes with it while the round of wishes is open, the last day included."""
    return plan.round in WISHING and _is_open_to_letters(plan, in_round, on)


def _is_open_to_letters(plan: StreetPlan, in_round: str, on: date) -> bool:
    is_in_time = plan.round_ends_on is None or on <= plan.round_ends_on
    return is_running(plan) and plan.round == in_round and is_in_time


@permission("streets.send_letters")
def can_send_letters(actor: Actor, plan: StreetPlan) -> bool:
    """Have letters made, and get the file: its designers, once everybody can see the plan."""
    return can_design(actor, plan) and is_running(plan)


@permission("streets.type_voice")
def can_type_voice(actor: Actor, plan: StreetPlan) -> bool:
    """Type in what an address wrote on paper, until the round is closed: its designers."""
    return can_design(actor, plan) and is_running(plan) and plan.round in VOICING


@permission("streets.propose")
def can_propose(actor: Actor, plan: StreetPlan) -> bool:
    """Hand in a cross-section of one's own: as a wish, or as a remark once versions are discussed."""
    return can_wish(actor, plan) or can_remark(actor, plan)


def can_set_minimums(actor: Actor) -> bool:
    """Say how narrow a strip may be before people are warned: administrators."""
    return actor.holds("administrator")
