"""The report of a plan: who was heard, what was asked, what was answered and why. Without names of residents."""

from collections import defaultdict
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.i18n import chosen_language
from participatie.kernel.pdf import Plain, breakable
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.templating import day, number
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.models import (
    REMARK,
    STREET_PLAN,
    WISH,
    Contribution,
    DocumentKind,
    Firmness,
    PlanBound,
    Source,
    StreetPlan,
    Zone,
)
from participatie.streets.views.blueprint import bp
from participatie.streets.views.bound_layer import TITLES
from participatie.streets.views.documents import sent_to
from participatie.streets.views.results import ShownZone, shown_rounds
from participatie.streets.views.talks import label_of
from participatie.subjects.urls import url_of

PAGE_SIZE = 50
SOURCE_LABELS = {
    Source.WEB: _l("Op de site"),
    Source.PAPER: _l("Op papier"),
    Source.TALK: _l("In een gesprek"),
    Source.ROOM: _l("Op een avond"),
    Source.LETTER: _l("Met de code uit een brief"),
}
ZONE_LABELS = {Zone.INSIDE: _l("In de straat"), Zone.RING: _l("Eromheen")}
KIND_LABELS = {WISH.name: WISH.plural, REMARK.name: REMARK.plural}


@dataclass(frozen=True)
class Line:
    """A wish or remark with what became of it."""

    number: int
    kind: str
    title: str
    text: str
    place: str
    source: str
    verdict: str
    tone: str
    reply: str
    where: str
    url: str


def line_of(it: Contribution) -> Line:
    """What the report says of it."""
    state = WISH.state(it.verdict)
    return Line(
        number=it.number or 0,
        kind=str(WISH.label if it.is_wish else REMARK.label),
        title=it.subject.title,
        text="\n".join(filter(None, (it.body, it.why))),
        place=it.place_label,
        source=str(SOURCE_LABELS.get(Source(it.source), "")) if it.source in set(Source) else "",
        verdict=str(state.label),
        tone=state.tone,
        reply=it.replies[-1].body if it.replies else "",
        where=it.taken_up_in.title if it.taken_up_in else "",
        url=url_of(it.subject, external=True),
    )


def address_rows(plan_id: int) -> list[tuple[str, int]]:
    """How many addresses lie in the street and how many around it."""
    counts = queries.count_addresses(plan_id)
    return [(str(ZONE_LABELS[zone]), counts.get(zone, 0)) for zone in Zone]


def firmness_of(bound: PlanBound) -> str:
    """Whether it can still change, in words."""
    return str(TITLES[Firmness(bound.firmness)]) if bound.firmness in set(Firmness) else ""


def heard_rows(plan_id: int) -> list[tuple[str, str, int, int]]:
    """What came in: kind, way, how many in the street and how many around it. The two are never added."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for heard in queries.list_heard(plan_id):
        counts[heard.kind, heard.source][heard.zone] = heard.count
    return [
        (
            str(KIND_LABELS.get(kind, kind)),
            str(SOURCE_LABELS.get(Source(source), source)) if source in set(Source) else source,
            zones.get(Zone.INSIDE, 0),
            zones.get(Zone.RING, 0),
        )
        for (kind, source), zones in counts.items()
    ]


def letter_rows(plan_id: int) -> list[tuple[str, str, int]]:
    """Letters: round, where, how many addresses got one."""
    return [
        (str(STREET_PLAN.state(name).label), str(ZONE_LABELS.get(Zone(zone), zone)), n)
        for name, zone, n in queries.list_letters(plan_id)
    ]


def zone_words(zone: ShownZone) -> str:
    """Where, with how many of the addresses answered; without it when that would tell what a few did."""
    if zone.answered is None:
        return zone.name
    return _("%(where)s: %(n)s van %(all)s adressen antwoordden", where=zone.name, n=zone.answered, all=zone.addresses)


def voice_rows(plan: StreetPlan) -> list[tuple[str, str, str, str]]:
    """What addresses said, as the page of results tells it: round, where, about what, and the answers in words."""
    return [
        (
            shown.label,
            zone_words(zone),
            answers.title,
            ", ".join(f"{line.label}: {number(line.count)}" for line in answers.lines),
        )
        for shown in shown_rounds(plan, queries.list_rounds(plan.id))
        for zone in shown.zones
        for answers in zone.answers
    ]


def causes_of(plan: StreetPlan) -> list[tuple[str, str, str]]:
    """What changed in the newest version and thanks to which wish or remark: its title, its place, its id."""
    newest = queries.find_newest(plan.id)
    return (
        [(title, place, str(subject_id)) for _key, subject_id, title, place in queries.list_causes(newest.id)] if newest else []
    )


def facts_of(plan: StreetPlan) -> dict[str, object]:
    """All of the report but the wishes and remarks themselves."""
    talks = [talk for talk in queries.list_talks(actor(), plan) if talk.is_confirmed]
    return {
        "addresses": address_rows(plan.id),
        "heard": heard_rows(plan.id),
        "letters": letter_rows(plan.id),
        "voices": voice_rows(plan),
        "talks": [(talk, label_of(talk)) for talk in talks],
        "rounds": [(str(STREET_PLAN.state(it.round).label), it) for it in queries.list_rounds(plan.id)],
        "bounds": [(it, firmness_of(it)) for it in queries.list_bounds(plan.id)],
        "counts": queries.list_hand_counts(plan.id),
        "version_names": queries.version_titles(plan.id),
        "causes": causes_of(plan),
        "total": queries.count_public(plan.id),
    }


@bp.get("/<int:subject_id>/verslag")
@public
def report(subject_id: int) -> Answer:
    """The report to read, fifty wishes and remarks a page."""
    plan = queries.get_plan(actor(), subject_id)
    facts, at = facts_of(plan), page_number()
    pages = max(1, -(-queries.count_public(plan.id) // PAGE_SIZE))
    lines = [line_of(it) for it in queries.page_public(plan.id, at, PAGE_SIZE)]
    return page("streets/report.html", 200, plan=plan, lines=lines, number=at, pages=pages, **facts)


def report_words() -> dict[str, Plain]:
    """The fixed words of the report on paper, in the language of who asks for it."""
    return {
        "heard": _("Wie hoorden we?"),
        "never": _("We tellen die twee nooit op. Niets zeggen is geen ja."),
        "what": _("Wat"),
        "how": _("Hoe het binnenkwam"),
        "inside": _("In de straat"),
        "ring": _("Eromheen"),
        "letters": _("Brieven"),
        "round": _("Ronde"),
        "place": _("Waar"),
        "written": _("Adressen met een brief"),
        "voices": _("Stemmen van adressen"),
        "about": _("Waarover"),
        "said": _("Wat adressen zeiden"),
        "hands": _("Handen in de zaal"),
        "asked": _("Wat werd gevraagd"),
        "day": _("Wanneer"),
        "fine": _("Prima"),
        "rather_not": _("Liever niet"),
        "no_opinion": _("Geen mening"),
        "present": _("In de zaal"),
        "people": _("Aantal mensen:"),
        "confirmed": _("Voorgelezen en klopt:"),
        "questions": _("Wat vroegen we, en wanneer?"),
        "bounds": _("Wat vooraf vaststond"),
        "causes": _("Welke wensen en opmerkingen veranderden de tekening?"),
        "lines": _("Wat zeiden mensen, en wat werd ermee gedaan?"),
    }


def printed(plan: StreetPlan) -> dict[str, Plain]:
    """The whole report as values for its template."""
    rounds = queries.list_rounds(plan.id)
    talks = [talk for talk in queries.list_talks(actor(), plan) if talk.is_confirmed]
    values: dict[str, Plain] = {
        "title": _("Verslag: %(title)s", title=plan.subject.title),
        "lead": plan.subject.lead,
        "language": chosen_language(),
        "words": report_words(),
        "day": day(plan.subject.changed_at),
        "addresses": [[label, ngettext("%(num)d adres", "%(num)d adressen", n)] for label, n in address_rows(plan.id)],
        "heard": [list(row) for row in heard_rows(plan.id)],
        "letters": [list(row) for row in letter_rows(plan.id)],
        "voices": [list(row) for row in voice_rows(plan)],
        "rounds": [[str(STREET_PLAN.state(it.round).label), day(it.opened_at), it.sentence] for it in rounds],
        "bounds": [[it.title, firmness_of(it), it.reason] for it in queries.list_bounds(plan.id)],
        "talks": [[label_of(it), day(it.held_on), it.place, it.people_count, it.summary, it.confirmed_how] for it in talks],
        "hands": [
            [it.question, day(it.held_on), it.fine, it.rather_not, it.no_opinion, it.present]
            for it in queries.list_hand_counts(plan.id)
        ],
        "causes": [[title, place] for title, place, _id in causes_of(plan)],
    }
    lines = [line_of(it) for it in queries.each_public(plan.id)]
    values["lines"] = [
        [it.number, it.kind, breakable(it.title), breakable(it.text), it.place, it.verdict, it.where, breakable(it.reply)]
        for it in lines
    ]
    return values


@bp.post("/<int:subject_id>/verslag.pdf")
@public
@limits.document
def report_pdf(subject_id: int) -> Response:
    """Have the whole report made on paper."""
    plan = queries.get_plan(actor(), subject_id)
    name = _("Verslag: %(title)s", title=plan.subject.title)
    return sent_to(services.ask_document(plan, DocumentKind.REPORT, name, printed(plan)))
