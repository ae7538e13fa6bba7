"""Making a version of a design, and putting it before the street. Nothing in a published version changes any more."""

from flask_babel import gettext as _
from sqlalchemy import delete, insert

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.streets import queries
from participatie.streets.balance import totals_of
from participatie.streets.events import ElementGone, VersionPublished
from participatie.streets.models import WAY, CrossSection, Element, PlanVersion, Round, StreetPlan
from participatie.streets.permissions import can_design, can_draw
from participatie.streets.services.rounds import hold
from participatie.streets.services.sections import copy_sections

MOST_VERSIONS = 40
DRAWN_IN = WAY[: WAY.index(Round.FINAL)]
COPIED = ("key", "kind", "geometry", "rotation", "quantity", "unit_cost_cents", "upkeep_cents", "label")


def begin_version(actor: Actor, plan: StreetPlan, source: PlanVersion | None, name: str = "") -> PlanVersion:
    """A draft that only designers see. From an earlier version it takes the elements, under the same keys, and its sections."""
    authorize(can_design, actor, plan)
    if queries.count_versions(plan.id) >= MOST_VERSIONS:
        raise Refused(_("Een plan heeft ten hoogste %(limit)s versies.", limit=MOST_VERSIONS))
    version = PlanVersion(plan_id=plan.id, name=name, created_by_id=actor.id, created_at=now())
    db.session.add(version)
    if source is not None:
        version.derived_from_id, version.totals = source.id, source.totals
        version.drawing_key, version.drawing_points = source.drawing_key, source.drawing_points
        version.drawing_opacity = source.drawing_opacity
    db.session.flush()
    if source is not None:
        _copy(source, version)
    return version


def describe_version(actor: Actor, plan: StreetPlan, version: PlanVersion, name: str, summary: str, revision: int) -> None:
    """Give a draft its name and say what it changes. Whoever began from an older one gets to see both texts."""
    authorize(can_draw, actor, version, plan)
    _reread(version)
    authorize(can_draw, actor, version, plan)
    if revision != version.revision:
        pairs = ((_("Naam"), name, version.name), (_("Wat verandert er?"), summary, version.summary))
        clashes = tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs)
        if clashes:
            raise Conflict(clashes)
    version.name, version.summary = name, summary
    version.summary_html = render_markdown(summary)
    version.revision += 1
    db.session.flush()


def publish_version(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Show it to everybody, for good, under the next number. Remarks go along with their elements, and are lost with them."""
    authorize(can_draw, actor, version, plan)
    hold(plan)
    db.session.refresh(version, with_for_update={"key_share": True})
    authorize(can_draw, actor, version, plan)
    if not plan.subject.is_published:
        raise Refused(_("Zet het plan eerst online."))
    if plan.round not in DRAWN_IN:
        raise Refused(_("Het plan is definitief. Er komt geen versie meer bij."))
    if not version.is_today and not version.summary.strip():
        raise Refused(_("Schrijf eerst in een paar zinnen wat er verandert. Iedereen leest dat."), field="summary")
    if version.number is None:
        version.number = queries.last_number(plan.id) + 1
    if version.totals is None:
        version.totals = totals_of(queries.list_elements(version.id))
    version.published_at = plan.subject.changed_at = now()
    db.session.flush()
    emit(VersionPublished(by_id=actor.id, subject_id=plan.id, version_id=version.id, number=version.number))
    _lose_remarks(actor, plan, version)


def offer_as_candidate(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Let people choose this version in the round of preference."""
    _candidate(actor, plan, version, is_candidate=True)


def withdraw_candidate(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Leave this version out of the choice."""
    _candidate(actor, plan, version, is_candidate=False)


def drop_version(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Throw a draft away. The street as it is always stays."""
    authorize(can_draw, actor, version, plan)
    _reread(version)
    authorize(can_draw, actor, version, plan)
    if version.is_today:
        raise Refused(_("De straat van nu hoort altijd bij het plan."))
    if queries.is_ground_of_another(version.id):
        raise Refused(_("Van deze versie is een andere gemaakt. Gooi die eerst weg."))
    db.session.execute(delete(Element).where(Element.version_id == version.id))
    db.session.execute(delete(CrossSection).where(CrossSection.version_id == version.id))
    db.session.delete(version)
    db.session.flush()


def _reread(version: PlanVersion) -> None:
    """Wait for whoever changes this draft or puts it online at this moment."""
    db.session.refresh(version, ["revision", "published_at"], with_for_update={"key_share": True})


def _candidate(actor: Actor, plan: StreetPlan, version: PlanVersion, *, is_candidate: bool) -> None:
    authorize(can_design, actor, plan)
    if plan.round not in WAY[: WAY.index(Round.PREFERENCE)]:
        raise Refused(_("Waaruit mensen kiezen ligt vast zodra de ronde voorkeur begint."))
    if not version.is_published or version.is_today:
        raise Refused(_("Mensen kunnen alleen kiezen uit versies die online staan."))
    version.is_candidate = is_candidate
    db.session.flush()


def _copy(source: PlanVersion, version: PlanVersion) -> None:
    rows = [
        {"version_id": version.id, **{name: getattr(element, name) for name in COPIED}}
        for element in queries.list_elements(source.id)
    ]
    if rows:
        db.session.execute(insert(Element), rows)
    copy_sections(source.id, version)
    db.session.flush()


def _lose_remarks(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    number = version.number or 0
    for remark in queries.list_remarks_without_element(version):
        remark.lost_in_id = version.id
        emit(ElementGone(by_id=actor.id, subject_id=remark.id, plan_id=plan.id, version_number=number))
    db.session.flush()
