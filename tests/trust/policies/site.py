"""Who gets in at the endpoints of site."""

from tests.trust import addresses as a
from tests.trust.addresses import NOBODY, NOTHING
from tests.trust.policies.rule import PAGE, Policy

ABSENT_MAIL = Policy(a.named(NOTHING, mail_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing")
ONLY_IN_A_DEMO = Policy(a.named(NOTHING, key="bewoner", mail_id=1), get=NOBODY, post=NOBODY, otherwise="missing")


POLICIES: dict[str, Policy] = {
    "demo.hide_bar": ONLY_IN_A_DEMO,
    "demo.mail": ONLY_IN_A_DEMO,
    "demo.mail_html": ONLY_IN_A_DEMO,
    "demo.mailbox": ONLY_IN_A_DEMO,
    "demo.show_bar": ONLY_IN_A_DEMO,
    "demo.sign_in": ONLY_IN_A_DEMO,
    "files.show": Policy(a.FILE),
    "files.show_small": Policy(a.FILE),
    "home.area": Policy(a.AREA),
    "home.area_feed": Policy(a.AREA),
    "home.areas": PAGE,
    "home.home": PAGE,
    "site.about": PAGE,
    "site.accessibility": PAGE,
    "site.house_rules": PAGE,
    "site.privacy": PAGE,
    "site.security_txt": PAGE,
    "site_admin.logo": PAGE,
    "site_admin.mail": PAGE,
    "site_admin.overview": PAGE,
    "site_admin.remove_logo": PAGE,
    "site_admin.text": Policy(a.TEXT),
    "site_admin.texts": PAGE,
    "site_admin.try_mail_again": ABSENT_MAIL,
    "styleguide.sample": Policy(a.SAMPLE),
    "styleguide.show": PAGE,
}
