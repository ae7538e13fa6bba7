"""What is filled in on the forms of streets."""

import json
from collections.abc import Callable

from participatie.streets.forms.elements import write_points
from participatie.streets.section import MINIMUMS_CM
from tests.factories.streets import IN_THE_STREET as SPOT
from tests.trust.answers.shared import GEOJSON, POINT, Answers, a_file, a_photo, a_picture, an_address, file_of, nothing
from tests.trust.world import World

IN_THE_STREET = json.dumps({"type": "Point", "coordinates": [5.0207, 51.02]})
BORDER = json.dumps(
    {"type": "Polygon", "coordinates": [[[5.02, 51.02], [5.022, 51.02], [5.022, 51.0203], [5.02, 51.0203], [5.02, 51.02]]]}
)
STRIPS = json.dumps([{"key": f"s{n}", "kind": "walk", "width_cm": 300} for n in range(1, 4)])


def _own_section(_world: World) -> Answers:
    return {"strips": STRIPS, "title": "Alles stoep", "why": "Fijn lopen.", "email": "iemand@example.org"}


def _official_section(_world: World) -> Answers:
    return {"strips": STRIPS, "name": "Kerkstraat bij de brug", "available_cm": 900, "geometry": "", "version": 1}


def _minimums(_world: World) -> Answers:
    return dict(MINIMUMS_CM) | {"walk": 175}


def _plan(world: World) -> Answers:
    return {
        "title": "De Kerkstraat opnieuw",
        "lead": "We tekenen samen.",
        "introduction": "Het **riool** is oud.",
        "theme": world.ids["theme"],
        "client": world.ids["partner"],
        "budget": "450.000",
        "works_from_on": "2027-03-01",
        "works_until_on": "2027-09-01",
        "ring_m": 50,
        "version": 1,
    }


def _border(_world: World) -> Answers:
    return {"geometry": BORDER, "street": "", "width_m": 10}


def _wish_text(_world: World) -> Answers:
    return {
        "element_kind": "threshold",
        "title": "Een drempel",
        "body": "Voor de school.",
        "why": "Het gaat hard.",
        "for_whom": "Kinderen",
        "version": 1,
    }


def _wish(world: World) -> Answers:
    text = {name: value for name, value in _wish_text(world).items() if name != "version"}
    place = {"geometry": IN_THE_STREET, "house": "", "part": "", "element": ""}
    return {**text, **place, "photos": a_picture(), "alt": "Een stoep", "email": "iemand@example.org"}


def _remark(world: World) -> Answers:
    return {name: value for name, value in _wish(world).items() if name not in {"element_kind", "for_whom"}}


def _talk(_world: World) -> Answers:
    told = {"kind": "tent", "held_on": "2026-01-05", "place": "Op de hoek", "people_count": 4}
    return {**told, "summary": "Iedereen wil een boom.", "version": 1}


def _said(_world: World) -> Answers:
    return {"title": "Een bankje", "why": "Rusten.", "place": "1", "kind": "wish"}


def _letters(_world: World) -> Answers:
    return {"round": "variants", "to": "inside", "addresses": "", "message": "Kijk naar het ontwerp.", "seen": "1-0-0-0"}


def _voice(world: World) -> Answers:
    return {"choice": "fine", "about": world.ids["voicing version"]}


ELEMENT = {"kind": "tree", "points": write_points(SPOT), "rotation": "0", "quantity": "1"}


def _elements(_world: World) -> Answers:
    return {"elements": a_file(GEOJSON.encode(), "onderdelen.geojson"), "revision": 1}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "households.ask_again": nothing,
    "households.leave_alone": nothing,
    "households.speak": _voice,
    "households.type_code": lambda world: {"code": world.keys["code"]},
    "streets.add_designer": lambda world: {"person": world.people["member_elsewhere"]},
    "streets.answer": lambda world: {
        "chosen": str(world.contributions["published"]),
        "next": "",
        "verdict": "declined",
        "body": "De brandweer moet erdoor.",
        "version": "",
        "element": "",
    },
    "streets.answers_pdf": nothing,
    "streets.bounds": lambda world: {
        "title_0": "Het riool blijft",
        "kind_0": "pipes",
        "firmness_0": "hard",
        "reason_0": "Het is net vernieuwd.",
        "source_0": "Rioolkaart",
        "geometry_0": POINT,
        "version": world.ids["bounds"],
    },
    "streets.called": nothing,
    "streets.change_contribution": _wish_text,
    "streets.confirm_talk": lambda _world: {"how": "Voorgelezen."},
    "streets.contribution_photos": a_photo,
    "streets.correct_slip": lambda world: {**_said(world), "slip_number": "B-2", "version": 1},
    "streets.describe_version": lambda _world: {"name": "Groener", "summary": "Meer bomen.", "version": 1},
    "streets.designers": an_address,
    "streets.drop_contribution_photo": lambda world: {"photo": world.ids["photo of wish"]},
    "streets.drop_hands": nothing,
    "streets.drop_slip": nothing,
    "streets.drop_version": nothing,
    "streets.edit": _plan,
    "streets.edit_perimeter": _border,
    "streets.edit_section": _official_section,
    "streets.edit_talk": _talk,
    "streets.end_evening": nothing,
    "streets.evening": lambda _world: {"hours": 3, "stop_code": "4821"},
    "streets.hands": lambda _world: {
        "question": "Wie wil dit?",
        "version": "",
        "fine": 3,
        "rather_not": 1,
        "no_opinion": 0,
        "present": 9,
        "held_on": "2026-01-05",
    },
    "streets.import_elements": lambda _world: {"version": 1},
    "streets.join": nothing,
    "streets.label_spot": lambda _world: {"label": "Voor de school"},
    "streets.make_own_section": _own_section,
    "streets.move_contribution": lambda _world: {"house": "", "part": "straat", "geometry": "", "version": 1},
    "streets.new": lambda world: _plan(world) | _border(world),
    "streets.new_letters": _letters,
    "streets.new_section": _official_section,
    "streets.new_talk": _talk,
    "streets.next_round": lambda _world: {"sentence": "Vertel ons je wens.", "ends_on": "2099-01-01", "version": ""},
    "streets.offer_as_candidate": nothing,
    "streets.paper_pdf": nothing,
    "streets.place_sheet": lambda _world: {"opacity": "70"},
    "streets.publish": nothing,
    "streets.publish_version": nothing,
    "streets.put_element": lambda _world: ELEMENT,
    "streets.remark": _remark,
    "streets.remove_designer": lambda world: {"person": world.people["resident"]},
    "streets.remove_element": lambda _world: {"key": "boom0"},
    "streets.remove_section": nothing,
    "streets.remove_sheet": nothing,
    "streets.remove_spot": nothing,
    "streets.replace_letter": lambda world: {"round": "variants", "address": world.ids["house"], "message": "Nog eens."},
    "streets.report_pdf": nothing,
    "streets.room_point": _said,
    "streets.room_say": _said,
    "streets.room_stop": lambda _world: {"stop_code": "4821"},
    "streets.save_drawing": _elements,
    "streets.slips": lambda world: {**_said(world), "slip_number": "B-1"},
    "streets.spots": lambda _world: {"every_m": 20},
    "streets.talk": _said,
    "streets.type_voice": lambda world: _voice(world) | {"address": world.ids["voicing house"]},
    "streets.upload_elements": file_of(GEOJSON, "onderdelen.geojson"),
    "streets.upload_sheet": lambda _world: {"drawing": a_picture(), "page": "1"},
    "streets.versions": lambda _world: {"source": "", "name": "Groener"},
    "streets.wish": _wish,
    "streets.withdraw_candidate": nothing,
    "streets.withdraw_contribution": nothing,
    "streets_admin.minimums": _minimums,
}
