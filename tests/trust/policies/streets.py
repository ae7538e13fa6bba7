"""Who gets in at the endpoints of streets."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY, NOBODY, NOTHING, States
from tests.trust.addresses import streets as s
from tests.trust.policies.rule import MAKER, PAGE, Policy, only

OWN_CONTRIBUTION = Policy(s.CONTRIBUTION, get=only(MAKER, "published"), post=only(MAKER, "published"))
IN_THE_ROOM = Policy(NOTHING, get=NOBODY, post=NOBODY, otherwise="missing")


def designed(thing: States, *open_in: str, **refused: str) -> Policy:
    """What the designers of a plan do; a draft plan may look and be refused to act."""
    states = open_in or ("there",)
    return Policy(
        thing, get=only(a.DESIGNERS, *states, *refused), post=only(a.DESIGNERS, *states), otherwise=refused or "forbidden"
    )


DESIGNERS = a.DESIGNERS
LETTERS = Policy(s.LETTERS, get=only(DESIGNERS, "there"))
DOCUMENT = Policy(s.DOCUMENT, get=only(DESIGNERS, "there"), otherwise="missing")
LETTER_WORK = Policy(s.PLAN, get=only(DESIGNERS, "published"), post=only(DESIGNERS, "published"))
AT_WORK = only(a.DESIGNERS, "published", "draft", "early")
DESIGNING = Policy(s.PLAN, get=AT_WORK, post=AT_WORK)
ANSWERING = Policy(s.ONLINE_PLAN, get=AT_WORK, post=AT_WORK)
BOUNDING = Policy(s.EARLY_PLAN, get=AT_WORK, post=AT_WORK)
BEGINNERS = frozenset({"member", "member_elsewhere", "administrator"})
DESIGNED = only(DESIGNERS, "published", "draft", "early")
DRAFT = Policy(s.DRAWN_VERSION, get=only(DESIGNERS, "draft"), post=only(DESIGNERS, "draft"))
DESIGN = Policy(s.DRAWN_VERSION, post=only(DESIGNERS, "online"), otherwise={"draft": "refused"})
DRAFT_IS_MISSING = NOT_THERE = {"draft": "missing"}


POLICIES: dict[str, Policy] = {
    "households.ask_again": Policy(s.CODE),
    "households.leave_alone": Policy(s.CODE),
    "households.speak": Policy(s.CODE),
    "households.type_code": PAGE,
    "streets.add_designer": ANSWERING,
    "streets.answer": ANSWERING,
    "streets.answers_pdf": Policy(s.PLAN, post=only(DESIGNERS, "published", "draft")),
    "streets.bounds": BOUNDING,
    "streets.called": designed(s.SLIP),
    "streets.change_contribution": OWN_CONTRIBUTION,
    "streets.compare_versions": Policy(s.PLAN, get=only(EVERYBODY, "published"), otherwise="missing"),
    "streets.confirm_talk": designed(s.OWN_TALK),
    "streets.contribution": Policy(s.CONTRIBUTION),
    "streets.contribution_photos": OWN_CONTRIBUTION,
    "streets.contribution_placed": Policy(s.CONTRIBUTION_DRAFT),
    "streets.contributions_csv": Policy(s.PLAN),
    "streets.contributions_geojson": Policy(s.PLAN),
    "streets.correct_slip": designed(s.SLIP),
    "streets.data_guide": Policy(s.PLAN),
    "streets.describe_version": DRAFT,
    "streets.designers": DESIGNING,
    "streets.desk": DESIGNING,
    "streets.detail": Policy(s.PLAN),
    "streets.document": DOCUMENT,
    "streets.document_pdf": DOCUMENT,
    "streets.draw": DRAFT,
    "streets.drop_contribution_photo": OWN_CONTRIBUTION,
    "streets.drop_hands": designed(s.HANDS),
    "streets.drop_slip": designed(s.SLIP),
    "streets.drop_version": DRAFT,
    "streets.edit": DESIGNING,
    "streets.edit_perimeter": BOUNDING,
    "streets.edit_section": Policy(s.SECTION, get={"draft": a.DESIGNERS}, post={"draft": a.DESIGNERS}),
    "streets.edit_talk": designed(s.OWN_TALK),
    "streets.element": Policy(a.named(s.DRAWN_VERSION, key="boom0")),
    "streets.elements": Policy(s.DRAWN_VERSION),
    "streets.elements_csv": Policy(s.DRAWN_VERSION),
    "streets.elements_geojson": Policy(s.DRAWN_VERSION),
    "streets.end_evening": designed(s.EVENING),
    "streets.evening": designed(s.PLAN, "published", draft="refused"),
    "streets.hands": designed(s.PLAN, "published", draft="refused"),
    "streets.import_elements": Policy(
        a.named(s.DRAWN_VERSION, key="x" * 22), get=NOBODY, post=NOBODY, otherwise=DRAFT_IS_MISSING
    ),
    "streets.index": PAGE,
    "streets.join": Policy(s.DRAWING, get=frozenset({"resident"}), post=frozenset({"resident"}), otherwise="missing"),
    "streets.label_spot": designed(s.SPOT),
    "streets.letter_batch": LETTERS,
    "streets.letters": LETTER_WORK,
    "streets.letters_file": LETTERS,
    "streets.make_own_section": Policy(s.SECTION, post={"published": EVERYBODY, "draft": a.DESIGNERS}),
    "streets.move_contribution": OWN_CONTRIBUTION,
    "streets.my_voices": Policy(s.PLAN),
    "streets.new": Policy(NOTHING, get=BEGINNERS, post=BEGINNERS),
    "streets.new_letters": LETTER_WORK,
    "streets.new_section": Policy(s.VERSION, get={"draft": a.DESIGNERS}, post={"draft": a.DESIGNERS}),
    "streets.new_talk": designed(s.PLAN, "published", "draft"),
    "streets.next_round": Policy(s.ROUND_PLAN, get=AT_WORK, post=AT_WORK),
    "streets.offer_as_candidate": DESIGN,
    "streets.own_section_placed": Policy(s.OWN_SECTION),
    "streets.paper": designed(s.PLAN, "published", "draft"),
    "streets.paper_pdf": Policy(s.PLAN, post=only(DESIGNERS, "published", "draft")),
    "streets.place_sheet": Policy(s.DRAWN_VERSION, get=NOBODY, post=NOBODY, otherwise=DRAFT_IS_MISSING),
    "streets.proposed_sections": Policy(s.SECTION),
    "streets.publish": DESIGNING,
    "streets.publish_version": DRAFT,
    "streets.put_element": DRAFT,
    "streets.remark": Policy(
        s.SHOWN_VERSION, get=only(EVERYBODY, "shown"), post=only(EVERYBODY, "shown"), otherwise=DRAFT_IS_MISSING
    ),
    "streets.remove_designer": DESIGNING,
    "streets.remove_element": DRAFT,
    "streets.remove_section": Policy(s.SECTION, post={"draft": a.DESIGNERS}),
    "streets.remove_sheet": DRAFT,
    "streets.remove_spot": designed(s.SPOT),
    "streets.replace_letter": LETTER_WORK,
    "streets.report": Policy(s.PLAN),
    "streets.report_pdf": Policy(s.PLAN),
    "streets.results": Policy(s.PLAN),
    "streets.results_csv": Policy(s.PLAN),
    "streets.room": IN_THE_ROOM,
    "streets.room_done": IN_THE_ROOM,
    "streets.room_point": IN_THE_ROOM,
    "streets.room_say": IN_THE_ROOM,
    "streets.room_stop": IN_THE_ROOM,
    "streets.save_drawing": DRAFT,
    "streets.slips": designed(s.PLAN, "published", draft="forbidden"),
    "streets.spots": designed(s.PLAN, "published", "draft"),
    "streets.talk": Policy(
        s.TALK, get={"confirmed": EVERYBODY, "unread": EVERYBODY}, post=only(a.DESIGNERS, "confirmed", "unread")
    ),
    "streets.talks": Policy(s.PLAN),
    "streets.type_voice": Policy(s.VOICING, get=DESIGNERS, post=DESIGNERS),
    "streets.upload_elements": DRAFT,
    "streets.upload_sheet": DRAFT,
    "streets.version": Policy(s.VERSION_NUMBER),
    "streets.versions": Policy(s.PLAN, get=DESIGNED, post=DESIGNED),
    "streets.voices": Policy(s.PLAN),
    "streets.wish": Policy(s.PLAN, get=only(EVERYBODY, "published"), post=only(EVERYBODY, "published")),
    "streets.withdraw_candidate": DESIGN,
    "streets.withdraw_contribution": OWN_CONTRIBUTION,
    "streets_admin.minimums": PAGE,
    "streets_api.voices": Policy(s.PLAN),
}
