"""Who gets in at the endpoints of initiatives."""

from tests.trust.addresses import EVERYBODY, NOTHING
from tests.trust.addresses import initiatives as i
from tests.trust.policies.rule import LIVE, MAKER, MAKERS, OFFERER, PAGE, RECORDING, Policy, only

DRAFT_STEP = Policy(i.DRAFT, post={"draft": MAKER, "browser": EVERYBODY})
OWN_WORK = Policy(i.INITIATIVE, get=only(MAKERS, "published", "ended"), post=only(MAKERS, "published", "ended"))
SIGNED_IN = EVERYBODY - {"visitor"}
LATE = {"accepted": MAKERS | OFFERER}  # they are told how it stands
ANSWERS_TO_OFFERS = {"offered": MAKERS, "words hidden": MAKERS, "asked": OFFERER} | LATE
ANSWERED = Policy(i.OFFER, get=ANSWERS_TO_OFFERS, post=ANSWERS_TO_OFFERS)
WHO_OFFERED = {"offered": OFFERER, "words hidden": OFFERER, "free": OFFERER} | LATE
ON_BOTH_SIDES = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | OFFERER)
BETWEEN = Policy(i.OFFER, get=ON_BOTH_SIDES, post=ON_BOTH_SIDES)
MODERATORS = frozenset({"moderator"})
MAY_HIDE = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | MODERATORS) | {"free": MODERATORS}
HIDES_VERSION = MAKERS | {"moderator"}
LEAVING = only(MAKERS, *LIVE, "hidden")


POLICIES: dict[str, Policy] = {
    "initiatives.accept_offer": ANSWERED,
    "initiatives.agree_union": Policy(i.UNION),
    "initiatives.answer_invitation": Policy(i.OWN_MAKER_INVITATION, get=frozenset({"resident"}), post=frozenset({"resident"})),
    "initiatives.ask_for": Policy(i.OFFER, get={"free": SIGNED_IN - OFFERER}, post={"free": MAKERS}),
    "initiatives.board": PAGE,
    "initiatives.board_csv": PAGE,
    "initiatives.choose_union": Policy(i.INITIATIVE, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.close_need": Policy(i.NEED, get=MAKERS, post=MAKERS),
    "initiatives.decline_offer": ANSWERED,
    "initiatives.detail": Policy(i.INITIATIVE),
    "initiatives.draft_check": DRAFT_STEP,
    "initiatives.draft_photos": Policy(i.DRAFT, post={"draft": MAKER, "browser": EVERYBODY, "published": MAKER}),
    "initiatives.draft_place": DRAFT_STEP,
    "initiatives.draft_similar": DRAFT_STEP,
    "initiatives.draft_story": DRAFT_STEP,
    "initiatives.draft_theme": DRAFT_STEP,
    "initiatives.drop_draft_photo": Policy(
        i.DRAFT, post=only(MAKER, "draft"), otherwise={"browser": "missing", "published": "missing"}
    ),
    "initiatives.drop_photo": Policy(i.WITH_PHOTO, post=only(MAKERS, "published")),
    "initiatives.edit": OWN_WORK,
    "initiatives.edit_need": Policy(i.NEED, get=MAKERS, post=MAKERS),
    "initiatives.edit_photos": OWN_WORK,
    "initiatives.edit_place": OWN_WORK,
    "initiatives.edit_theme": OWN_WORK,
    "initiatives.go_along": Policy(i.GO_ALONG),
    "initiatives.hide_version": Policy(i.VERSION, get=HIDES_VERSION, post=HIDES_VERSION),
    "initiatives.hide_offer": Policy(i.OFFER, get=MAY_HIDE, post=MAY_HIDE),
    "initiatives.invite_joiner": OWN_WORK,
    "initiatives.keep_draft_text": DRAFT_STEP,
    "initiatives.leave": Policy(i.MADE, get=LEAVING, post=LEAVING),
    "initiatives.mail_draft_link": DRAFT_STEP,
    "initiatives.makers": OWN_WORK,
    "initiatives.mark_given": Policy(i.OFFER, post={"accepted": MAKERS | OFFERER}),
    "initiatives.message": BETWEEN,
    "initiatives.move": OWN_WORK,
    "initiatives.needs": OWN_WORK,
    "initiatives.new": PAGE,
    "initiatives.offer": Policy(i.INITIATIVE, get=only(EVERYBODY, "published"), post=only(EVERYBODY, "published")),
    "initiatives.offer_freely": PAGE,
    "initiatives.placed": Policy(i.DRAFT),
    "initiatives.propose_union": Policy(i.PAIR, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.reach": BETWEEN,
    "initiatives.record": Policy(NOTHING, get=RECORDING, post=RECORDING),
    "initiatives.refuse_union": Policy(i.UNION),
    "initiatives.remove_need": Policy(i.SPARE_NEED, post=MAKERS),
    "initiatives.reopen_need": Policy(i.NEED, post=MAKERS),
    "initiatives.resume": Policy(i.DRAFT_LINK, unknown="refused"),
    "initiatives.show_offer": Policy(i.OFFER),
    "initiatives.show_version": Policy(i.VERSION, post=HIDES_VERSION),
    "initiatives.show_union": Policy(i.UNION),
    "initiatives.take_up": Policy(
        i.WITH_SOUGHT,
        post={"sought": frozenset({"member_elsewhere"})},
        otherwise=dict.fromkeys(("published", "ended", "hidden"), "refused"),
    ),
    "initiatives.unhide_offer": Policy(i.OFFER, post=MAY_HIDE),
    "initiatives.versions": Policy(i.INITIATIVE),
    "initiatives.withdraw_invitation": Policy(i.MAKER_INVITATION, post=only(MAKERS, "there")),
    "initiatives.withdraw_offer": Policy(i.OFFER, get=WHO_OFFERED, post=WHO_OFFERED),
}
