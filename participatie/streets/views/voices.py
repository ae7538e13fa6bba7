"""The list of all wishes and remarks of a plan, and of one's own."""

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.places.geometry import Box
from participatie.streets import queries, voice_filters
from participatie.streets.models import REMARK, SORTS, WISH, Source, StreetPlan, Verdict, sort_of
from participatie.streets.queries import PAGE_SIZE, VoiceRow
from participatie.streets.views.asked import moment_of, ways_to_speak
from participatie.streets.views.blueprint import bp
from participatie.subjects.kinds import State, kind_of
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class VoiceLine:
    """A wish or remark as a line of the list."""

    url: str
    number: int
    kind: str
    icon: str
    tone: str
    title: str
    about: str
    state: State
    taken_up: str
    supports: int
    posts: int


def voice_line(row: VoiceRow) -> VoiceLine:
    """A row as the list shows it."""
    kind = kind_of(row.kind)
    said = {Source.PAPER: _("op papier"), Source.TALK: _("in een gesprek"), Source.ROOM: _("op een avond")}
    said |= {Source.LETTER: _("met een brief")}
    voice = said.get(Source(row.source)) if row.source in set(Source) else None
    about = [row.place, _("bij versie %(n)s", n=row.on_number) if row.on_number else "", voice or row.writer]
    taken_up = _("versie %(n)s", n=row.taken_up_number) if row.taken_up_number else ""
    return VoiceLine(
        url=url_for_subject(row.kind, row.id, row.title),
        number=row.number,
        kind=str(kind.label),
        icon=sort_of(row.element_kind).icon if row.element_kind else kind.icon,
        tone=kind.tone,
        title=row.title,
        about=" · ".join(part for part in about if part),
        state=WISH.state(row.verdict),
        taken_up=taken_up,
        supports=row.supports,
        posts=row.posts,
    )


@dataclass(frozen=True)
class Filters:
    """What the form with filters offers, and what is on."""

    values: dict[str, str]
    chosen: list[dict[str, str]]
    kinds: list[tuple[str, str]]
    verdicts: list[tuple[str, str]]
    abouts: list[tuple[str, str]]
    zones: list[tuple[str, str]]
    orders: list[tuple[str, str]]


def filters_of(asked: voice_filters.Asked, plan: StreetPlan, zones: dict[str, int]) -> Filters:
    """The filters in words; how many there are stands apart for the street and what lies around it."""

    def without(name: str) -> str:
        return url_for("streets.voices", **(asked.without(name) | {"subject_id": plan.id}))

    labels = voice_filters.ZONE_LABELS
    return Filters(
        values=asked.values,
        chosen=[{"label": label, "remove_url": without(name)} for name, label in voice_filters.choices_of(asked)],
        kinds=[("", _("Alles")), *((key, str(kind.plural)) for key, kind in voice_filters.KINDS.items())],
        verdicts=[("", _("Elk antwoord"))]
        + [(key, str(WISH.state(verdict).label)) for key, verdict in voice_filters.VERDICTS.items()],
        abouts=[("", _("Alles"))] + [(sort.kind.value, str(sort.label)) for sort in SORTS.values()],
        zones=[("", _("Overal"))]
        + [(key, f"{labels[key]} ({zones.get(zone, 0)})") for key, zone in voice_filters.ZONES.items()],
        orders=[(key, str(label)) for key, label in voice_filters.ORDER_LABELS.items()],
    )


def in_words(zones: dict[str, int]) -> str:
    """How many there are in the street and how many nearby: two figures that are never added."""
    inside, ring = (zones.get(zone, 0) for zone in voice_filters.ZONES.values())
    words = ngettext("%(num)s in de straat", "%(num)s in de straat", inside)
    return _("%(inside)s en %(ring)s vlakbij", inside=words, ring=ring) if ring else words


@bp.get("/<int:subject_id>/inbreng")
@public
def voices(subject_id: int) -> Answer:
    """All wishes and remarks, by the filters in the address: the equal of the map."""
    plan = queries.get_plan(actor(), subject_id)
    asked = voice_filters.read(request.args, plan.id)
    zones = queries.count_zones(actor(), asked.lens)
    wanted = [asked.lens.zone] if asked.lens.zone else list(zones)
    total = sum(zones.get(zone, 0) for zone in wanted)
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(page_number(), pages)
    rows = queries.list_voices(actor(), asked.lens, number)
    street = plan.subject.geometry
    return page(
        "streets/voices.html",
        plan=plan,
        lines=[voice_line(row) for row in rows],
        filters=filters_of(asked, plan, zones),
        count=in_words({zone: zones.get(zone, 0) for zone in wanted}),
        number=number,
        pages=pages,
        clear_url=url_for("streets.voices", subject_id=plan.id),
        map_url=url_for("streets_api.voices", subject_id=plan.id),
        view=Box.of(street if street is not None else plan.ring).widened(15).as_list(),
        bounds=Box.of(plan.ring).as_list(),
        legend=(WISH, REMARK),
        moment=moment_of(plan),
        ways=ways_to_speak(actor(), plan, queries.list_versions(actor(), plan)),
    )


@bp.get("/<int:subject_id>/mijn")
@signed_in
def my_voices(subject_id: int) -> Answer:
    """What this person brought in for a plan, with each reply."""
    plan = queries.get_plan(actor(), subject_id)
    return page(
        "streets/my_voices.html",
        plan=plan,
        mine=queries.list_mine(actor(), plan.id),
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
        moment=moment_of(plan),
        ways=ways_to_speak(actor(), plan, queries.list_versions(actor(), plan)),
    )
