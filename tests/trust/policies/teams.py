"""Who gets in at the endpoints of teams."""

from tests.trust import addresses as a
from tests.trust.policies.rule import OUR_TEAM, PAGE, Policy

TEAM_CHANGE = Policy(a.TEAM)


POLICIES: dict[str, Policy] = {
    "teams.choose_naming": Policy(a.named(a.TEAM, choice="tonen"), post=OUR_TEAM, otherwise="missing"),
    "teams.detail": Policy(a.TEAM),
    "teams.hand_over": Policy(a.RESPONSIBILITY, get=OUR_TEAM | {"administrator"}, post=OUR_TEAM | {"administrator"}),
    "teams.index": PAGE,
    "teams.take_up": Policy(a.RESPONSIBILITY, post=OUR_TEAM),
    "teams.work": PAGE,
    "teams_admin.close": TEAM_CHANGE,
    "teams_admin.edit": TEAM_CHANGE,
    "teams_admin.end_member": Policy(a.TEAM_MEMBER),
    "teams_admin.index": PAGE,
    "teams_admin.make_fallback": TEAM_CHANGE,
    "teams_admin.members": TEAM_CHANGE,
    "teams_admin.open_team": PAGE,
    "teams_admin.remits": TEAM_CHANGE,
    "teams_admin.remove_remit": Policy(a.REMIT),
}
