"""Who gets in at the endpoints of subjects."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY
from tests.trust.policies.rule import LIVE, MAKERS, NOT_SIGNED_IN, PAGE, Policy, only

POLICIES: dict[str, Policy] = {
    "links.link": Policy(a.SUBJECT, get=only(MAKERS, *LIVE), post=only(MAKERS, *LIVE)),
    "links.unlink": Policy(a.SUBJECT_LINK, get=only(MAKERS, "there", "other side"), post=only(MAKERS, "there", "other side")),
    "subjects.concerns": Policy(a.SUBJECT),
    "subjects.follow": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
    "subjects.history": Policy(a.SUBJECT),
    "subjects.support": Policy(a.SUBJECT, post={"published": EVERYBODY, "ended": NOT_SIGNED_IN}),
    "subjects.take_back": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
    "subjects.unfollow": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
    "subjects_admin.close_or_reopen": Policy(a.named(a.THEME, choice="sluiten")),
    "subjects_admin.history": PAGE,
    "subjects_admin.open_theme": PAGE,
    "subjects_admin.theme": Policy(a.THEME),
    "subjects_admin.themes": PAGE,
}
