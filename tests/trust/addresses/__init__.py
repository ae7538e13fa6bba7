"""The things that an address can name, in all their states, and who may know that each is there.

What only one domain names stands in a module for that domain.
"""

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


def of_subject(*, draft_known_to: frozenset[str], hidden_known_to: frozenset[str] = frozenset(ARGUED)) -> States:
    return {
        "published": State(lambda w: {"subject_id": w.initiatives["published"]}),
        "ended": State(lambda w: {"subject_id": w.initiatives["ended"]}),
        "hidden": State(lambda w: {"subject_id": w.initiatives["hidden"]}, hidden_known_to),
        "draft": State(lambda w: {"subject_id": w.initiatives["draft"]}, draft_known_to),
        "never": State(lambda w: {"subject_id": NEVER}, NOBODY),
    }


def _of_post() -> States:
    known = {"note": frozenset({"member"}), "in_hidden": frozenset(ARGUED)}

    def state(name: str) -> State:
        return State(lambda w: {"post_id": w.posts[name]}, known.get(name, EVERYBODY))

    return {name: state(name) for name in ("public", "hidden", "withdrawn", "note", "in_hidden")} | {
        "never": State(lambda w: {"post_id": NEVER}, NOBODY)
    }


def one(known_to: frozenset[str] = EVERYBODY, **names: str) -> States:
    """A thing that is there once, and one that never was: `name_in_the_address="name in the world"`."""

    def there(w: World) -> Args:
        return {arg: w.ids.get(name) or w.people.get(name) or w.keys.get(name) or name for arg, name in names.items()}

    def never(w: World) -> Args:
        last = list(names)[-1]
        return there(w) | {last: NEVER if last.endswith("_id") else NEVER_KEY}

    return {"there": State(there, known_to), "never": State(never, NOBODY)}


def _file() -> States:
    known = {"published": EVERYBODY, "ended": EVERYBODY, "hidden": frozenset(ARGUED), "draft": frozenset({"maker"})}

    def state(name: str) -> State:
        return State(lambda w: {"key": w.files[name]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}


def named(thing: States, **more: object) -> States:
    """The same thing with one more word in the address."""

    def both(state: State) -> State:
        return State(lambda w: {**state.args(w), **more}, state.known_to)

    return {name: both(state) for name, state in thing.items()}


def _commitment(*names: str) -> States:
    """Moderators know of a promise that was hidden, and with the maker of one at what is hidden."""
    known = {"hidden": frozenset({"moderator"}), "in_hidden": frozenset(ARGUED)}

    def state(name: str) -> State:
        return State(lambda w: {"commitment_id": w.ids[f"commitment {name}"]}, known.get(name, EVERYBODY))

    return {name: state(name) for name in names} | {"never": State(lambda w: {"commitment_id": NEVER}, NOBODY)}


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
SUBJECT_LINK = _link()
SUBJECT = of_subject(draft_known_to=frozenset({"maker"}))
FEED = of_subject(draft_known_to=NOBODY, hidden_known_to=NOBODY)
POST = _of_post()
COMMITMENT = _commitment("open", "kept", "hidden", "in_hidden")
OPEN_COMMITMENT = _commitment("open", "hidden", "in_hidden")
KEPT_COMMITMENT = _commitment("kept", "open", "hidden")
FILE = _file()
PARTNER = one(subject_id="partner")
TEAM = one(subject_id="team")
THEME = one(theme_id="theme")
PERSON = one(person_id="resident")
AREA = one(slug="vijverbuurt")
RESPONSIBILITY = one(responsibility_id="responsibility")
RULING = {
    "appealed": State(lambda w: {"ruling_id": w.ids["ruling"]}, frozenset(ARGUED)),
    "open": State(lambda w: {"ruling_id": w.ids["open ruling"]}, frozenset({"co_maker", "moderator"})),
    "never": State(lambda w: {"ruling_id": NEVER}, NOBODY),
}
LINK = one(token="link")
STOP = one(token="stop")
HELPED = one(token="helped")
WATCH = one(frozenset({"resident"}), watch_id="watch")
FOLLOWED = one(choice="gebied.vijverbuurt")
UPLOAD = {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}
OUTSIDE = one(token="outside link")
OWN_QUESTION = one(frozenset({"maker"}), question_id="outside")
RECORDING = one(frozenset({"member"}), recording_id="recording")
JOINING = one(frozenset({"maker", "co_maker", "speaker"}), joining_id="joining")
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
PARTNER_MEMBER = one(subject_id="partner", membership_id="partner_membership")
PARTNER_INVITATION = one(subject_id="partner", invitation_id="invitation")
OWN_INVITATION = one(frozenset({"resident"}), invitation_id="invitation")
TEAM_MEMBER = one(subject_id="team", membership_id="team_membership")
REMIT = one(subject_id="team", remit_id="remit")
GRANT = one(person_id="moderator", grant_id="grant")
TEXT = {
    "there": State(lambda w: {"slug": "over", "language": "nl"}),
    "never": State(lambda w: {"slug": "over", "language": "tlh"}, NOBODY),
}
SAMPLE = {"there": State(lambda w: {"name": "home"}), "never": State(lambda w: {"name": NEVER_KEY}, NOBODY)}
SESSION = {"never": State(lambda w: {"session_id": NEVER}, NOBODY)}
TF_TOKEN = {"never": State(lambda w: {"token": NEVER_KEY})}


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
