"""Who gets in at the endpoints of threads."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY, NOTHING
from tests.trust.policies.rule import LIVE, MAKER, MAKERS, OUR_TEAM, RECORDING, Policy, only

OWN = {"public": MAKER, "in_hidden": MAKER, "note": OUR_TEAM}
OWN_POST = Policy(a.POST, get=OWN, post=OWN)
ASKING = MAKERS | OUR_TEAM


POLICIES: dict[str, Policy] = {
    "threads.templates": Policy(a.TEAM, get=OUR_TEAM, post=OUR_TEAM, otherwise="missing"),
    "threads.edit_template": Policy(a.one(OUR_TEAM, template_id="template")),
    "threads.remove_template": Policy(a.one(OUR_TEAM, template_id="template")),
    "threads.answer_outside": Policy(a.OUTSIDE),
    "threads.ask_outsider": Policy(a.SUBJECT, get=only(ASKING, *LIVE), post=only(ASKING, *LIVE)),
    "threads.claim": Policy(NOTHING, post=EVERYBODY - OUR_TEAM, otherwise="refused"),
    "threads.edit": OWN_POST,
    "threads.history": Policy(a.POST, get=only(EVERYBODY, "public", "note", "in_hidden"), otherwise="missing"),
    "threads.newest": Policy(a.SUBJECT),
    "threads.note": Policy(a.SUBJECT, get=only(OUR_TEAM, *LIVE), post=only(OUR_TEAM, *LIVE), otherwise="missing"),
    "threads.post": Policy(a.SUBJECT, get=only(EVERYBODY, *LIVE), post=only(EVERYBODY, *LIVE)),
    "threads.promise": Policy(a.SUBJECT, get=only(EVERYBODY, *LIVE)),
    "threads.record_post": Policy(a.SUBJECT, get=only(RECORDING, *LIVE), post=only(RECORDING, *LIVE)),
    "threads.revoke_question": Policy(a.OWN_QUESTION),
    "threads.show": Policy(a.POST),
    "threads.slip": Policy(a.RECORDING),
    "threads.withdraw": OWN_POST,
}
