"""Who gets in at the endpoints of initiatives."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY, NOTHING
from tests.trust.policies.rule import LIVE, MAKER, MAKERS, OFFERER, PAGE, RECORDING, Policy, only

DRAFT_STEP = Policy(a.DRAFT, post={"draft": MAKER, "browser": EVERYBODY})
OWN_WORK = Policy(a.INITIATIVE, get=only(MAKERS, "published", "ended"), post=only(MAKERS, "published", "ended"))
SIGNED_IN = EVERYBODY - {"visitor"}
LATE = {"accepted": MAKERS | OFFERER}  # they are told how it stands
ANSWERS_TO_OFFERS = {"offered": MAKERS, "words hidden": MAKERS, "asked": OFFERER} | LATE
ANSWERED = Policy(a.OFFER, get=ANSWERS_TO_OFFERS, post=ANSWERS_TO_OFFERS)
WHO_OFFERED = {"offered": OFFERER, "words hidden": OFFERER, "free": OFFERER} | LATE
ON_BOTH_SIDES = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | OFFERER)
BETWEEN = Policy(a.OFFER, get=ON_BOTH_SIDES, post=ON_BOTH_SIDES)
MODERATORS = frozenset({"moderator"})
MAY_HIDE = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | MODERATORS) | {"free": MODERATORS}
LEAVING = only(MAKERS, *LIVE) | only(MAKER, "hidden")


POLICIES: dict[str, Policy] = {
    "initiatives.accept_offer": ANSWERED,
    "initiatives.agree_union": Policy(a.UNION),
    "initiatives.answer_invitation": Policy(a.OWN_MAKER_INVITATION, get=frozenset({"resident"}), post=frozenset({"resident"})),
    "initiatives.ask_for": Policy(a.OFFER, get={"free": SIGNED_IN - OFFERER}, post={"free": MAKERS}),
    "initiatives.board": PAGE,
    "initiatives.board_csv": PAGE,
    "initiatives.choose_union": Policy(a.INITIATIVE, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.close_need": Policy(a.NEED, get=MAKERS, post=MAKERS),
    "initiatives.decline_offer": ANSWERED,
    "initiatives.detail": Policy(a.INITIATIVE),
    "initiatives.draft_check": DRAFT_STEP,
    "initiatives.draft_photos": Policy(a.DRAFT, post={"draft": MAKER, "browser": EVERYBODY, "published": MAKER}),
    "initiatives.draft_place": DRAFT_STEP,
    "initiatives.draft_similar": DRAFT_STEP,
    "initiatives.draft_story": DRAFT_STEP,
    "initiatives.draft_theme": DRAFT_STEP,
    "initiatives.drop_draft_photo": Policy(
        a.DRAFT, post=only(MAKER, "draft"), otherwise={"browser": "missing", "published": "missing"}
    ),
    "initiatives.drop_photo": Policy(a.WITH_PHOTO, post=only(MAKERS, "published")),
    "initiatives.edit": OWN_WORK,
    "initiatives.edit_need": Policy(a.NEED, get=MAKERS, post=MAKERS),
    "initiatives.edit_photos": OWN_WORK,
    "initiatives.edit_place": OWN_WORK,
    "initiatives.edit_theme": OWN_WORK,
    "initiatives.go_along": Policy(a.GO_ALONG),
    "initiatives.hide_offer": Policy(a.OFFER, get=MAY_HIDE, post=MAY_HIDE),
    "initiatives.invite_joiner": OWN_WORK,
    "initiatives.keep_draft_text": DRAFT_STEP,
    "initiatives.leave": Policy(a.INITIATIVE, get=LEAVING, post=LEAVING),
    "initiatives.mail_draft_link": DRAFT_STEP,
    "initiatives.makers": OWN_WORK,
    "initiatives.mark_given": Policy(a.OFFER, post={"accepted": MAKERS | OFFERER}),
    "initiatives.message": BETWEEN,
    "initiatives.move": OWN_WORK,
    "initiatives.needs": OWN_WORK,
    "initiatives.new": PAGE,
    "initiatives.offer": Policy(a.INITIATIVE, get=only(EVERYBODY, "published"), post=only(EVERYBODY, "published")),
    "initiatives.offer_freely": PAGE,
    "initiatives.placed": Policy(a.DRAFT),
    "initiatives.propose_union": Policy(a.PAIR, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.reach": BETWEEN,
    "initiatives.record": Policy(NOTHING, get=RECORDING, post=RECORDING),
    "initiatives.refuse_union": Policy(a.UNION),
    "initiatives.remove_need": Policy(a.SPARE_NEED, post=MAKERS),
    "initiatives.reopen_need": Policy(a.NEED, post=MAKERS),
    "initiatives.resume": Policy(a.DRAFT_LINK, unknown="refused"),
    "initiatives.show_offer": Policy(a.OFFER),
    "initiatives.show_union": Policy(a.UNION),
    "initiatives.take_up": Policy(
        a.WITH_SOUGHT,
        post={"sought": frozenset({"member_elsewhere"})},
        otherwise=dict.fromkeys(("published", "ended", "hidden"), "refused"),
    ),
    "initiatives.unhide_offer": Policy(a.OFFER, post=MAY_HIDE),
    "initiatives.versions": Policy(a.INITIATIVE),
    "initiatives.withdraw_invitation": Policy(a.MAKER_INVITATION, post=only(MAKERS, "there")),
    "initiatives.withdraw_offer": Policy(a.OFFER, get=WHO_OFFERED, post=WHO_OFFERED),
}
