"""What pages show of a cross-section: the drawing, the same in words and as a table, and what to look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from participatie.kernel.access import Actor
from participatie.streets import queries
from participatie.streets import section as model
from participatie.streets.models import Contribution, CrossSection, PlanVersion, StreetPlan
from participatie.streets.permissions import can_draw
from participatie.streets.section_drawing import Drawing, draw
from participatie.streets.section_words import KIND_LABELS, alternative, metres, sentence, sum_in_words


@dataclass(frozen=True)
class Line:
    """A row of the table."""

    key: str
    kind: str
    name: str
    width: str
    url: str = ""


@dataclass(frozen=True)
class Picture:
    """A cross-section to look at; the table says all that the drawing shows."""

    name: str
    drawing: Drawing
    alt: str
    rest: str
    lines: list[Line]
    warnings: list[str]


def picture(name: str, strips: model.Strips, available_cm: int, minimums: Mapping[str, int], remark_url: str = "") -> Picture:
    """Draw these strips. `remark_url` is where one writes about a strip, with its key at the end."""
    names = {kind: str(label) for kind, label in KIND_LABELS.items()}
    widths = {strip.key: metres(strip.width_cm) for strip in strips}
    lines = [
        Line(strip.key, strip.kind, names[strip.kind], widths[strip.key], f"{remark_url}{strip.key}" if remark_url else "")
        for strip in strips
    ]
    return Picture(
        name=name,
        drawing=draw(strips, available_cm, names, widths),
        alt=alternative(strips),
        rest=sum_in_words(model.sum_cm(strips), available_cm),
        lines=lines,
        warnings=[sentence(strips, warning) for warning in model.warnings(strips, available_cm, minimums)],
    )


@dataclass(frozen=True)
class ShownSection:
    """A cross-section on the page of a plan, with where one goes from it."""

    id: int
    picture: Picture
    proposals: int
    own_url: str
    all_url: str
    edit_url: str = ""


def sections_of(actor: Actor, plan: StreetPlan, version: PlanVersion | None) -> dict[str, object]:
    """What the page of a plan needs for the cross-sections of the version on screen."""
    if version is None:
        return {"sections": [], "new_section_url": ""}
    found = queries.list_sections(version.id)
    counts = queries.count_proposals(actor, plan.id, [section.key for section in found])
    minimums = queries.list_minimums_in(plan.id) if found else {}
    may_draw = can_draw(actor, version, plan)
    shown = [_shown(plan, version, section, counts.get(section.key, 0), minimums, may_draw) for section in found]
    new_url = url_for("streets.new_section", subject_id=plan.id, version_id=version.id) if may_draw else ""
    return {"sections": shown, "new_section_url": new_url}


def _shown(
    plan: StreetPlan, version: PlanVersion, section: CrossSection, count: int, minimums: Mapping[str, int], may_draw: bool
) -> ShownSection:
    remark_url = ""
    if version.is_published:
        remark_url = f"/straatplannen/{plan.id}/versies/{version.id}/opmerking?profiel={section.id}&strook="
    return ShownSection(
        id=section.id,
        picture=picture(section.name, model.readable(section.strips), section.available_cm, minimums, remark_url),
        proposals=count,
        own_url=url_for("streets.make_own_section", subject_id=plan.id, section_id=section.id),
        all_url=url_for("streets.proposed_sections", subject_id=plan.id, section_id=section.id),
        edit_url=url_for("streets.edit_section", subject_id=plan.id, section_id=section.id) if may_draw else "",
    )


def own_section_of(contribution: Contribution) -> dict[str, object]:
    """What the page of a wish needs when a cross-section was handed in with it."""
    found = queries.find_proposed_section(contribution)
    if found is None:
        return {"own_section": None, "official_section": None, "proposed_url": ""}
    own, official = found
    return {
        "own_section": picture(own.name, model.readable(own.strips), own.available_cm, {}),
        "official_section": picture(official.name, model.readable(official.strips), official.available_cm, {}),
        "proposed_url": url_for("streets.proposed_sections", subject_id=contribution.plan_id, section_id=official.id),
    }
