"""What can be done with teams and what they answer for."""

from participatie.teams.services.absences import (
    end_absence,
    forget_old_absences,
    look_for_stand_ins,
    mark_absence,
    stand_in,
)
from participatie.teams.services.answering import (
    note_answer,
    note_post,
)
from participatie.teams.services.closing import (
    close_team,
)
from participatie.teams.services.giving import give, resume, set_aside
from participatie.teams.services.handovers import (
    accept_handover,
    ask_handover,
    give_back,
    remind_of_handovers,
    withdraw_handover,
)
from participatie.teams.services.invitees import (
    person_at,
)
from participatie.teams.services.leaving import (
    leave_all,
    let_go_of_strangers,
)
from participatie.teams.services.members import (
    add_member,
    be_named,
    begin_memberships,
    end_member,
    note_grant,
    note_grant_ended,
    stay_unnamed,
)
from participatie.teams.services.moving import (
    carry_out_some,
)
from participatie.teams.services.owners import mend_ownership
from participatie.teams.services.remits import (
    add_remit,
    preview_adding,
    preview_removing,
    remove_remit,
)
from participatie.teams.services.responsibilities import (
    assign,
    reroute,
    take_up,
)
from participatie.teams.services.rules import (
    lower_rule,
    preview_lowered,
    preview_raised,
    preview_rule,
    preview_without,
    raise_rule,
    remove_rule,
    save_rule,
)
from participatie.teams.services.supports import (
    accept_support,
    ask_help,
    end_support,
)
from participatie.teams.services.teams import (
    arrange_team,
    change_team,
    fallback_team,
    make_fallback,
    open_team,
)
from participatie.teams.services.together import MOST, Deed, NotTogether, Objection, Order, act_together

__all__ = [
    "MOST",
    "Deed",
    "NotTogether",
    "Objection",
    "Order",
    "accept_handover",
    "accept_support",
    "act_together",
    "add_member",
    "add_remit",
    "arrange_team",
    "ask_handover",
    "ask_help",
    "assign",
    "be_named",
    "begin_memberships",
    "carry_out_some",
    "change_team",
    "close_team",
    "end_absence",
    "end_member",
    "end_support",
    "fallback_team",
    "forget_old_absences",
    "give",
    "give_back",
    "leave_all",
    "let_go_of_strangers",
    "look_for_stand_ins",
    "lower_rule",
    "make_fallback",
    "mark_absence",
    "mend_ownership",
    "note_answer",
    "note_grant",
    "note_grant_ended",
    "note_post",
    "open_team",
    "person_at",
    "preview_adding",
    "preview_lowered",
    "preview_raised",
    "preview_removing",
    "preview_rule",
    "preview_without",
    "raise_rule",
    "remind_of_handovers",
    "remove_remit",
    "remove_rule",
    "reroute",
    "resume",
    "save_rule",
    "set_aside",
    "stand_in",
    "stay_unnamed",
    "take_up",
    "withdraw_handover",
]
