"""What addresses of teams name."""

from tests.trust.addresses import one

BOTH_TEAMS = frozenset({"member", "member_elsewhere", "administrator"})
HANDOVER = one(BOTH_TEAMS, handover_id="handover")
SUPPORT = one(BOTH_TEAMS, support_id="support")
ABSENCE = one(frozenset({"member_elsewhere"}), absence_id="absence")
RULE = one(rule_id="rule")
