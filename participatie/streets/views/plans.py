"""The list of street plans, and the page of one."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.templating import day
from participatie.kernel.web import Answer, page
from participatie.partners.panel import Involved, who_does_what
from participatie.partners.permissions import can_ask
from participatie.places.geometry import to_geojson
from participatie.streets import queries
from participatie.streets.models import STREET_PLAN, WAY, WISH, PlanRound, Round, StreetPlan, Verdict
from participatie.streets.permissions import VOICING
from participatie.streets.views.asked import voices_of
from participatie.streets.views.blueprint import bp
from participatie.streets.views.bounds import bounds_of
from participatie.streets.views.recording import Way, ways_to_record
from participatie.streets.views.results import took_part
from participatie.streets.views.section_parts import sections_of
from participatie.streets.views.showing import drawing_of
from participatie.subjects.parts import parts_of
from participatie.subjects.queries import Card, Lens, is_following, list_history, page_cards
from participatie.subjects.timeline import timeline
from participatie.subjects.urls import url_for_subject, url_of
from participatie.teams.queries import view_of
from participatie.threads.queries import thread_view


@dataclass(frozen=True)
class RoundStep:
    """One round on the bar: done, now or todo."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class Tally:
    """How the wishes or remarks of a plan stand."""

    total: int
    taken_up: int
    partly: int
    declined: int
    waiting: int


def round_steps(plan: StreetPlan) -> list[RoundStep]:
    """The rounds of the bar; the one at hand says until when."""
    reached = WAY.index(plan.round)
    steps = []
    for place, name in enumerate(WAY):
        state = "done" if place < reached else "now" if place == reached else "todo"
        note = _("tot %(day)s", day=day(plan.round_ends_on)) if place == reached and plan.round_ends_on else ""
        steps.append(RoundStep(str(STREET_PLAN.state(name).label), state, note))
    return steps


def tally_of(counts: dict[tuple[str, str], int], kind: str) -> Tally:
    """The figures of one kind, wishes or remarks."""
    found = {Verdict(state): n for (of, state), n in counts.items() if of == kind and state in set(Verdict)}
    taken_up, partly, declined = (found.get(end, 0) for end in (Verdict.TAKEN_UP, Verdict.PARTLY, Verdict.DECLINED))
    total = sum(found.values())
    return Tally(total, taken_up, partly, declined, total - taken_up - partly - declined)


def current_sentence(rounds: list[PlanRound], now_in: Round) -> str:
    """What the designers said when this round began."""
    return next((record.sentence for record in rounds if record.round == now_in), "")


def ways_to_design(plan: StreetPlan) -> list[Way]:
    """Where its designers go from here."""
    return [
        (_("Bureau"), url_for("streets.desk", subject_id=plan.id), "inbox"),
        (_("Versies"), url_for("streets.versions", subject_id=plan.id), "stack-2"),
        (_("Wat ligt vast?"), url_for("streets.bounds", subject_id=plan.id), "shield-check"),
        (_("Volgende ronde"), url_for("streets.next_round", subject_id=plan.id), "arrow-right"),
        (_("Bewerken"), url_for("streets.edit", subject_id=plan.id), "edit"),
        (_("Brieven"), url_for("streets.letters", subject_id=plan.id), "mail"),
        *ways_to_record(plan),
    ]


def carrying_of(plan: StreetPlan) -> dict[str, object]:
    """Who does what: its designers first, then the partners that take part; and whether the actor asks partners."""
    designers = [
        Involved(designer.person.display_name, _("ontwerper"), f"p{designer.person_id}", makes=True)
        for designer in plan.designers
        if designer.left_at is None
    ]
    people = who_does_what(actor(), plan.id, designers)
    return {"people": people, "carries": can_ask(actor(), plan.subject, actor().id in plan.designer_ids())}


def ways_to_take_part(plan: StreetPlan) -> list[Way]:
    """What is asked of people now."""
    return [(_("Stem met de code uit je brief"), url_for("households.type_code"), "mail")] if plan.round in VOICING else []


@dataclass(frozen=True)
class PlanCard:
    """A plan in the list."""

    url: str
    title: str
    lead: str
    place: str
    tag: dict[str, str]
    image_url: str
    image_alt: str


def plan_card(card: Card) -> PlanCard:
    """A plan as its card shows it."""
    state = STREET_PLAN.state(card.state)
    return PlanCard(
        url=url_for_subject(card.kind, card.id, card.title),
        title=card.title,
        lead=card.lead,
        place=card.area_name,
        tag={"label": str(state.label), "tone": state.tone},
        image_url=url_for("files.show_small", key=card.photo_key) if card.photo_key else "",
        image_alt=card.photo_alt,
    )


@bp.get("")
@public
def index() -> Answer:
    """All street plans, the last changed first."""
    found = page_cards(actor(), Lens(kinds=(STREET_PLAN.name,)), page_number())
    return page("streets/index.html", cards=[plan_card(card) for card in found.cards], number=found.number, pages=found.pages)


@bp.get("/<int:subject_id>-<slug>")
@bp.get("/<int:subject_id>")
@public
def detail(subject_id: int, slug: str = "") -> Answer:
    """Today, the versions, what changed and thanks to whom; what is asked now; and the conversation."""
    shown = queries.show_plan(actor(), subject_id)
    plan, subject = shown.plan, shown.plan.subject
    if not slug:
        return redirect(url_of(subject), 301)
    rounds = list(queries.list_rounds(plan.id))
    counts = queries.count_by_verdict(plan.id)
    versions = queries.list_versions(actor(), plan)
    standing = bounds_of(plan)
    drawing = drawing_of(plan, versions, standing.layer)
    addresses = {"inside": shown.inside, "ring": shown.in_ring}
    return page(
        "streets/detail.html",
        200,
        plan=plan,
        tally=shown.tally,
        rounds=round_steps(plan),
        sentence=current_sentence(rounds, plan.round),
        wishes=tally_of(counts, "wish"),
        remarks=tally_of(counts, "remark"),
        bounds=standing,
        versions=versions,
        drawing=drawing,
        perimeter=dict(to_geojson(subject.geometry)) if subject.geometry is not None else None,
        team=view_of(shown.responsibility) if shown.responsibility else None,
        thread=thread_view(actor(), subject, request.args.get("pagina", 1, type=int)),
        events=timeline(list_history(subject.id, limit=8)),
        is_following=is_following(actor(), subject.id),
        parts=parts_of(actor(), subject),
        url=url_of(subject, external=True),
        part=took_part(plan, rounds, addresses),
        **sections_of(actor(), plan, drawing.version),
        designing=ways_to_design(plan),
        voices=voices_of(actor(), plan, versions, counts, ways_to_take_part(plan)),
        counts=addresses,
        **carrying_of(plan),
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
    )
