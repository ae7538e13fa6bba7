"""What the pages share on which a designer writes down for others."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from wtforms import SelectField
from wtforms.fields import SelectChoice

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor
from participatie.streets import queries, services
from participatie.streets.models import REMARK, WISH, Contribution, StreetPlan
from participatie.streets.permissions import can_design
from participatie.subjects.urls import url_of

KIND_LABELS = {WISH.name: WISH.label, REMARK.name: REMARK.label}

Way = tuple[str, str, str]
"""A word, an address and an icon."""


def ways_to_record(plan: StreetPlan) -> list[Way]:
    """Where designers write down what people said, and print what goes to them."""
    return [
        (_("Gesprekken"), url_for("streets.talks", subject_id=plan.id), "message-2"),
        (_("Plekken op papier"), url_for("streets.spots", subject_id=plan.id), "map-pin"),
        (_("Op papier"), url_for("streets.paper", subject_id=plan.id), "printer"),
        (_("Strookjes intypen"), url_for("streets.slips", subject_id=plan.id), "keyboard"),
        (_("Handen tellen"), url_for("streets.hands", subject_id=plan.id), "hand-stop"),
        (_("Tablet voor een avond"), url_for("streets.evening", subject_id=plan.id), "device-tablet"),
    ]


@dataclass(frozen=True)
class Written:
    """One line in a list of what was written down."""

    id: int
    number: int
    kind: str
    title: str
    place: str
    url: str
    slip_number: str
    is_waiting: bool


def own_plan(subject_id: int) -> StreetPlan:
    """The plan, for one of its designers."""
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_design, actor(), plan)
    return plan


def offer_kinds(field: SelectField, plan: StreetPlan) -> None:
    """Let choose between what can come in now, the likeliest first."""
    field.choices = [SelectChoice(name, KIND_LABELS[name]) for name in services.kinds_now(plan)]


def place_words(plan: StreetPlan) -> list[tuple[str, str]]:
    """What can be typed as a place: the number of each spot with its label, and the addresses of the street."""
    spots = [(str(spot.number), spot.label) for spot in queries.list_spots(plan.id)]
    return spots + [(address.label, "") for address in queries.list_plan_addresses(plan.id)[:400]]


def written(contribution: Contribution) -> Written:
    """What its line shows."""
    return Written(
        id=contribution.id,
        number=contribution.number or 0,
        kind=str(KIND_LABELS.get(contribution.subject.kind, WISH.label)),
        title=contribution.subject.title,
        place=contribution.place_label,
        url=url_of(contribution.subject),
        slip_number=contribution.slip_number,
        is_waiting=contribution.verdict == "waiting",
    )
