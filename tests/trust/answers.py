"""What a person fills in: for each form a set of good answers, by the endpoint that takes it.

An endpoint that takes a POST and stands not here fails `test_forms.py`.
"""

import io
import json
from collections.abc import Callable
from datetime import timedelta

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.notifications.sorts import SORT_LABELS
from participatie.partners.models import Joining
from participatie.streets.forms.elements import write_points
from participatie.streets.section import MINIMUMS_CM
from tests.factories.pictures import photo
from tests.factories.streets import IN_THE_STREET as SPOT
from tests.trust.world import World, secret

Answers = dict[str, object]
POINT = json.dumps({"type": "Point", "coordinates": [5.021, 51.021]})
IN_THE_STREET = json.dumps({"type": "Point", "coordinates": [5.0207, 51.02]})
BORDER = json.dumps(
    {"type": "Polygon", "coordinates": [[[5.02, 51.02], [5.022, 51.02], [5.022, 51.0203], [5.02, 51.0203], [5.02, 51.02]]]}
)
MAKER = f"{secret('maker')}@example.org"
GEOJSON = json.dumps({"type": "FeatureCollection", "features": []})


def _file(data: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def _picture() -> tuple[io.BytesIO, str]:
    return _file(photo(), "vakantie.jpg")


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


def _photo(_world: World) -> Answers:
    return {"photos": _picture(), "alt": "Een bankje"}


def _words(_world: World) -> Answers:
    return {"said_by": "een bewoner", "channel": "door", "said_on": "2026-01-05", "has_consent": "y"}


def _recorded_initiative(world: World) -> Answers:
    wanted = {"title": "Een bankje", "lead": "Een bankje graag.", "why": "", "theme": world.ids["theme"], "geometry": POINT}
    return _words(world) | wanted


def _email(_world: World) -> Answers:
    return {"email": "iemand@example.org"}


def _words_of_joining(world: World) -> str:
    """What is asked, as the form showed it; nothing once it was answered."""
    joining = db.session.get(Joining, world.ids["joining"])
    return joining.words if joining is not None else ""


def _nothing(_world: World) -> Answers:
    return {}


STRIPS = json.dumps([{"key": f"s{n}", "kind": "walk", "width_cm": 300} for n in range(1, 4)])


def _own_section(_world: World) -> Answers:
    return {"strips": STRIPS, "title": "Alles stoep", "why": "Fijn lopen.", "email": "iemand@example.org"}


def _official_section(_world: World) -> Answers:
    return {"strips": STRIPS, "name": "Kerkstraat bij de brug", "available_cm": 900, "geometry": "", "version": 1}


def _minimums(_world: World) -> Answers:
    return dict(MINIMUMS_CM) | {"walk": 175}


def _reason(_world: World) -> Answers:
    return {"reason": "Dit is niet aardig."}


def _team(world: World) -> Answers:
    return {
        "name": "Team Water",
        "lead": "Voor alles wat nat is.",
        "purpose": "Wij houden het droog.",
        "answer_term_days": 4,
        "home_partner": world.ids["partner"],
        "contact": "",
        "version": 1,
    }


def _partner(_world: World) -> Answers:
    return {
        "name": "Basisschool De Zon",
        "kind": "school",
        "lead": "Voor kinderen van vier tot twaalf.",
        "about": "Wij leren buiten.",
        "website": "https://voorbeeld.nl/",
        "version": 1,
    }


def _member(_world: World) -> Answers:
    return {"email": "nieuw@example.org", "may_speak": "y", "partner": "", "role": "ontwerper", "until_on": ""}


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


def _open_theme(_world: World) -> Answers:
    return {"name": "Speelplekken", "name_en": "Play", "icon": "bulb", "scene": "spelen", "position": 3}


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
    return {**text, **place, "photos": _picture(), "alt": "Een stoep", "email": "iemand@example.org"}


def _remark(world: World) -> Answers:
    return {name: value for name, value in _wish(world).items() if name not in {"element_kind", "for_whom"}}


def _file_of(data: str, name: str) -> Callable[[World], Answers]:
    return lambda _world: {"file": _file(data.encode(), name)}


def _talk(_world: World) -> Answers:
    told = {"kind": "tent", "held_on": "2026-01-05", "place": "Op de hoek", "people_count": 4}
    return {**told, "summary": "Iedereen wil een boom.", "version": 1}


def _said(_world: World) -> Answers:
    return {"title": "Een bankje", "why": "Rusten.", "place": "1", "kind": "wish"}


ADDRESSES = "street,number,addition,postcode,town,lon,lat\nKerkstraat,12,,9901 AB,Vierkant,5.15,51.05\n"


def _letters(_world: World) -> Answers:
    return {"round": "variants", "to": "inside", "addresses": "", "message": "Kijk naar het ontwerp.", "seen": "1-0-0-0"}


def _voice(world: World) -> Answers:
    return {"choice": "fine", "about": world.ids["voicing version"]}


ELEMENT = {"kind": "tree", "points": write_points(SPOT), "rotation": "0", "quantity": "1"}


def _elements(_world: World) -> Answers:
    return {"elements": _file(GEOJSON.encode(), "onderdelen.geojson"), "revision": 1}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "households.ask_again": _nothing,
    "households.leave_alone": _nothing,
    "households.speak": _voice,
    "households.type_code": lambda world: {"code": world.keys["code"]},
    "streets.new_letters": _letters,
    "streets.replace_letter": lambda world: {"round": "variants", "address": world.ids["house"], "message": "Nog eens."},
    "streets.type_voice": lambda world: _voice(world) | {"address": world.ids["voicing house"]},
    "accounts.choose_language": lambda _world: {"language": "en", "next": "/kaart"},
    "accounts.choose_name": lambda _world: {"display_name": "Saskia", "next": "/kaart"},
    "accounts.add_passkey": lambda _world: {"name": "mijn telefoon", "credential": "{}"},
    "accounts.ask_for_passkey": _nothing,
    "accounts.ask_who": _nothing,
    "accounts.confirm_address": _email,
    "accounts.confirm_link": _nothing,
    "accounts.end_all_sessions": _nothing,
    "accounts.end_session": _nothing,
    "accounts.enter_code": lambda _world: {"code": "123456"},
    "accounts.go_on": _nothing,
    "accounts.remove_passkey": _nothing,
    "accounts.remove_password": _nothing,
    "accounts.sign_in_with_passkey": lambda _world: {"credential": "{}"},
    "accounts.send_mail": _email,
    "accounts.set_password": lambda _world: {"password": "paard batterij nietje"},
    "accounts.sign_in_with_password": lambda _world: {"email": MAKER, "password": secret("wachtwoord")},
    "accounts.sign_out": _nothing,
    "accounts.unlink": _nothing,
    "accounts.use_link": _nothing,
    "accounts_admin.deactivate": _nothing,
    "accounts_admin.end_grant": _nothing,
    "accounts_admin.find": lambda _world: {"email": "kanarieresidentzq@example.org"},
    "accounts_admin.forget_second_factor": _nothing,
    "accounts_admin.person": lambda _world: {"grant": "moderator"},
    "accounts_admin.reactivate": _nothing,
    "demo.hide_bar": _nothing,
    "demo.show_bar": _nothing,
    "demo.sign_in": _nothing,
    "initiatives.draft_check": _email,
    "initiatives.draft_photos": _photo,
    "initiatives.draft_place": _place,
    "initiatives.draft_story": _story,
    "initiatives.draft_theme": _theme,
    "initiatives.drop_draft_photo": lambda world: {"photo": world.ids["photo of draft"]},
    "initiatives.drop_photo": lambda world: {"photo": world.ids["photo of published"]},
    "initiatives.edit": _story,
    "initiatives.edit_photos": _photo,
    "initiatives.edit_place": _place,
    "initiatives.edit_theme": lambda world: {"theme": world.ids["theme"]},
    "initiatives.record": _recorded_initiative,
    "initiatives.answer_invitation": _nothing,
    "initiatives.invite_joiner": lambda world: {"person": world.people["member_elsewhere"], "wish": "along"},
    "initiatives.leave": _nothing,
    "initiatives.keep_draft_text": _story,
    "initiatives.mail_draft_link": _email,
    "initiatives.resume": _nothing,
    "initiatives.makers": lambda _world: {"email": "iemand@example.org", "wish": "along"},
    "initiatives.take_up": _nothing,
    "initiatives.withdraw_invitation": _nothing,
    "initiatives.move": lambda _world: {"stage": "exploring", "sentence": "We beginnen."},
    "initiatives.new": _place,
    "initiatives.needs": _need,
    "initiatives.edit_need": _need,
    "initiatives.close_need": lambda _world: {"outcome": "found"},
    "initiatives.reopen_need": _nothing,
    "initiatives.remove_need": _nothing,
    "initiatives.offer": _offer,
    "initiatives.offer_freely": _offer,
    "initiatives.accept_offer": lambda _world: {"may_mail": "y", "phone": "06 12345678"},
    "initiatives.decline_offer": lambda _world: {"sentence": "We hebben genoeg mensen."},
    "initiatives.withdraw_offer": lambda _world: {"sentence": "Ik kan toch niet."},
    "initiatives.mark_given": _nothing,
    "initiatives.message": lambda _world: {"body": "Zullen we zaterdag beginnen?"},
    "initiatives.reach": lambda _world: {"may_mail": "y", "phone": "06 12345678"},
    "initiatives.ask_for": lambda world: {"initiative": world.initiatives["published"], "message": "Mogen wij zaterdag?"},
    "initiatives.hide_offer": lambda _world: {"sentence": "Dit is reclame."},
    "initiatives.unhide_offer": _nothing,
    "streets.edit_section": _official_section,
    "streets.make_own_section": _own_section,
    "streets.new_section": _official_section,
    "streets.remove_section": _nothing,
    "streets_admin.minimums": _minimums,
    "moderation.report_post": _reason,
    "moderation.report_subject": _reason,
    "moderation.rule_post": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.rule_subject": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.report_thing": _reason,
    "moderation.rule_thing": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.ruling": lambda _world: {"appeal": "Het was aardig bedoeld."},
    "notifications.change_pace": lambda _world: {"pace": "daily"},
    "notifications.choices": lambda _world: {"digests": "y", **{f"pace_{sort}": "daily" for sort in SORT_LABELS}},
    "notifications.follow": _email,
    "notifications.follow_around": lambda world: {"address": "Kerkstraat 14", "radius": "0", **_email(world)},
    "notifications.mark_read": _nothing,
    "notifications.open_subject": _nothing,
    "notifications.read_all": _nothing,
    "notifications.resume": _nothing,
    "notifications.say_use": lambda _world: {"use": "yes"},
    "notifications.stop": _nothing,
    "notifications.stop_following": _nothing,
    "notifications.unfollow": _nothing,
    "partners.answer_invitation": _nothing,
    "partners.answer_joining": lambda world: {"read": _words_of_joining(world)},
    "partners.ask": lambda world: {"partner": world.ids["partner"], "role": "adviser", "note": "Denk je mee?"},
    "partners.choose_naming": _nothing,
    "partners.edit": _partner,
    "partners.end_involvement": _nothing,
    "partners.end_member": _nothing,
    "partners.involve": lambda world: {"partner": world.ids["partner"], "role": "adviser", "note": "Wij denken mee."},
    "partners.members": _member,
    "partners.set_step": lambda _world: {"step": "regulate", "reason": "Er is een vergunning nodig."},
    "partners.use_power": lambda world: {"partner": world.ids["authority"], "power": "road", "reason": "Het is een weg."},
    "partners.withdraw_invitation": _nothing,
    "partners.withdraw_joining": _nothing,
    "partners_admin.close": _nothing,
    "partners_admin.register": _partner,
    "places_admin.addresses": _file_of(ADDRESSES, "adressen.csv"),
    "imports.columns": _nothing,
    "imports.index": lambda _world: {"kind": "initiatives", "source": "Ideeënbus", "file": _file(b"titel\nBankje\n", "x.csv")},
    "imports.start": _nothing,
    "places_admin.areas": _file_of(GEOJSON, "gebieden.geojson"),
    "places_admin.import_addresses": _nothing,
    "places_admin.import_areas": _nothing,
    "security.mf_recovery": lambda _world: {"code": "abcd-efgh"},
    "security.mf_recovery_codes": _nothing,
    "security.two_factor_setup": lambda _world: {"setup": "authenticator"},
    "security.two_factor_setup_validate": lambda _world: {"code": "123456"},
    "security.two_factor_token_validation": lambda _world: {"code": "123456"},
    "site_admin.logo": lambda _world: {"logo": _picture()},
    "site_admin.remove_logo": _nothing,
    "site_admin.try_mail_again": _nothing,
    "site_admin.text": lambda _world: {"title": "Over ons", "body": "Wij zijn er.", "version": 1},
    "site_admin.texts": lambda _world: {
        "name": "Samen in Vierkant",
        "place_name": "Vierkant",
        "tagline": "Van ons allemaal.",
        "contact_email": "vraag@example.org",
        "version": 1,
    },
    "streets.change_contribution": _wish_text,
    "streets.contribution_photos": _photo,
    "streets.move_contribution": lambda _world: {"house": "", "part": "straat", "geometry": "", "version": 1},
    "streets.drop_contribution_photo": lambda world: {"photo": world.ids["photo of wish"]},
    "streets.remark": _remark,
    "streets.wish": _wish,
    "streets.withdraw_contribution": _nothing,
    "streets.confirm_talk": lambda _world: {"how": "Voorgelezen."},
    "streets.correct_slip": lambda world: {**_said(world), "slip_number": "B-2", "version": 1},
    "streets.drop_hands": _nothing,
    "streets.drop_slip": _nothing,
    "streets.called": _nothing,
    "streets.answers_pdf": _nothing,
    "streets.paper_pdf": _nothing,
    "streets.report_pdf": _nothing,
    "streets.edit_talk": _talk,
    "streets.end_evening": _nothing,
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
    "streets.label_spot": lambda _world: {"label": "Voor de school"},
    "streets.new_talk": _talk,
    "streets.remove_spot": _nothing,
    "streets.room_say": _said,
    "streets.room_point": _said,
    "streets.room_stop": lambda _world: {"stop_code": "4821"},
    "streets.slips": lambda world: {**_said(world), "slip_number": "B-1"},
    "streets.spots": lambda _world: {"every_m": 20},
    "streets.talk": _said,
    "streets.add_designer": lambda world: {"person": world.people["member_elsewhere"]},
    "streets.answer": lambda world: {
        "chosen": str(world.contributions["published"]),
        "next": "",
        "verdict": "declined",
        "body": "De brandweer moet erdoor.",
        "version": "",
        "element": "",
    },
    "streets.bounds": lambda world: {
        "title_0": "Het riool blijft",
        "kind_0": "pipes",
        "firmness_0": "hard",
        "reason_0": "Het is net vernieuwd.",
        "source_0": "Rioolkaart",
        "geometry_0": POINT,
        "version": world.ids["bounds"],
    },
    "streets.designers": _email,
    "streets.edit": _plan,
    "streets.edit_perimeter": _border,
    "streets.join": _nothing,
    "streets.new": lambda world: _plan(world) | _border(world),
    "streets.next_round": lambda _world: {"sentence": "Vertel ons je wens.", "ends_on": "2099-01-01", "version": ""},
    "streets.publish": _nothing,
    "streets.remove_designer": lambda world: {"person": world.people["resident"]},
    "streets.describe_version": lambda _world: {"name": "Groener", "summary": "Meer bomen.", "version": 1},
    "streets.drop_version": _nothing,
    "streets.import_elements": lambda _world: {"version": 1},
    "streets.offer_as_candidate": _nothing,
    "streets.place_sheet": lambda _world: {"opacity": "70"},
    "streets.publish_version": _nothing,
    "streets.put_element": lambda _world: ELEMENT,
    "streets.remove_element": lambda _world: {"key": "boom0"},
    "streets.remove_sheet": _nothing,
    "streets.save_drawing": _elements,
    "streets.upload_elements": _file_of(GEOJSON, "onderdelen.geojson"),
    "streets.upload_sheet": lambda _world: {"drawing": _picture(), "page": "1"},
    "streets.versions": lambda _world: {"source": "", "name": "Groener"},
    "streets.withdraw_candidate": _nothing,
    "initiatives.choose_union": lambda world: {"other": world.ids["hedge"]},
    "initiatives.propose_union": lambda _world: {"title": "Samen", "lead": "Samen groen.", "story": "", "place": "both"},
    "initiatives.agree_union": lambda _world: {"one_version": 1, "other_version": 1},
    "initiatives.refuse_union": lambda _world: {"reason": "Onze tuin is anders."},
    "initiatives.go_along": lambda _world: {"kind": "support"},
    "links.link": lambda world: {"other": world.plans["discussed"], "relation": "belongs_to", "note": "Zelfde straat."},
    "links.unlink": lambda _world: {"reason": "Dit is een andere tuin."},
    "subjects.follow": _nothing,
    "subjects.support": lambda _world: {"kind": "support", "reason": "", "email": "iemand@example.org"},
    "subjects.take_back": _nothing,
    "subjects.unfollow": _nothing,
    "subjects_admin.close_or_reopen": _nothing,
    "subjects_admin.open_theme": _open_theme,
    "subjects_admin.theme": _open_theme,
    "teams.choose_naming": _nothing,
    "teams.hand_over": lambda world: {"team": world.ids["fallback"], "note": "Dit past beter bij jullie.", "next": "/werk"},
    "teams.take_up": lambda _world: {"next": "/werk"},
    "teams_admin.close": _nothing,
    "teams_admin.edit": _team,
    "teams_admin.end_member": _nothing,
    "teams_admin.make_fallback": _nothing,
    "teams_admin.members": _member,
    "teams_admin.open_team": _team,
    "teams_admin.remits": lambda world: {"theme": world.ids["open theme"], "area": "", "confirmed": "1"},
    "teams_admin.remove_remit": _nothing,
    "commitments.change": lambda _world: {
        "what": "Drie kuub aarde brengen",
        "due_on": (today() + timedelta(days=40)).isoformat(),
        "why": "De kar is stuk.",
        "version": 1,
    },
    "commitments.judge": lambda _world: {"verdict": "kept", "sentence": "De aarde ligt er."},
    "commitments.keep": _nothing,
    "commitments.take_back_kept": _nothing,
    "commitments.withdraw": lambda _world: {"why": "Er is geen aarde meer."},
    "threads.edit": lambda _world: {"body": "Anders gezegd.", "version": 2},
    "threads.answer_outside": lambda _world: {"name": "Jan Bakker", "body": "Ja, dat mag."},
    "threads.ask_outsider": lambda _world: {
        "name": "Piet Jansen",
        "email": "piet@example.org",
        "body": "Mag dit hier?",
    },
    "threads.claim": lambda world: {"code": world.keys["recording code"]},
    "threads.record_post": lambda world: {"body": "Ik help mee.", **_words(world)},
    "threads.revoke_question": _nothing,
    "threads.note": lambda _world: {"body": "Even bellen met de woonstichting."},
    "threads.post": lambda _world: {"body": "Ik help mee.", "kind": "comment", "email": "iemand@example.org"},
    "threads.withdraw": _nothing,
}
