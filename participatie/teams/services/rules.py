"""Rules that choose a team before the remits. Each change is looked at first; what moves because of it is a choice."""

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_line
from participatie.subjects.kinds import all_kinds
from participatie.subjects.models import SubjectId
from participatie.teams import queries
from participatie.teams.events import RuleChanged
from participatie.teams.models import RoutingRule, Way
from participatie.teams.permissions import can_manage
from participatie.teams.queries import Move
from participatie.teams.routing import RuleFact, lowered, raised, with_rule, without_rule
from participatie.teams.services.moving import plan_moves

MOST_WORDS = 200


def preview_rule(actor: Actor, wanted: RuleFact) -> list[Move]:
    """What would move if this were a rule, and do nothing."""
    authorize(can_manage, actor)
    return queries.list_rule_moves(with_rule(queries.list_rule_facts(), _usable(wanted)))


def save_rule(actor: Actor, wanted: RuleFact, way: Way) -> RoutingRule:
    """Let this be a rule, a new one at the end. What is open goes along in the way that was chosen."""
    authorize(can_manage, actor)
    usable = _usable(wanted)
    moves = queries.list_rule_moves(with_rule(queries.list_rule_facts(), usable))
    rules = queries.list_rules()
    rule = next((one for one in rules if one.id == usable.id), None)
    if rule is None and usable.id:
        raise NotFound
    if rule is None:
        rule = RoutingRule(position=1 + max((one.position for one in rules), default=0))
        db.session.add(rule)
    rule.team_id, rule.kind, rule.words = SubjectId(usable.team_id), usable.kind, usable.words
    rule.area_id, rule.theme_id = usable.area_id, usable.theme_id
    db.session.flush()
    _carry(actor, usable.team_id, "changed" if usable.id else "added", moves, way)
    return rule


def preview_without(actor: Actor, rule: RoutingRule) -> list[Move]:
    """What would move without this rule, and do nothing."""
    authorize(can_manage, actor)
    return queries.list_rule_moves(without_rule(queries.list_rule_facts(), rule.id))


def remove_rule(actor: Actor, rule: RoutingRule, way: Way) -> None:
    """Let this be a rule no more."""
    moves = preview_without(actor, rule)
    team_id = rule.team_id
    db.session.delete(rule)
    db.session.flush()
    _carry(actor, team_id, "removed", moves, way)


def preview_raised(actor: Actor, rule: RoutingRule) -> list[Move]:
    """What would move if this rule stood a place earlier."""
    authorize(can_manage, actor)
    return queries.list_rule_moves(raised(queries.list_rule_facts(), rule.id))


def raise_rule(actor: Actor, rule: RoutingRule, way: Way) -> None:
    """Let this rule stand a place earlier; the first stays where it is."""
    moves = preview_raised(actor, rule)
    _order([fact.id for fact in raised(_all(), rule.id)])
    _carry(actor, rule.team_id, "raised", moves, way)


def preview_lowered(actor: Actor, rule: RoutingRule) -> list[Move]:
    """What would move if this rule stood a place later."""
    authorize(can_manage, actor)
    return queries.list_rule_moves(lowered(queries.list_rule_facts(), rule.id))


def lower_rule(actor: Actor, rule: RoutingRule, way: Way) -> None:
    """Let this rule stand a place later; the last stays where it is."""
    moves = preview_lowered(actor, rule)
    _order([fact.id for fact in lowered(_all(), rule.id)])
    _carry(actor, rule.team_id, "lowered", moves, way)


def _all() -> list[RuleFact]:
    return [RuleFact(rule.id, rule.team_id) for rule in queries.list_rules()]


def _order(ids: Sequence[int]) -> None:
    for rule in queries.list_rules():
        rule.position = ids.index(rule.id) + 1
    db.session.flush()


def _usable(wanted: RuleFact) -> RuleFact:
    """The rule as it is kept; refused when it would fit everything, for which the fallback team is."""
    words = ", ".join(filter(None, (clean_line(part) for part in wanted.words.split(","))))
    if not (words or wanted.kind or wanted.area_id or wanted.theme_id):
        raise Refused(_("Kies een soort, een gebied, een thema of woorden. Anders past alles."), field="kind")
    if len(words) > MOST_WORDS:
        raise Refused(_("Er passen %(n)s tekens.", n=MOST_WORDS), field="words")
    if wanted.kind and wanted.kind not in {kind.name for kind in all_kinds()}:
        raise Refused(_("Kies een soort uit de lijst."), field="kind")
    team = queries.find_team(wanted.team_id)
    if team is None or not team.is_open:
        raise Refused(_("Kies een team."), field="team")
    return replace(wanted, words=words)


def _carry(actor: Actor, team_id: int, change: str, moves: Sequence[Move], way: Way) -> None:
    emit(RuleChanged(by_id=actor.id, subject_id=team_id, change=change, way=str(way), fitting_elsewhere=len(moves)))
    plan_moves(moves, way)
