"""The things that an address can name, in all their states, and who may know that each is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from tests.trust.world import ACTORS, NEVER, NEVER_KEY, World

EVERYBODY = frozenset(ACTORS)
NOBODY: frozenset[str] = frozenset()
Args = dict[str, object]


@dataclass(frozen=True)
class State:
    """One state of a thing: what stands in the address, and who may know that it is there."""

    args: Callable[[World], Args]
    known_to: frozenset[str] = EVERYBODY


States = dict[str, State]
ARGUED = ("maker", "moderator")
MAKERS = frozenset({"maker", "co_maker"})
DESIGNERS = frozenset({"member", "administrator"})


def _of_subject(*, draft_known_to: frozenset[str], hidden_known_to: frozenset[str] = frozenset(ARGUED)) -> States:
    return {
        "published": State(lambda w: {"subject_id": w.initiatives["published"]}),
        "ended": State(lambda w: {"subject_id": w.initiatives["ended"]}),
        "hidden": State(lambda w: {"subject_id": w.initiatives["hidden"]}, hidden_known_to),
        "draft": State(lambda w: {"subject_id": w.initiatives["draft"]}, draft_known_to),
        "never": State(lambda w: {"subject_id": NEVER}, NOBODY),
    }


def _of_asking() -> States:
    """Somebody who is asked to make the initiative on the map, and a question that was never asked."""
    return {
        "there": State(lambda w: {"subject_id": w.initiatives["published"], "invitation_id": w.ids["asked maker"]}),
        "in another": State(
            lambda w: {"subject_id": w.initiatives["ended"], "invitation_id": w.ids["asked maker"]},
            EVERYBODY - {"maker", "co_maker"},
        ),
    }


def _of_post() -> States:
    known = {"note": frozenset({"member"}), "in_hidden": frozenset(ARGUED)}

    def state(name: str) -> State:
        return State(lambda w: {"post_id": w.posts[name]}, known.get(name, EVERYBODY))

    return {name: state(name) for name in ("public", "hidden", "withdrawn", "note", "in_hidden")} | {
        "never": State(lambda w: {"post_id": NEVER}, NOBODY)
    }


def _one(known_to: frozenset[str] = EVERYBODY, **names: str) -> States:
    """A thing that is there once, and one that never was: `name_in_the_address="name in the world"`."""

    def there(w: World) -> Args:
        return {arg: w.ids.get(name) or w.people.get(name) or w.keys.get(name) or name for arg, name in names.items()}

    def never(w: World) -> Args:
        last = list(names)[-1]
        return there(w) | {last: NEVER if last.endswith("_id") else NEVER_KEY}

    return {"there": State(there, known_to), "never": State(never, NOBODY)}


def _of_plan(**names: str) -> States:
    """Something of the running plan that only its designers change, and one that never was."""
    (arg, name), *_more = names.items()
    return {
        "there": State(lambda w: {"subject_id": w.plans["published"], arg: w.ids[name]}),
        "never": State(lambda w: {"subject_id": w.plans["published"], arg: NEVER}, EVERYBODY - DESIGNERS),
    }


def _talk() -> States:
    """Everybody knows of a talk whose summary was confirmed, designers also of another."""
    return {
        "confirmed": State(lambda w: {"subject_id": w.plans["published"], "talk_id": w.ids["talk"]}),
        "unread": State(lambda w: {"subject_id": w.plans["published"], "talk_id": w.ids["unread talk"]}, DESIGNERS),
        "never": State(lambda w: {"subject_id": w.plans["published"], "talk_id": NEVER}, NOBODY),
    }


def _draft() -> States:
    known = {"draft": {"maker"}, "browser": {"visitor"}, "published": {"maker"}, "hidden": {"maker"}}

    def state(name: str) -> State:
        return State(lambda w: {"key": w.drafts[name]}, frozenset(known[name]))

    return {name: state(name) for name in known} | {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}


def _file() -> States:
    known = {"published": EVERYBODY, "ended": EVERYBODY, "hidden": frozenset(ARGUED), "draft": frozenset({"maker"})}

    def state(name: str) -> State:
        return State(lambda w: {"key": w.files[name]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}


def _pair(thing: States, **more: object) -> States:
    """The same with something else in the address."""

    def both(state: State) -> State:
        return State(lambda w: {**state.args(w), **more}, state.known_to)

    return {name: both(state) for name, state in thing.items()}


def _plan() -> States:
    """A designer (the member) and administrators know of every plan; moderators of what was once published."""
    known = {"published": EVERYBODY, "hidden": frozenset({"member", "moderator", "administrator"}), "draft": DESIGNERS}

    def state(name: str) -> State:
        return State(lambda w: {"subject_id": w.plans[name]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"subject_id": NEVER}, NOBODY)}


def _contribution() -> States:
    """Its writer (the maker) and moderators know of what was hidden; nobody has a page for what waits."""
    known = {"published": EVERYBODY, "hidden": frozenset(ARGUED), "in_hidden": frozenset(ARGUED), "draft": NOBODY}

    def state(name: str) -> State:
        return State(lambda w: {"subject_id": w.contributions[name]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"subject_id": NEVER}, NOBODY)}


def _shown_version() -> States:
    """A version that people talk about, a draft that only designers see, and one that is not there."""

    def state(plan: str, version: str) -> State:
        return State(lambda w: {"subject_id": w.plans[plan], "version_id": w.ids[version]}, known[version])

    known = {"version shown": EVERYBODY, "version draft": DESIGNERS}
    never = State(lambda w: {"subject_id": w.plans["discussed"], "version_id": NEVER}, NOBODY)
    return {"shown": state("discussed", "version shown"), "draft": state("published", "version draft"), "never": never}


def _section() -> States:
    """A cross-section is known to who knows its plan, and one of a version that is a draft to who draws."""
    known = {"published": EVERYBODY, "hidden": frozenset({"member", "moderator", "administrator"}), "draft": DESIGNERS}
    plans = {"draft": "published"}

    def state(name: str, plan: str, known_to: frozenset[str]) -> State:
        return State(lambda w: {"subject_id": w.plans[plan], "section_id": w.ids[f"section {name}"]}, known_to)

    found = {name: state(name, plans.get(name, name), known[name]) for name in known}
    never = State(lambda w: {"subject_id": w.plans["published"], "section_id": NEVER}, NOBODY)
    return found | {"of another plan": state("hidden", "published", NOBODY), "never": never}


def _version() -> States:
    """A version is known to everybody once it is published, before that to who draws."""

    def state(name: str, known_to: frozenset[str]) -> State:
        return State(lambda w: {"subject_id": w.plans["published"], "version_id": w.ids[f"version {name}"]}, known_to)

    never = State(lambda w: {"subject_id": w.plans["published"], "version_id": NEVER}, NOBODY)
    return {"published": state("published", EVERYBODY), "draft": state("draft", DESIGNERS), "never": never}


def _drawn_version() -> States:
    """A version that is online, and a draft that only those who draw know of."""
    return {
        "online": State(lambda w: {"subject_id": w.plans["published"], "version_id": w.ids["version online"]}),
        "draft": State(lambda w: {"subject_id": w.plans["published"], "version_id": w.ids["version draft"]}, DESIGNERS),
        "of another": State(lambda w: {"subject_id": w.plans["draft"], "version_id": w.ids["version online"]}, NOBODY),
        "never": State(lambda w: {"subject_id": w.plans["published"], "version_id": NEVER}, NOBODY),
    }


def _commitment(*names: str) -> States:
    """Moderators know of a promise that was hidden, and with the maker of one at what is hidden."""
    known = {"hidden": frozenset({"moderator"}), "in_hidden": frozenset(ARGUED)}

    def state(name: str) -> State:
        return State(lambda w: {"commitment_id": w.ids[f"commitment {name}"]}, known.get(name, EVERYBODY))

    return {name: state(name) for name in names} | {"never": State(lambda w: {"commitment_id": NEVER}, NOBODY)}


def _need(name: str = "need") -> States:
    """A need of the initiative on the map, and one that never was; for who does not make it neither can be changed."""
    return {
        "there": State(lambda w: {"subject_id": w.initiatives["published"], "need_id": w.ids[name]}),
        "never": State(lambda w: {"subject_id": w.initiatives["published"], "need_id": NEVER}, EVERYBODY - MAKERS),
    }


def _offer() -> States:
    """An offer is known to everybody, a hidden one to its two sides and moderators, one that waits to nobody."""
    sides = frozenset({"maker", "co_maker", "resident", "moderator"})
    known = {"offered": EVERYBODY, "accepted": EVERYBODY, "free": EVERYBODY, "asked": EVERYBODY}
    known |= {"words hidden": sides, "waiting": NOBODY}

    def state(name: str) -> State:
        return State(lambda w: {"offer_id": w.ids[f"offer {name}"]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"offer_id": NEVER}, NOBODY)}


def _link() -> States:
    """A link is known to who may see both of its sides."""

    def state(link: str, subject: str, known_to: frozenset[str]) -> State:
        return State(lambda w: {"subject_id": w.initiatives[subject], "link_id": w.ids[link]}, known_to)

    return {
        "there": state("link ended", "published", EVERYBODY),
        "other side": state("link ended", "ended", EVERYBODY),
        "to hidden": state("link hidden", "published", frozenset(ARGUED)),
        "of another": state("link ended", "hidden", NOBODY),
        "never": State(lambda w: {"subject_id": w.initiatives["published"], "link_id": NEVER}, NOBODY),
    }


def _thing() -> States:
    """Offers and a promise as those who report or judge them find them: by an anchor."""
    anchors = {f"offer {name}": ("offer", f"offer {name}") for name in ("offered", "free", "words hidden")}
    anchors |= {f"promise {name}": ("commitment", f"commitment {name}") for name in ("open", "hidden")}

    def state(word: str, key: str) -> State:
        return State(lambda w: {"anchor": f"{word}-{w.ids[key]}"})

    never = State(lambda w: {"anchor": f"offer-{NEVER}"}, NOBODY)
    return {name: state(*anchor) for name, anchor in anchors.items()} | {"never": never}


NOTHING: States = {"": State(lambda w: {})}
THING = _thing()
REPORTED_THING = {name: state for name, state in THING.items() if not name.endswith("hidden")}
NEED = _need()
SPARE_NEED = _need("spare need")
OFFER = _offer()
SUBJECT_LINK = _link()
UNION = _one(frozenset({"maker", "co_maker", "resident"}), union_id="union")
GO_ALONG = _one(token="go along")
PAIR = {
    "published": State(lambda w: {"subject_id": w.initiatives["published"], "other_id": w.ids["bush"]}),
    "ended": State(lambda w: {"subject_id": w.initiatives["ended"], "other_id": w.ids["hedge"]}),
    "never": State(lambda w: {"subject_id": NEVER, "other_id": NEVER}, NOBODY),
}
INITIATIVE = _of_subject(draft_known_to=NOBODY)
WITH_PHOTO = {name: state for name, state in INITIATIVE.items() if name != "ended"}
SUBJECT = _of_subject(draft_known_to=frozenset({"maker"}))
FEED = _of_subject(draft_known_to=NOBODY, hidden_known_to=NOBODY)
POST = _of_post()
COMMITMENT = _commitment("open", "kept", "hidden", "in_hidden")
OPEN_COMMITMENT = _commitment("open", "hidden", "in_hidden")
KEPT_COMMITMENT = _commitment("kept", "open", "hidden")
PLAN = _plan()
ONLINE_PLAN = {name: state for name, state in PLAN.items() if name != "draft"}
EARLY_PLAN = {"early": State(lambda w: {"subject_id": w.plans["early"]})} | {
    name: state for name, state in PLAN.items() if name != "published"
}
ROUND_PLAN = {name: state for name, state in EARLY_PLAN.items() if name != "draft"}
CONTRIBUTION = _contribution()
CONTRIBUTION_DRAFT = _one(frozenset({"co_maker"}), key="wish draft")
SHOWN_VERSION = _shown_version()
TALK = _talk()
OWN_TALK = _of_plan(talk_id="unread talk")
SPOT = _of_plan(spot_id="spot")
SLIP = _of_plan(contribution_id="slip")
HANDS = _of_plan(count_id="hands")
EVENING = _of_plan(evening_id="evening")
DOCUMENT = {
    "there": State(lambda w: {"subject_id": w.plans["published"], "key": w.keys["document"]}),
    "in another": State(lambda w: {"subject_id": w.ids["voicing"], "key": w.keys["document"]}),
}
LETTERS = {
    "there": State(lambda w: {"subject_id": w.plans["published"], "batch_id": w.ids["letters"]}),
    "in another": State(lambda w: {"subject_id": w.ids["voicing"], "batch_id": w.ids["letters"]}, EVERYBODY - DESIGNERS),
    "in a draft": State(lambda w: {"subject_id": w.plans["draft"], "batch_id": w.ids["letters"]}, DESIGNERS),
    "never": State(lambda w: {"subject_id": NEVER, "batch_id": NEVER}, NOBODY),
}
VOICING = _one(subject_id="voicing")
CODE = {
    "there": State(lambda w: {"code": w.keys["code"]}),
    "never": State(lambda w: {"code": "XXXXXXXXXXXX"}, NOBODY),
}
SECTION = _section()
VERSION = _version()
OWN_SECTION = {
    "waits": State(
        lambda w: {
            "subject_id": w.plans["published"],
            "section_id": w.ids["section published"],
            "key": w.keys["wish draft"],
        },
        frozenset({"co_maker"}),
    ),
    "never": State(
        lambda w: {"subject_id": w.plans["published"], "section_id": w.ids["section published"], "key": NEVER_KEY}, NOBODY
    ),
}
DRAWING = _one(frozenset({"resident"}), token="drawing along")
DRAWN_VERSION = _drawn_version()
VERSION_NUMBER = {
    "online": State(lambda w: {"subject_id": w.plans["published"], "number": 1}),
    "never": State(lambda w: {"subject_id": w.plans["published"], "number": 99}, NOBODY),
}
DRAFT = _draft()
FILE = _file()
PARTNER = _one(subject_id="partner")
TEAM = _one(subject_id="team")
THEME = _one(theme_id="theme")
PERSON = _one(person_id="resident")
AREA = _one(slug="vijverbuurt")
RESPONSIBILITY = _one(responsibility_id="responsibility")
RULING = {
    "appealed": State(lambda w: {"ruling_id": w.ids["ruling"]}, frozenset(ARGUED)),
    "open": State(lambda w: {"ruling_id": w.ids["open ruling"]}, frozenset({"co_maker", "moderator"})),
    "never": State(lambda w: {"ruling_id": NEVER}, NOBODY),
}
LINK = _one(token="link")
STOP = _one(token="stop")
HELPED = _one(token="helped")
WATCH = _one(frozenset({"resident"}), watch_id="watch")
FOLLOWED = _one(choice="gebied.vijverbuurt")
UPLOAD = {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}
OUTSIDE = _one(token="outside link")
OWN_QUESTION = _one(frozenset({"maker"}), question_id="outside")
RECORDING = _one(frozenset({"member"}), recording_id="recording")
JOINING = _one(frozenset({"maker", "co_maker", "speaker"}), joining_id="joining")
RULED = {
    "there": State(lambda w: {"subject_id": w.initiatives["published"], "involvement_id": w.ids["ruled"]}),
    "in another": State(lambda w: {"subject_id": w.initiatives["ended"], "involvement_id": w.ids["ruled"]}, NOBODY),
    "never": State(lambda w: {"subject_id": w.initiatives["published"], "involvement_id": NEVER}, NOBODY),
}
INVOLVEMENT = {
    "there": State(lambda w: {"subject_id": w.initiatives["published"], "involvement_id": w.ids["involvement"]}),
    "in another": State(lambda w: {"subject_id": w.initiatives["ended"], "involvement_id": w.ids["involvement"]}, NOBODY),
    "never": State(lambda w: {"subject_id": w.initiatives["published"], "involvement_id": NEVER}, NOBODY),
}
PARTNER_MEMBER = _one(subject_id="partner", membership_id="partner_membership")
MAKER_INVITATION = _of_asking()
DRAFT_LINK = _one(token="draft link")
OWN_MAKER_INVITATION = _one(frozenset({"resident"}), invitation_id="asked maker")
WITH_SOUGHT = {"sought": State(lambda w: {"subject_id": w.initiatives["sought"]}), **INITIATIVE}
PARTNER_INVITATION = _one(subject_id="partner", invitation_id="invitation")
OWN_INVITATION = _one(frozenset({"resident"}), invitation_id="invitation")
TEAM_MEMBER = _one(subject_id="team", membership_id="team_membership")
REMIT = _one(subject_id="team", remit_id="remit")
GRANT = _one(person_id="moderator", grant_id="grant")
TEXT = {
    "there": State(lambda w: {"slug": "over", "language": "nl"}),
    "never": State(lambda w: {"slug": "over", "language": "tlh"}, NOBODY),
}
SAMPLE = {"there": State(lambda w: {"name": "home"}), "never": State(lambda w: {"name": NEVER_KEY}, NOBODY)}
SESSION = {"never": State(lambda w: {"session_id": NEVER}, NOBODY)}
TF_TOKEN = {"never": State(lambda w: {"token": NEVER_KEY})}


def named(thing: States, **more: object) -> States:
    """A thing with one more word in the address."""
    return _pair(thing, **more)


def path_of(app: Flask, rule: Rule, args: Args) -> str:
    """The address of a rule with these values in it; a slug that a rule wants may be anything."""
    wanted = {name: args.get(name, "x") for name in rule.arguments}
    with app.test_request_context():
        built = rule.build(wanted)
    assert built is not None, rule
    return built[1]


def rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every rule with each of the methods that mean something, but the static files."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
                yield rule, method
