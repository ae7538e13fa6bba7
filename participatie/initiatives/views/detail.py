"""The page of one initiative."""

from dataclasses import dataclass

from flask import redirect, request
from flask_babel import gettext as _

from participatie.initiatives import queries
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.models import KIND, WAY, Initiative, Stage, StageMove, stage_of
from participatie.initiatives.presenting import helping_of
from participatie.initiatives.queries.unions import find_united
from participatie.initiatives.views.blueprint import bp
from participatie.kernel.routes import actor, public
from participatie.kernel.templating import number
from participatie.kernel.web import Answer, page
from participatie.partners.panel import Involved, who_does_what
from participatie.places.geometry import area_m2, length_m, to_geojson
from participatie.subjects.models import Subject
from participatie.subjects.parts import parts_of
from participatie.subjects.queries import find_support, is_following, list_history, list_photos
from participatie.subjects.timeline import timeline
from participatie.subjects.urls import url_of
from participatie.teams.queries import ResponsibleView, view_of
from participatie.threads.queries import find_recorded, thread_view


@dataclass(frozen=True)
class StageStep:
    """One stage on the bar: done, now, todo, or ended where it stopped."""

    label: str
    state: str


def stage_steps(stage: Stage, move: StageMove | None) -> list[StageStep]:
    """The stages of the bar. A halt or an honest end takes the place after the stage that was reached."""
    if stage in WAY:
        reached = WAY.index(stage)
        states = ["done" if n < reached else "now" if n == reached else "todo" for n in range(len(WAY))]
        if stage is Stage.REALISED:
            states[-1] = "done"
        return [StageStep(str(KIND.state(s).label), state) for s, state in zip(WAY, states, strict=True)]
    before = stage_of(move.from_stage) if move else Stage.IDEA
    reached = WAY.index(before) if before in WAY else 0
    done = [StageStep(str(KIND.state(s).label), "done") for s in WAY[: reached + 1]]
    return [*done, StageStep(str(KIND.state(stage).label), "now" if stage is Stage.PAUSED else "ended")]


def size_in_words(initiative: Initiative) -> str:
    """How long or large it is on the ground; nothing for a point."""
    geometry = initiative.subject.geometry
    if geometry is None or geometry.geom_type == "Point":
        return ""
    if geometry.geom_type == "LineString":
        return _("%(n)s meter", n=number(round(length_m(geometry))))
    square_metres = area_m2(geometry)
    if square_metres >= 100_000:
        return _("%(n)s hectare", n=number(round(square_metres / 10_000)))
    return _("%(n)s m²", n=number(round(square_metres)))


def involved_people(initiative: Initiative) -> list[Involved]:
    """The makers first, then the partners with their roles: equal rows."""
    makers = [
        Involved(maker.person.display_name, _("maker"), f"p{maker.person_id}", makes=True)
        for maker in initiative.makers
        if maker.left_at is None
    ]
    return who_does_what(actor(), initiative.id, makers)


def team_of(shown: queries.Shown) -> ResponsibleView | None:
    """The team that answers, and those beside it."""
    found = shown.responsibility
    return view_of(found, stands_alone="standing" not in shown.present) if found else None


def feature_of(subject: Subject) -> dict[str, object] | None:
    """The subject as the one thing on its small map."""
    if subject.geometry is None:
        return None
    properties = {"kind": subject.kind, "icon": subject.theme.icon if subject.theme else KIND.icon, "tone": KIND.tone}
    properties["title"] = subject.title
    return {"type": "Feature", "id": subject.id, "properties": properties, "geometry": to_geojson(subject.geometry)}


@bp.get("/<int:subject_id>-<slug>")
@bp.get("/<int:subject_id>")
@public
def detail(subject_id: int, slug: str = "") -> Answer:
    """Map, story, stage, people and conversation."""
    shown = queries.show_initiative(actor(), subject_id)
    initiative, subject = shown.initiative, shown.initiative.subject
    if not slug:
        return redirect(url_of(subject), 301)
    return page(
        "initiatives/detail.html",
        initiative=initiative,
        tally=shown.tally,
        move=shown.last_move,
        stages=stage_steps(stage_of(initiative.stage), shown.last_move),
        photos=list_photos(subject.id) if "photos" in shown.present else [],
        people=involved_people(initiative),
        seeks_maker=initiative.seeks_maker,
        team=team_of(shown),
        thread=thread_view(actor(), subject, request.args.get("pagina", 1, type=int)),
        events=timeline(list_history(subject.id, limit=8)),
        my_support=find_support(actor(), subject.id),
        is_following=is_following(actor(), subject.id),
        need_labels=NEED_LABELS,
        helping=helping_of(initiative, is_offered="offers" in shown.present),
        recorded=find_recorded(subject.id) if initiative.said_by else None,
        size=size_in_words(initiative),
        feature=feature_of(subject),
        continued=find_united(subject.id) if initiative.stage == Stage.JOINED else None,
        parts=parts_of(actor(), subject, shown.present),
        url=url_of(subject, external=True),
    )
