"""Making cross-sections: of a version by its designers, and one's own by anybody, handed in as a wish or a remark."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.streets import queries
from participatie.streets import section as model
from participatie.streets.events import StripMinimumsChanged
from participatie.streets.models import Contribution, CrossSection, PlanVersion, StreetPlan, StripMinimum
from participatie.streets.permissions import can_draw, can_propose, can_set_minimums, can_wish
from participatie.streets.section_words import in_words
from participatie.streets.services.contributions import Target, Wording, begin_remark, begin_wish, zone_of

MOST_SECTIONS = 20


@dataclass(frozen=True)
class SectionText:
    """What an official cross-section is called, how much room there is, its strips, and where it cuts the street."""

    name: str
    available_cm: int
    strips: model.Strips
    line: BaseGeometry | None = None


def add_section(actor: Actor, plan: StreetPlan, version: PlanVersion, text: SectionText) -> CrossSection:
    """Put a cross-section into a version that is still a draft."""
    _open(actor, plan, version)
    there = queries.list_sections(version.id)
    if len(there) >= MOST_SECTIONS:
        raise Refused(_("Een versie heeft hoogstens %(n)s doorsneden.", n=MOST_SECTIONS))
    section = CrossSection(plan_id=plan.id, version_id=version.id, position=len(there), revision=1, available_cm=0, strips=[])
    section.created_by_id, section.created_at = actor.id, now()
    _write(plan, section, text)
    db.session.add(section)
    db.session.flush()
    return section


def change_section(actor: Actor, plan: StreetPlan, official: queries.OfficialSection, text: SectionText, revision: int) -> None:
    """Change it while its version is a draft. Whoever began from an older one gets to see both."""
    _open(actor, plan, official.version)
    section = official.section
    if revision != section.revision:
        theirs = in_words(model.readable(section.strips))
        clash = Clash(_("Profiel"), f"{text.name}: {in_words(text.strips)}", f"{section.name}: {theirs}")
        raise Conflict((clash,))
    _write(plan, section, text)
    section.revision += 1
    db.session.flush()


def remove_section(actor: Actor, plan: StreetPlan, official: queries.OfficialSection) -> None:
    """Take it out of a version that is still a draft."""
    _open(actor, plan, official.version)
    db.session.delete(official.section)
    db.session.flush()


def copy_sections(from_version_id: int, to_version: PlanVersion) -> None:
    """Begin a version with the cross-sections of another; their keys and those of their strips stay the same."""
    for section in queries.list_sections(from_version_id):
        copy = CrossSection(plan_id=to_version.plan_id, version_id=to_version.id, strips=section.strips, revision=1)
        copy.key, copy.name, copy.available_cm, copy.line = section.key, section.name, section.available_cm, section.line
        copy.position, copy.created_by_id, copy.created_at = section.position, to_version.created_by_id, now()
        db.session.add(copy)
    db.session.flush()


def propose_section(
    actor: Actor, plan: StreetPlan, official: queries.OfficialSection, strips: model.Strips, wording: Wording
) -> Contribution:
    """Hand in one's own, with the place of the official one: a wish, or a remark when versions are discussed.

    It waits until its writer is known, as every wish does.
    """
    authorize(can_propose, actor, plan)
    section = official.section
    if model.as_json(strips) == section.strips:
        raise Refused(_("Dit is nog de doorsnede van de ontwerper. Verander eerst iets."), field="strips")
    place = section.line or plan.subject.geometry or plan.ring
    if can_wish(actor, plan):
        contribution = begin_wish(actor, plan, wording, place)
    else:
        contribution = begin_remark(actor, plan, wording, place, Target(official.version.id))
    own = CrossSection(plan_id=plan.id, based_on_id=section.id, name=section.name, available_cm=section.available_cm)
    own.key, own.strips, own.position, own.revision = section.key, model.as_json(strips), 0, 1
    own.created_by_id, own.created_at = actor.id, now()
    db.session.add(own)
    db.session.flush()
    contribution.section_id = own.id
    db.session.flush()
    return contribution


def set_minimums(actor: Actor, minimums: Mapping[str, int]) -> None:
    """Say how narrow each kind of strip may be before people are warned."""
    authorize(can_set_minimums, actor)
    known = queries.list_minimums()
    changed = [kind for kind in model.MINIMUMS_CM if minimums.get(kind) is not None and minimums[kind] != known.get(kind)]
    for kind in changed:
        db.session.merge(StripMinimum(kind=kind, minimum_cm=minimums[kind]))
    db.session.flush()
    if changed:
        emit(StripMinimumsChanged(by_id=actor.id, change=", ".join(f"{kind} {minimums[kind]} cm" for kind in changed)))


def open_default_minimums(actor: Actor) -> bool:
    """Begin with widths that many municipalities choose; nothing happens where there are some already."""
    if queries.list_minimums():
        return False
    set_minimums(actor, model.MINIMUMS_CM)
    return True


def _open(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Let one change of a draft wait for the other, and none come in once it is online."""
    authorize(can_draw, actor, version, plan)
    db.session.refresh(version, ["revision", "published_at"], with_for_update={"key_share": True})
    authorize(can_draw, actor, version, plan)


def _write(plan: StreetPlan, section: CrossSection, text: SectionText) -> None:
    if text.line is not None:
        zone_of(plan, text.line)
    section.name, section.available_cm, section.line = text.name, text.available_cm, text.line
    section.strips = model.as_json(text.strips)
