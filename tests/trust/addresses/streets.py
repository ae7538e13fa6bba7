"""What addresses of streets name."""

from tests.trust.addresses import ARGUED, DESIGNERS, EVERYBODY, NOBODY, State, States, one
from tests.trust.world import NEVER, NEVER_KEY


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


PLAN = _plan()
ONLINE_PLAN = {name: state for name, state in PLAN.items() if name != "draft"}
EARLY_PLAN = {"early": State(lambda w: {"subject_id": w.plans["early"]})} | {
    name: state for name, state in PLAN.items() if name != "published"
}
ROUND_PLAN = {name: state for name, state in EARLY_PLAN.items() if name != "draft"}
CONTRIBUTION = _contribution()
CONTRIBUTION_DRAFT = one(frozenset({"co_maker"}), key="wish draft")
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
VOICING = one(subject_id="voicing")
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
DRAWING = one(frozenset({"resident"}), token="drawing along")
DRAWN_VERSION = _drawn_version()
VERSION_NUMBER = {
    "online": State(lambda w: {"subject_id": w.plans["published"], "number": 1}),
    "never": State(lambda w: {"subject_id": w.plans["published"], "number": 99}, NOBODY),
}
