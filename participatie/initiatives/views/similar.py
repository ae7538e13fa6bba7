"""What is like a draft: for the script beside the text, and as a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.initiatives import queries, similar
from participatie.initiatives.models import KIND
from participatie.initiatives.permissions import can_write
from participatie.initiatives.similar import Similar
from participatie.initiatives.views.blueprint import bp
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, public
from participatie.kernel.templating import number
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.subjects.kinds import State
from participatie.subjects.urls import url_for_subject

_TITLE, _LEAD = 120, 300


@dataclass(frozen=True)
class SimilarView:
    """The values of one card."""

    id: int
    url: str
    title: str
    lead: str
    place: str
    state: State
    scene: str
    image_url: str
    image_alt: str
    figure: str
    is_open: bool


@bp.route("/nieuw/<key>/lijkt-op", methods=["GET", "POST"])
@public
@limits.typing
def draft_similar(key: str) -> Answer:
    """What is like the draft; when it is sent, like what somebody types at this moment. That is kept nowhere.

    It is sent and not asked for, so that no half-written sentence stands in an address, and so in logs and histories.
    """
    draft = queries.get_draft(actor(), key)
    if request.method == "POST":
        authorize(can_write, actor(), draft)
    title, lead = _typed("title", _TITLE), _typed("lead", _LEAD)
    found = similar_views(similar.find(actor(), draft, title, lead))
    return page("initiatives/similar.html", initiative=draft, similar=found)


def _typed(name: str, limit: int) -> str:
    return " ".join(clean_body(request.form.get(name, "")[:limit]).split())


def similar_views(found: Sequence[Similar]) -> list[SimilarView]:
    """The cards in the words of the visitor's language."""
    return [_view(one) for one in found]


def _view(one: Similar) -> SimilarView:
    card, state = one.card, KIND.state(one.card.state)
    return SimilarView(
        id=card.id,
        url=url_for_subject(card.kind, card.id, card.title),
        title=card.title,
        lead=card.lead,
        place=_("op %(n)s meter", n=number(max(10, round(one.distance_m, -1)))),
        state=state,
        scene=card.scene,
        image_url=url_for("files.show_small", key=card.photo_key) if card.photo_key else "",
        image_alt=card.photo_alt,
        figure=ngettext("%(n)s steunt dit", "%(n)s steunen dit", backing, n=number(backing))
        if (backing := card.supports + card.joins)
        else "",
        is_open=state.is_open,
    )
