"""Who gets in at the endpoints of teams."""

from tests.trust import addresses as a
from tests.trust.addresses import NOTHING
from tests.trust.addresses import teams as t
from tests.trust.policies.rule import OUR_TEAM, PAGE, Policy

TEAM_CHANGE = Policy(a.TEAM)
ARRANGERS = OUR_TEAM | {"administrator"}
OTHER_TEAM = frozenset({"member_elsewhere"})


POLICIES: dict[str, Policy] = {
    "teams.absences": Policy(NOTHING, post=OUR_TEAM, otherwise="refused"),
    "teams.accept_handover": Policy(t.HANDOVER, post=OTHER_TEAM),
    "teams.accept_support": Policy(t.SUPPORT, post=OTHER_TEAM),
    "teams.arrange": Policy(a.TEAM, get=ARRANGERS, post=ARRANGERS),
    "teams.ask_help": Policy(a.RESPONSIBILITY, get=OUR_TEAM, post=OUR_TEAM),
    "teams.act_together": Policy(a.NOTHING, post=OUR_TEAM, otherwise="missing"),
    "teams.choose_naming": Policy(a.named(a.TEAM, choice="tonen"), post=OUR_TEAM, otherwise="missing"),
    "teams.colleagues": PAGE,
    "teams.detail": Policy(a.TEAM),
    "teams.load": Policy(a.TEAM, get=ARRANGERS),
    "teams.unowned": PAGE,
    "teams.end_absence": Policy(t.ABSENCE),
    "teams.hand_over": Policy(a.RESPONSIBILITY, get=OUR_TEAM | {"administrator"}, post=OUR_TEAM | {"administrator"}),
    "teams.handover": Policy(t.HANDOVER, post=OTHER_TEAM),
    "teams.index": PAGE,
    "teams.shortcuts": PAGE,
    "teams.stand_in": Policy(t.ABSENCE),
    "teams.support": Policy(t.SUPPORT),
    "teams.take_up": Policy(a.RESPONSIBILITY, post=OUR_TEAM),
    "teams.withdraw_handover": Policy(t.HANDOVER, post=ARRANGERS),
    "teams.work": PAGE,
    "teams_admin.add_rule": PAGE,
    "teams_admin.close": TEAM_CHANGE,
    "teams_admin.edit_rule": Policy(t.RULE),
    "teams_admin.lower_rule": Policy(t.RULE),
    "teams_admin.raise_rule": Policy(t.RULE),
    "teams_admin.remove_rule": Policy(t.RULE),
    "teams_admin.rules": PAGE,
    "teams_admin.edit": TEAM_CHANGE,
    "teams_admin.end_member": Policy(a.TEAM_MEMBER),
    "teams_admin.index": PAGE,
    "teams_admin.make_fallback": TEAM_CHANGE,
    "teams_admin.members": TEAM_CHANGE,
    "teams_admin.open_team": PAGE,
    "teams_admin.remits": TEAM_CHANGE,
    "teams_admin.remove_remit": Policy(a.REMIT),
}
