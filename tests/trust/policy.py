"""Who gets in where: one line for each endpoint, read by `test_rights.py`. An endpoint without a line fails the test.

What a line adds to the access that the route declares: the thing that its address names (with who may know that it is
there), and who may look (`GET`) and act (`POST`) by the state of that thing. Everybody else with the declared access is
told that it is not theirs (403), that it is not there (404), or to sign in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY, NOBODY, NOTHING, States

Who = frozenset[str] | Mapping[str, frozenset[str]]

MAKERS = frozenset({"maker", "co_maker"})
MAKER = frozenset({"maker"})
PARTNER_MANAGERS = frozenset({"administrator", "manager"})
OUR_TEAM = frozenset({"member"})

ROLES = {
    "administrator": {"administrator"},
    "moderator": {"moderator"},
    "partner_manager": {"manager"},
    "partner_speaker": {"speaker"},
    "team_member": {"member", "member_elsewhere"},
}


@dataclass(frozen=True)
class Policy:
    """Who may look and who may act. `otherwise` is what those with the declared access get who may not."""

    thing: States
    get: Who = EVERYBODY
    post: Who = EVERYBODY
    otherwise: str | Mapping[str, str] = "forbidden"
    unknown: str = "missing"

    def may(self, method: str, state: str) -> frozenset[str]:
        """Who gets in with this method in this state."""
        who = self.get if method == "GET" else self.post
        return who if isinstance(who, frozenset) else who.get(state, NOBODY)


def expected(policy: Policy, access: str, method: str, actor: str, state: str) -> str:
    """What this actor is told."""
    if access != "public" and actor == "visitor":
        return "sign in"
    if access.startswith("role:"):
        roles = access.removeprefix("role:").split(",")
        if actor not in set().union(*(ROLES[role] for role in roles)):
            return "forbidden"
    if actor not in policy.thing[state].known_to:
        return policy.unknown
    if actor in policy.may(method, state):
        return "in"
    return policy.otherwise if isinstance(policy.otherwise, str) else policy.otherwise.get(state, "forbidden")


def only(who: frozenset[str], *states: str) -> dict[str, frozenset[str]]:
    """These people in these states, nobody in another."""
    return dict.fromkeys(states, who)


PAGE = Policy(NOTHING)
ABSENT_IMPORT = Policy(a.named(NOTHING, run_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing")
ABSENT_MAIL = Policy(a.named(NOTHING, mail_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing")
NO_PROVIDER = Policy(a.named(NOTHING, name="toets"), get=NOBODY, post=NOBODY, otherwise="missing")
ONLY_IN_A_DEMO = Policy(a.named(NOTHING, key="bewoner", mail_id=1), get=NOBODY, post=NOBODY, otherwise="missing")
DRAFT_STEP = Policy(a.DRAFT, post={"draft": MAKER, "browser": EVERYBODY})
NOT_SIGNED_IN = frozenset({"visitor"})
OWN_WORK = Policy(a.INITIATIVE, get=only(MAKERS, "published", "ended"), post=only(MAKERS, "published", "ended"))
OFFERER = frozenset({"resident"})
SIGNED_IN = EVERYBODY - {"visitor"}
LATE = {"accepted": MAKERS | OFFERER}  # they are told how it stands
ANSWERS_TO_OFFERS = {"offered": MAKERS, "words hidden": MAKERS, "asked": OFFERER} | LATE
ANSWERED = Policy(a.OFFER, get=ANSWERS_TO_OFFERS, post=ANSWERS_TO_OFFERS)
WHO_OFFERED = {"offered": OFFERER, "words hidden": OFFERER, "free": OFFERER} | LATE
ON_BOTH_SIDES = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | OFFERER)
BETWEEN = Policy(a.OFFER, get=ON_BOTH_SIDES, post=ON_BOTH_SIDES)
MODERATORS = frozenset({"moderator"})
MAY_HIDE = dict.fromkeys(("offered", "words hidden", "accepted", "asked"), MAKERS | MODERATORS) | {"free": MODERATORS}
REPORTS_THINGS = {"offer offered": EVERYBODY - OFFERER, "offer free": EVERYBODY - OFFERER, "promise open": EVERYBODY - MAKER}
LIVE = ("published", "ended")
LEAVING = only(MAKERS, *LIVE) | only(MAKER, "hidden")
SEEN_POSTS = ("public", "hidden", "in_hidden")
NOT_THIS_PHOTO = {"ended": "forbidden"}
NOT_A_MAKER = EVERYBODY - MAKER
SIGN_IN_FIRST = Policy(NOTHING, get=NOBODY, post=NOBODY, otherwise="sign in")
OWN = {"public": MAKER, "in_hidden": MAKER, "note": OUR_TEAM}
OWN_POST = Policy(a.POST, get=OWN, post=OWN)
PROMISED = only(MAKER, "open", "in_hidden")
OWN_COMMITMENT = Policy(a.OPEN_COMMITMENT, get=PROMISED, post=PROMISED)
JUDGES = only(frozenset({"co_maker", "member", "member_elsewhere", "resident"}), "kept")
TEAM_CHANGE = Policy(a.TEAM)
OWN_CONTRIBUTION = Policy(a.CONTRIBUTION, get=only(MAKER, "published"), post=only(MAKER, "published"))
IN_THE_ROOM = Policy(NOTHING, get=NOBODY, post=NOBODY, otherwise="missing")


def designed(thing: States, *open_in: str, **refused: str) -> Policy:
    """What the designers of a plan do; a draft plan may look and be refused to act."""
    states = open_in or ("there",)
    return Policy(
        thing, get=only(a.DESIGNERS, *states, *refused), post=only(a.DESIGNERS, *states), otherwise=refused or "forbidden"
    )


DESIGNERS = a.DESIGNERS
ASKING = MAKERS | OUR_TEAM
RECORDING = frozenset({"member", "member_elsewhere", "speaker"})
LETTERS = Policy(a.LETTERS, get=only(DESIGNERS, "there"))
DOCUMENT = Policy(a.DOCUMENT, get=only(DESIGNERS, "there"), otherwise="missing")
LETTER_WORK = Policy(a.PLAN, get=only(DESIGNERS, "published"), post=only(DESIGNERS, "published"))
AT_WORK = only(a.DESIGNERS, "published", "draft", "early")
DESIGNING = Policy(a.PLAN, get=AT_WORK, post=AT_WORK)
ANSWERING = Policy(a.ONLINE_PLAN, get=AT_WORK, post=AT_WORK)
BOUNDING = Policy(a.EARLY_PLAN, get=AT_WORK, post=AT_WORK)
BEGINNERS = frozenset({"member", "member_elsewhere", "administrator"})
DESIGNED = only(DESIGNERS, "published", "draft", "early")
DRAFT = Policy(a.DRAWN_VERSION, get=only(DESIGNERS, "draft"), post=only(DESIGNERS, "draft"))
DESIGN = Policy(a.DRAWN_VERSION, post=only(DESIGNERS, "online"), otherwise={"draft": "refused"})
DRAFT_IS_MISSING = NOT_THERE = {"draft": "missing"}

POLICIES: dict[str, Policy] = {
    "accounts.account": PAGE,
    "accounts.add_passkey": Policy(NOTHING, post=NOBODY, otherwise="refused"),
    "accounts.ask_for_passkey": PAGE,
    "accounts.ask_who": PAGE,
    "accounts.choose_language": PAGE,
    "accounts.choose_name": PAGE,
    "accounts.end_all_sessions": PAGE,
    "accounts.end_session": Policy(a.SESSION),
    "accounts.come_back": NO_PROVIDER,
    "accounts.confirm_address": SIGN_IN_FIRST,
    "accounts.confirm_link": PAGE,
    "accounts.enter_code": SIGN_IN_FIRST,
    "accounts.follow_link": Policy(a.LINK, unknown="gone"),
    "accounts.go_and_link": NO_PROVIDER,
    "accounts.go_on": SIGN_IN_FIRST,
    "accounts.go_to_provider": NO_PROVIDER,
    "accounts.mine": PAGE,
    "accounts.new_passkey": PAGE,
    "accounts.remove_passkey": Policy(a.named(NOTHING, passkey_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing"),
    "accounts.remove_password": PAGE,
    "accounts.send_mail": PAGE,
    "accounts.set_password": PAGE,
    "accounts.sign_in": PAGE,
    "accounts.sign_in_with_passkey": SIGN_IN_FIRST,
    "accounts.sign_in_with_password": PAGE,
    "accounts.sign_out": PAGE,
    "accounts.unlink": Policy(a.named(NOTHING, identity_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing"),
    "accounts.use_link": Policy(a.LINK, unknown="gone"),
    "accounts_admin.deactivate": Policy(a.PERSON),
    "accounts_admin.end_grant": Policy(a.GRANT),
    "accounts_admin.find": PAGE,
    "accounts_admin.forget_second_factor": Policy(a.PERSON),
    "accounts_admin.person": Policy(a.PERSON),
    "accounts_admin.reactivate": Policy(a.PERSON, post=NOBODY),
    "commitments.change": OWN_COMMITMENT,
    "commitments.data_guide": PAGE,
    "commitments.detail": Policy(a.COMMITMENT),
    "commitments.index": PAGE,
    "commitments.judge": Policy(a.KEPT_COMMITMENT, get=JUDGES, post=JUDGES),
    "commitments.keep": OWN_COMMITMENT,
    "commitments.ledger_csv": PAGE,
    "commitments.of_subject": Policy(a.SUBJECT),
    "commitments.take_back_kept": Policy(a.KEPT_COMMITMENT, post=only(MAKER, "kept")),
    "commitments.withdraw": OWN_COMMITMENT,
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
    "imports.columns": ABSENT_IMPORT,
    "imports.index": PAGE,
    "imports.show": ABSENT_IMPORT,
    "imports.start": ABSENT_IMPORT,
    "initiatives.answer_invitation": Policy(a.OWN_MAKER_INVITATION, get=frozenset({"resident"}), post=frozenset({"resident"})),
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
    "initiatives.edit_photos": OWN_WORK,
    "initiatives.edit_place": OWN_WORK,
    "initiatives.edit_theme": OWN_WORK,
    "initiatives.invite_joiner": OWN_WORK,
    "initiatives.keep_draft_text": DRAFT_STEP,
    "initiatives.mail_draft_link": DRAFT_STEP,
    "initiatives.resume": Policy(a.DRAFT_LINK, unknown="refused"),
    "initiatives.leave": Policy(a.INITIATIVE, get=LEAVING, post=LEAVING),
    "initiatives.makers": OWN_WORK,
    "initiatives.move": OWN_WORK,
    "initiatives.record": Policy(NOTHING, get=RECORDING, post=RECORDING),
    "initiatives.new": PAGE,
    "initiatives.placed": Policy(a.DRAFT),
    "initiatives.board": PAGE,
    "initiatives.board_csv": PAGE,
    "initiatives.needs": OWN_WORK,
    "initiatives.edit_need": Policy(a.NEED, get=MAKERS, post=MAKERS),
    "initiatives.close_need": Policy(a.NEED, get=MAKERS, post=MAKERS),
    "initiatives.reopen_need": Policy(a.NEED, post=MAKERS),
    "initiatives.remove_need": Policy(a.SPARE_NEED, post=MAKERS),
    "initiatives.offer": Policy(a.INITIATIVE, get=only(EVERYBODY, "published"), post=only(EVERYBODY, "published")),
    "initiatives.offer_freely": PAGE,
    "initiatives.show_offer": Policy(a.OFFER),
    "initiatives.accept_offer": ANSWERED,
    "initiatives.decline_offer": ANSWERED,
    "initiatives.withdraw_offer": Policy(a.OFFER, get=WHO_OFFERED, post=WHO_OFFERED),
    "initiatives.mark_given": Policy(a.OFFER, post={"accepted": MAKERS | OFFERER}),
    "initiatives.message": BETWEEN,
    "initiatives.reach": BETWEEN,
    "initiatives.ask_for": Policy(a.OFFER, get={"free": SIGNED_IN - OFFERER}, post={"free": MAKERS}),
    "initiatives.hide_offer": Policy(a.OFFER, get=MAY_HIDE, post=MAY_HIDE),
    "initiatives.unhide_offer": Policy(a.OFFER, post=MAY_HIDE),
    "initiatives.take_up": Policy(
        a.WITH_SOUGHT,
        post={"sought": frozenset({"member_elsewhere"})},
        otherwise=dict.fromkeys(("published", "ended", "hidden"), "refused"),
    ),
    "initiatives.versions": Policy(a.INITIATIVE),
    "initiatives.withdraw_invitation": Policy(a.MAKER_INVITATION, post=only(MAKERS, "there")),
    "initiatives.choose_union": Policy(a.INITIATIVE, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.propose_union": Policy(a.PAIR, get=only(MAKERS, "published"), post=only(MAKERS, "published")),
    "initiatives.show_union": Policy(a.UNION),
    "initiatives.agree_union": Policy(a.UNION),
    "initiatives.refuse_union": Policy(a.UNION),
    "initiatives.go_along": Policy(a.GO_ALONG),
    "map.feed": PAGE,
    "map.list": PAGE,
    "map.show": PAGE,
    "map_api.subjects": PAGE,
    "map_api.viewport": Policy(NOTHING),
    "moderation.cases": PAGE,
    "moderation.report_post": Policy(
        a.POST, get=only(NOT_A_MAKER, "public", "in_hidden"), post=only(NOT_A_MAKER, "public", "in_hidden")
    ),
    "moderation.report_subject": Policy(a.SUBJECT, get=only(NOT_A_MAKER, *LIVE), post=only(NOT_A_MAKER, *LIVE)),
    "moderation.report_thing": Policy(a.REPORTED_THING, get=REPORTS_THINGS, post=REPORTS_THINGS),
    "moderation.rule_thing": Policy(a.THING),
    "moderation.rule_post": Policy(
        a.POST, get=only(EVERYBODY, *SEEN_POSTS), post=only(EVERYBODY, *SEEN_POSTS), otherwise="missing"
    ),
    "moderation.rule_subject": Policy(a.SUBJECT),
    "moderation.ruling": Policy(a.RULING, post={"open": frozenset({"co_maker"})}),
    "notifications.ask_stop": Policy(a.STOP),
    "notifications.ask_use": Policy(a.HELPED),
    "notifications.change_pace": Policy(a.WATCH),
    "notifications.choices": PAGE,
    "notifications.mark_read": Policy(a.SUBJECT),
    "notifications.follow": Policy(a.FOLLOWED),
    "notifications.follow_around": PAGE,
    "notifications.mine": PAGE,
    "notifications.news": PAGE,
    "notifications.open_subject": Policy(a.SUBJECT),
    "notifications.read_all": PAGE,
    "notifications.say_use": Policy(a.HELPED),
    "notifications.stop_following": Policy(a.WATCH),
    "notifications.unfollow": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
    "notifications.resume": Policy(a.STOP),
    "notifications.stop": Policy(a.STOP),
    "notifications.stopped": Policy(a.STOP),
    "notifications.subject_feed": Policy(a.FEED),
    "opendata.area_calendar": Policy(a.AREA),
    "opendata.commitments_feed": PAGE,
    "opendata.guide": PAGE,
    "opendata.index": PAGE,
    "opendata.list_csv": PAGE,
    "opendata.list_geojson": PAGE,
    "opendata.site_calendar": PAGE,
    "opendata.subject_calendar": Policy(a.FEED),
    "opendata.table": Policy(a.named(NOTHING, name="berichten")),
    "opendata.whole": PAGE,
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
    "partners.end_involvement": Policy(a.INVOLVEMENT, post=frozenset({"speaker", "manager"}) | MAKERS),
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
    "places.ground_file": Policy(NOTHING, get=NOBODY, otherwise="missing"),
    "places_admin.addresses": PAGE,
    "places_admin.areas": PAGE,
    "places_admin.import_addresses": Policy(a.UPLOAD),
    "places_admin.import_areas": Policy(a.UPLOAD),
    "places_admin.preview_addresses": Policy(a.UPLOAD),
    "places_admin.preview_areas": Policy(a.UPLOAD),
    "places_api.boundaries": PAGE,
    "places_api.suggest": PAGE,
    "security.mf_recovery": Policy(NOTHING, get=EVERYBODY - NOT_SIGNED_IN, post=EVERYBODY - NOT_SIGNED_IN, otherwise="sign in"),
    "security.mf_recovery_codes": PAGE,
    "security.two_factor_rescue": PAGE,
    "security.two_factor_setup": PAGE,
    "security.two_factor_setup_validate": Policy(a.TF_TOKEN),
    "security.two_factor_token_validation": SIGN_IN_FIRST,
    "search.old_address": PAGE,
    "search.show": PAGE,
    "search_api.suggest": PAGE,
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
    "streets.change_contribution": OWN_CONTRIBUTION,
    "streets.contribution": Policy(a.CONTRIBUTION),
    "streets.contribution_photos": OWN_CONTRIBUTION,
    "streets.move_contribution": OWN_CONTRIBUTION,
    "streets.contribution_placed": Policy(a.CONTRIBUTION_DRAFT),
    "streets.detail": Policy(a.PLAN),
    "streets.drop_contribution_photo": OWN_CONTRIBUTION,
    "streets.my_voices": Policy(a.PLAN),
    "streets.remark": Policy(
        a.SHOWN_VERSION, get=only(EVERYBODY, "shown"), post=only(EVERYBODY, "shown"), otherwise=DRAFT_IS_MISSING
    ),
    "streets.voices": Policy(a.PLAN),
    "streets.wish": Policy(a.PLAN, get=only(EVERYBODY, "published"), post=only(EVERYBODY, "published")),
    "streets.withdraw_contribution": OWN_CONTRIBUTION,
    "streets_api.voices": Policy(a.PLAN),
    "streets.confirm_talk": designed(a.OWN_TALK),
    "streets.answers_pdf": Policy(a.PLAN, post=only(DESIGNERS, "published", "draft")),
    "streets.document": DOCUMENT,
    "streets.document_pdf": DOCUMENT,
    "streets.contributions_csv": Policy(a.PLAN),
    "streets.contributions_geojson": Policy(a.PLAN),
    "streets.data_guide": Policy(a.PLAN),
    "streets.paper": designed(a.PLAN, "published", "draft"),
    "streets.paper_pdf": Policy(a.PLAN, post=only(DESIGNERS, "published", "draft")),
    "streets.report": Policy(a.PLAN),
    "streets.report_pdf": Policy(a.PLAN),
    "streets.correct_slip": designed(a.SLIP),
    "streets.drop_hands": designed(a.HANDS),
    "streets.drop_slip": designed(a.SLIP),
    "streets.called": designed(a.SLIP),
    "streets.edit_talk": designed(a.OWN_TALK),
    "streets.end_evening": designed(a.EVENING),
    "streets.evening": designed(a.PLAN, "published", draft="refused"),
    "streets.hands": designed(a.PLAN, "published", draft="refused"),
    "streets.index": PAGE,
    "streets.label_spot": designed(a.SPOT),
    "streets.new_talk": designed(a.PLAN, "published", "draft"),
    "streets.remove_spot": designed(a.SPOT),
    "streets.room": IN_THE_ROOM,
    "streets.room_done": IN_THE_ROOM,
    "streets.room_say": IN_THE_ROOM,
    "streets.room_point": IN_THE_ROOM,
    "streets.room_stop": IN_THE_ROOM,
    "streets.slips": designed(a.PLAN, "published", draft="forbidden"),
    "streets.spots": designed(a.PLAN, "published", "draft"),
    "streets.talk": Policy(
        a.TALK, get={"confirmed": EVERYBODY, "unread": EVERYBODY}, post=only(a.DESIGNERS, "confirmed", "unread")
    ),
    "streets.talks": Policy(a.PLAN),
    "streets.letter_batch": LETTERS,
    "streets.letters": LETTER_WORK,
    "streets.letters_file": LETTERS,
    "streets.new_letters": LETTER_WORK,
    "streets.replace_letter": LETTER_WORK,
    "streets.results": Policy(a.PLAN),
    "streets.results_csv": Policy(a.PLAN),
    "streets.type_voice": Policy(a.VOICING, get=DESIGNERS, post=DESIGNERS),
    "households.ask_again": Policy(a.CODE),
    "households.leave_alone": Policy(a.CODE),
    "households.speak": Policy(a.CODE),
    "households.type_code": PAGE,
    "streets.edit_section": Policy(a.SECTION, get={"draft": a.DESIGNERS}, post={"draft": a.DESIGNERS}),
    "streets.make_own_section": Policy(a.SECTION, post={"published": EVERYBODY, "draft": a.DESIGNERS}),
    "streets.new_section": Policy(a.VERSION, get={"draft": a.DESIGNERS}, post={"draft": a.DESIGNERS}),
    "streets.own_section_placed": Policy(a.OWN_SECTION),
    "streets.proposed_sections": Policy(a.SECTION),
    "streets.remove_section": Policy(a.SECTION, post={"draft": a.DESIGNERS}),
    "streets_admin.minimums": PAGE,
    "streets.add_designer": ANSWERING,
    "streets.answer": ANSWERING,
    "streets.bounds": BOUNDING,
    "streets.designers": DESIGNING,
    "streets.desk": DESIGNING,
    "streets.edit": DESIGNING,
    "streets.edit_perimeter": BOUNDING,
    "streets.join": Policy(a.DRAWING, get=frozenset({"resident"}), post=frozenset({"resident"}), otherwise="missing"),
    "streets.new": Policy(NOTHING, get=BEGINNERS, post=BEGINNERS),
    "streets.next_round": Policy(a.ROUND_PLAN, get=AT_WORK, post=AT_WORK),
    "streets.publish": DESIGNING,
    "streets.remove_designer": DESIGNING,
    "streets.compare_versions": Policy(a.PLAN, get=only(EVERYBODY, "published"), otherwise="missing"),
    "streets.describe_version": DRAFT,
    "streets.draw": DRAFT,
    "streets.drop_version": DRAFT,
    "streets.element": Policy(a.named(a.DRAWN_VERSION, key="boom0")),
    "streets.elements": Policy(a.DRAWN_VERSION),
    "streets.elements_csv": Policy(a.DRAWN_VERSION),
    "streets.elements_geojson": Policy(a.DRAWN_VERSION),
    "streets.import_elements": Policy(
        a.named(a.DRAWN_VERSION, key="x" * 22), get=NOBODY, post=NOBODY, otherwise=DRAFT_IS_MISSING
    ),
    "streets.offer_as_candidate": DESIGN,
    "streets.place_sheet": Policy(a.DRAWN_VERSION, get=NOBODY, post=NOBODY, otherwise=DRAFT_IS_MISSING),
    "streets.publish_version": DRAFT,
    "streets.put_element": DRAFT,
    "streets.remove_element": DRAFT,
    "streets.remove_sheet": DRAFT,
    "streets.save_drawing": DRAFT,
    "streets.upload_elements": DRAFT,
    "streets.upload_sheet": DRAFT,
    "streets.version": Policy(a.VERSION_NUMBER),
    "streets.versions": Policy(a.PLAN, get=DESIGNED, post=DESIGNED),
    "streets.withdraw_candidate": DESIGN,
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
    "threads.edit": OWN_POST,
    "threads.history": Policy(a.POST, get=only(EVERYBODY, "public", "note", "in_hidden"), otherwise="missing"),
    "threads.newest": Policy(a.SUBJECT),
    "threads.answer_outside": Policy(a.OUTSIDE),
    "threads.ask_outsider": Policy(a.SUBJECT, get=only(ASKING, *LIVE), post=only(ASKING, *LIVE)),
    "threads.claim": Policy(NOTHING, post=EVERYBODY - OUR_TEAM, otherwise="refused"),
    "threads.note": Policy(a.SUBJECT, get=only(OUR_TEAM, *LIVE), post=only(OUR_TEAM, *LIVE), otherwise="missing"),
    "threads.record_post": Policy(a.SUBJECT, get=only(RECORDING, *LIVE), post=only(RECORDING, *LIVE)),
    "threads.revoke_question": Policy(a.OWN_QUESTION),
    "threads.slip": Policy(a.RECORDING),
    "threads.post": Policy(a.SUBJECT, get=only(EVERYBODY, *LIVE), post=only(EVERYBODY, *LIVE)),
    "threads.promise": Policy(a.SUBJECT, get=only(EVERYBODY, *LIVE)),
    "threads.show": Policy(a.POST),
    "threads.withdraw": OWN_POST,
}
