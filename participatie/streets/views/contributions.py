"""The page of one wish or remark."""

from flask import redirect, request
from flask_babel import gettext as _

from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.places.geometry import to_geojson
from participatie.streets import queries
from participatie.streets.models import WISH, Contribution
from participatie.streets.views.blueprint import bp
from participatie.subjects.queries import find_support, find_tally, is_following
from participatie.subjects.urls import url_of
from participatie.threads.queries import thread_view


def feature_of(contribution: Contribution) -> dict[str, object] | None:
    """The one thing on its small map."""
    subject = contribution.subject
    if subject.geometry is None:
        return None
    kind = "wish" if contribution.is_wish else "remark"
    properties = {"kind": kind, "icon": "heart", "tone": "river", "title": subject.title}
    return {"type": "Feature", "id": subject.id, "properties": properties, "geometry": to_geojson(subject.geometry)}


@bp.get("/inbreng/<int:subject_id>-<slug>")
@bp.get("/inbreng/<int:subject_id>")
@public
def contribution(subject_id: int, slug: str = "") -> Answer:
    """What was brought in, what was answered, and the conversation about it."""
    found = queries.get_contribution(actor(), subject_id)
    if not slug:
        return redirect(url_of(found.subject), 301)
    return page(
        "streets/contribution.html",
        contribution=found,
        plan=found.plan,
        label=str(_("Wens") if found.is_wish else _("Opmerking")),
        state=WISH.state(found.verdict),
        tally=find_tally(found.id),
        thread=thread_view(actor(), found.subject, request.args.get("pagina", 1, type=int)),
        my_support=find_support(actor(), found.id),
        is_following=is_following(actor(), found.id),
        feature=feature_of(found),
        url=url_of(found.subject, external=True),
    )
