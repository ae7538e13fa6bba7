"""The small steps in which an initiative is written."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from participatie.initiatives.models import Initiative

STEPS = (
    ("place", "plek", _l("Waar")),
    ("story", "verhaal", _l("Wat")),
    ("theme", "thema", _l("Thema en hulp")),
    ("photos", "fotos", _l("Foto's")),
    ("check", "nakijken", _l("Nakijken")),
)


@dataclass(frozen=True)
class Step:
    """One step as the page shows it: state is done, now or todo."""

    label: str
    state: str
    url: str


def endpoint(step: str) -> str:
    """The page of a step."""
    return f"initiatives.draft_{step}"


def url_of_draft(draft: Initiative) -> str:
    """Where its writer goes on: at the text while there is none, else at the last step."""
    return url_for(endpoint("check" if draft.subject.title else "story"), key=draft.draft_key)


def after(step: str) -> str:
    """The step that follows."""
    names = [name for name, _path, _label in STEPS]
    return names[names.index(step) + 1]


def list_steps(initiative: Initiative | None, now: str) -> list[Step]:
    """The row of steps above a form. Steps with what they need in them can be visited again."""
    missing = initiative.missing() if initiative else [name for name, _path, _label in STEPS]
    names = [name for name, _path, _label in STEPS]
    shown = []
    for name, _path, label in STEPS:
        is_done = names.index(name) < names.index(now) and name not in missing
        state = "now" if name == now else "done" if is_done else "todo"
        url = url_for(endpoint(name), key=initiative.draft_key) if initiative and is_done else ""
        shown.append(Step(str(label), state, url))
    return shown
