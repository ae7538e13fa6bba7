"""What the households of a street said, with how many said nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import current_app, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel.routes import actor, public
from participatie.kernel.spreadsheet import SEPARATORS, SIGNATURE, Cell, csv_line
from participatie.kernel.text import slug
from participatie.kernel.web import Answer, page
from participatie.streets import queries
from participatie.streets.models import STREET_PLAN, Choice, HandCount, PlanRound, Round, StreetPlan, Zone
from participatie.streets.permissions import VOICING
from participatie.streets.queries import Option, ZoneResult
from participatie.streets.shares import Part
from participatie.streets.views.blueprint import bp


@dataclass(frozen=True)
class Line:
    """One answer, in words, and how many addresses gave it."""

    label: str
    count: int


@dataclass(frozen=True)
class Answers:
    """The answers about one version, or about all candidates."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class ShownZone:
    """The street, or the ring, in one round."""

    name: str
    addresses: int
    answered: int | None
    silent: int | None
    answers: Sequence[Answers]
    parts: Sequence[Part]
    replaced: int
    by_replacement: int | None


@dataclass(frozen=True)
class ShownRound:
    """One round of which the outcome may be shown."""

    label: str
    is_open: bool
    zones: Sequence[ShownZone]


@dataclass(frozen=True)
class TookPart:
    """How many addresses took part, in the aside of a plan."""

    counts: dict[str, int]
    rounds: Sequence[ShownRound]
    waits: bool


def shown_rounds(plan: StreetPlan, records: Sequence[PlanRound], most: int = 10) -> list[ShownRound]:
    """The rounds that are closed, or all when the settings say that interim results are public. Designers see no more.

    `records` are the rounds of the plan, oldest first.
    """
    interim = bool(current_app.config["INTERIM_RESULTS"])
    voiced = [record for record in records if record.round in VOICING and (interim or record.closed_at is not None)]
    rounds = voiced[::-1][:most]
    if not rounds:
        return []
    versions = queries.list_online_versions(plan.id)
    found = queries.list_results(plan.id, [record.round for record in rounds], versions, _("Andere adressen"))
    titles = {version.id: version.title for version in versions}
    return [
        ShownRound(
            str(STREET_PLAN.state(record.round).label),
            record.closed_at is None,
            [_shown_zone(zone, Round(record.round), titles) for zone in found[record.round] if zone.addresses],
        )
        for record in rounds
    ]


def took_part(plan: StreetPlan, records: Sequence[PlanRound], counts: dict[str, int]) -> TookPart:
    """The last outcome of a plan with the number of its addresses, in a fixed number of statements."""
    rounds = shown_rounds(plan, records, most=1)
    return TookPart(counts, rounds, plan.round in VOICING and not any(shown.is_open for shown in rounds))


@bp.get("/<int:subject_id>/stemmen")
@public
def results(subject_id: int) -> Answer:
    """What the street and the ring said, apart; beside it the hands that were counted in a room."""
    plan = queries.get_plan(actor(), subject_id)
    hands: Sequence[HandCount] = queries.list_hand_counts(plan.id)
    records = queries.list_rounds(plan.id)
    part = took_part(plan, records, queries.count_addresses(plan.id))
    return page("streets/results.html", plan=plan, part=part, rounds=shown_rounds(plan, records), hands=hands)


@bp.get("/<int:subject_id>/stemmen.csv")
@public
def results_csv(subject_id: int) -> Response:
    """The same figures as on the page, and no more, as CSV in UTF-8; `scheiding=komma` for commas."""
    plan = queries.get_plan(actor(), subject_id)
    separator = SEPARATORS.get(request.args.get("scheiding", ""), ";")
    rows = lines_of_results(shown_rounds(plan, queries.list_rounds(plan.id)))
    response = Response(SIGNATURE + "".join(csv_line(row, separator) for row in rows), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug(plan.subject.title)}-uitslag.csv"'
    return response


def lines_of_results(rounds: Sequence[ShownRound]) -> Iterator[list[Cell]]:
    """A line for each figure that is shown: of a zone as a whole, of an answer, or of a part of the street."""
    yield ["ronde", "waar", "soort", "over", "wat", "adressen", "antwoordden"]
    for shown in rounds:
        for zone in shown.zones:
            yield [shown.label, zone.name, "zone", "", "", zone.addresses, zone.answered]
            yield [shown.label, zone.name, "nieuwe code", "", "", zone.replaced, zone.by_replacement]
            for group in zone.answers:
                for line in group.lines:
                    yield [shown.label, zone.name, "antwoord", group.title, line.label, None, line.count]
            for part in zone.parts:
                yield [shown.label, zone.name, "deel", "", part.label, part.addresses, part.answered]


def _shown_zone(result: ZoneResult, in_round: Round, titles: dict[int, str]) -> ShownZone:
    name = _("In de straat") if result.zone == Zone.INSIDE else _("In de ring eromheen")
    answers = _preferences(result.options, titles) if in_round is Round.PREFERENCE else _judgements(result.options, titles)
    if result.rest is not None and answers:
        answers = [*answers, Answers("", [Line(_("Andere antwoorden samen"), result.rest)])]
    counts = (result.addresses, result.answered, result.silent)
    return ShownZone(name, *counts, answers, result.parts, result.replaced, result.by_replacement)


def _words(choice: str, in_round: Round) -> str:
    if choice == Choice.NO_OPINION:
        return _("Geen mening")
    if choice == Choice.FINE:
        return _("Prima")
    return _("Liever geen van deze") if in_round is Round.PREFERENCE else _("Liever niet")


def _preferences(options: Sequence[Option], titles: dict[int, str]) -> list[Answers]:
    chosen = [option for option in options if option.version_id is not None]
    rest = [option for option in options if option.version_id is None]
    lines = [Line(titles.get(option.version_id or 0, _("Een andere versie")), option.count) for option in chosen]
    lines += [Line(_words(option.choice, Round.PREFERENCE), option.count) for option in rest]
    return [Answers("", lines)] if lines else []


def _judgements(options: Sequence[Option], titles: dict[int, str]) -> list[Answers]:
    """By version, the newest first: what was said of an earlier one does not count for the later."""
    versions = sorted({option.version_id or 0 for option in options}, reverse=True)
    return [
        Answers(
            titles.get(version_id, ""),
            [
                Line(_words(option.choice, Round.VARIANTS), option.count)
                for option in options
                if (option.version_id or 0) == version_id
            ],
        )
        for version_id in versions
    ]
