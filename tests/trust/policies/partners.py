"""Who gets in at the endpoints of partners."""

from tests.trust import addresses as a
from tests.trust.policies.rule import LIVE, MAKERS, PAGE, Policy, only

PARTNER_MANAGERS = frozenset({"administrator", "manager"})


POLICIES: dict[str, Policy] = {
    "partners.answer_invitation": Policy(
        a.OWN_INVITATION, get=frozenset({"resident"}), post=frozenset({"resident"}), otherwise="missing"
    ),
    "partners.answer_joining": Policy(a.JOINING, post=frozenset({"speaker"})),
    "partners.ask": Policy(a.SUBJECT, get=only(MAKERS, *LIVE), post=only(MAKERS, *LIVE)),
    "partners.choose_naming": Policy(
        a.named(a.PARTNER, choice="tonen"), post=frozenset({"speaker", "manager"}), otherwise="missing"
    ),
    "partners.detail": Policy(a.PARTNER),
    "partners.edit": Policy(a.PARTNER, get=PARTNER_MANAGERS, post=PARTNER_MANAGERS),
    "partners.end_involvement": Policy(
        a.INVOLVEMENT, get=frozenset({"speaker", "manager"}) | MAKERS, post=frozenset({"speaker", "manager"}) | MAKERS
    ),
    "partners.end_member": Policy(a.PARTNER_MEMBER, post=PARTNER_MANAGERS),
    "partners.index": PAGE,
    "partners.involve": Policy(a.SUBJECT),
    "partners.members": Policy(a.PARTNER, get=PARTNER_MANAGERS, post=PARTNER_MANAGERS),
    "partners.set_step": Policy(a.RULED),
    "partners.use_power": Policy(a.SUBJECT),
    "partners.withdraw_invitation": Policy(a.PARTNER_INVITATION, post=PARTNER_MANAGERS),
    "partners.withdraw_joining": Policy(a.JOINING, post=MAKERS),
    "partners_admin.close": Policy(a.PARTNER),
    "partners_admin.index": PAGE,
    "partners_admin.register": PAGE,
}
