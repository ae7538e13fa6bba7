"""A household places a wish with the code of its letter, and finds the answer with the same code."""

from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.households import LetterWishForm
from participatie.streets.models import WISH, StreetPlan
from participatie.streets.queries import KnownCode
from participatie.streets.services.recording import Said
from participatie.streets.views.writing import ground_of, offer_places, place_map, place_without_house
from participatie.subjects.urls import url_of


@dataclass(frozen=True)
class Opened:
    """What a code opened: the plan, and the address unless the code was replaced."""

    code: str
    plan: StreetPlan
    plan_url: str
    address: str
    is_quiet: bool


@dataclass(frozen=True)
class OwnWish:
    """A wish of this household, with what the designer answered."""

    url: str
    number: int
    title: str
    state: str
    tone: str
    reply: str


def wishes_of(known: KnownCode) -> list[OwnWish]:
    """What this household placed with this letter."""
    found = queries.list_wishes_of(known.code)
    states = {wish.id: WISH.state(wish.verdict) for wish in found}
    return [
        OwnWish(
            url_of(wish.subject),
            wish.number or 0,
            wish.subject.title,
            str(states[wish.id].label),
            states[wish.id].tone,
            wish.replies[-1].body if wish.replies else "",
        )
        for wish in found
    ]


def letter_wish(known: KnownCode, opened: Opened) -> Answer:
    """The form for a wish, with those that were placed before."""
    plan = known.plan
    ground, form = ground_of(plan, queries.find_newest(plan.id)), LetterWishForm()
    offer_places(form, ground)
    if form.validate_on_submit():
        with form.reporting():
            where = place_without_house(form, ground)
            placed = services.wish_by_code(known, Said(form.title.data, form.why.data, where=where))
            flash(_("Dankjewel. Jullie wens staat erbij, als nummer %(n)s.", n=placed.number), "success")
            return redirect(url_for("households.speak", code=opened.code), 303)
    street = place_map(plan, ground)
    return page("streets/wish_by_code.html", opened=opened, form=form, map=street, wishes=wishes_of(known))
