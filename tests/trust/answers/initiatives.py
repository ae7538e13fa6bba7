"""What is filled in on the forms of initiatives."""

from collections.abc import Callable

from tests.trust.answers.shared import POINT, Answers, a_photo, an_address, nothing, said_by_somebody
from tests.trust.world import World


def _place(_world: World) -> Answers:
    return {"geometry": POINT, "address": "", "area": "", "place_name": "Het veldje"}


def _story(_world: World) -> Answers:
    return {"title": "Een bankje", "lead": "Een bankje aan het water.", "story": "**Rusten**.", "why": "Fijn.", "version": 1}


def _theme(world: World) -> Answers:
    needs = {"need_kind_0": "hands", "need_what_0": "Vier handen"}
    return {"theme": world.ids["theme"], **needs, "need_kind_1": "", "need_kind_2": ""}


def _need(_world: World) -> Answers:
    what = {"kind": "hands", "what": "Mensen die spitten", "amount": "5", "unit": "", "place": "Het veldje"}
    return what | {"from_on": "", "until_on": "", "when_words": "Zaterdag", "version": 1}


def _offer(_world: World) -> Answers:
    return {
        "kind": "hands",
        "what": "Ik spit graag",
        "amount": "1",
        "when_words": "Zaterdag",
        "message": "Ik kom.",
        "email": "iemand@example.org",
    }


def _recorded_initiative(world: World) -> Answers:
    wanted = {"title": "Een bankje", "lead": "Een bankje graag.", "why": "", "theme": world.ids["theme"], "geometry": POINT}
    return said_by_somebody(world) | wanted


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "initiatives.accept_offer": lambda _world: {"may_mail": "y", "phone": "06 12345678"},
    "initiatives.agree_union": lambda _world: {"one_version": 1, "other_version": 1},
    "initiatives.answer_invitation": nothing,
    "initiatives.ask_for": lambda world: {"initiative": world.initiatives["published"], "message": "Mogen wij zaterdag?"},
    "initiatives.choose_union": lambda world: {"other": world.ids["hedge"]},
    "initiatives.close_need": lambda _world: {"outcome": "found"},
    "initiatives.hide_version": lambda _world: {"sentence": "Er stond een naam in."},
    "initiatives.show_version": nothing,
    "initiatives.decline_offer": lambda _world: {"sentence": "We hebben genoeg mensen."},
    "initiatives.draft_check": an_address,
    "initiatives.draft_photos": a_photo,
    "initiatives.draft_place": _place,
    "initiatives.draft_similar": nothing,
    "initiatives.draft_story": _story,
    "initiatives.draft_theme": _theme,
    "initiatives.drop_draft_photo": lambda world: {"photo": world.ids["photo of draft"]},
    "initiatives.drop_photo": lambda world: {"photo": world.ids["photo of published"]},
    "initiatives.edit": _story,
    "initiatives.edit_need": _need,
    "initiatives.edit_photos": a_photo,
    "initiatives.edit_place": _place,
    "initiatives.edit_theme": lambda world: {"theme": world.ids["theme"]},
    "initiatives.go_along": lambda _world: {"kind": "support"},
    "initiatives.hide_offer": lambda _world: {"sentence": "Dit is reclame."},
    "initiatives.invite_joiner": lambda world: {"person": world.people["member_elsewhere"], "wish": "along"},
    "initiatives.keep_draft_text": _story,
    "initiatives.leave": nothing,
    "initiatives.mail_draft_link": an_address,
    "initiatives.makers": lambda _world: {"email": "iemand@example.org", "wish": "along"},
    "initiatives.mark_given": nothing,
    "initiatives.message": lambda _world: {"body": "Zullen we zaterdag beginnen?"},
    "initiatives.move": lambda _world: {"stage": "exploring", "sentence": "We beginnen."},
    "initiatives.needs": _need,
    "initiatives.new": _place,
    "initiatives.offer": _offer,
    "initiatives.offer_freely": _offer,
    "initiatives.propose_union": lambda _world: {"title": "Samen", "lead": "Samen groen.", "story": "", "place": "both"},
    "initiatives.reach": lambda _world: {"may_mail": "y", "phone": "06 12345678"},
    "initiatives.record": _recorded_initiative,
    "initiatives.refuse_union": lambda _world: {"reason": "Onze tuin is anders."},
    "initiatives.remove_need": nothing,
    "initiatives.reopen_need": nothing,
    "initiatives.resume": nothing,
    "initiatives.take_up": nothing,
    "initiatives.unhide_offer": nothing,
    "initiatives.withdraw_invitation": nothing,
    "initiatives.withdraw_offer": lambda _world: {"sentence": "Ik kan toch niet."},
}
