"""Mandates and decisions as pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from participatie.kernel.amounts import euros
from participatie.kernel.clock import today, working_days_between
from participatie.kernel.templating import term
from participatie.mandates.bounds import FIGURES, Verdict
from participatie.mandates.models import Escalation, Mandate, Review
from participatie.mandates.queries import DecisionRow, Weighed
from participatie.mandates.suggesting import Suggestion
from participatie.mandates.wording import (
    ANSWER_TONES,
    ENDING_LABELS,
    OUTCOME_LABELS,
    OUTCOME_TONES,
    SORT_LABELS,
    CheckLine,
    answer_sentence,
    figure_words,
    joined,
    kind_word,
    line_of,
    sort_words,
)
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class AnswerView:
    """The answer to "may I do this" under one mandate."""

    answer: str
    tone: str
    sentence: str
    lines: list[CheckLine]
    mandate_id: int
    mandate_sentence: str
    giver: str

    @property
    def asks_advice(self) -> bool:
        """Whether somebody has to be asked first, whatever else it says."""
        return any(line.verdict == Verdict.ADVICE for line in self.lines)

    @property
    def url(self) -> str:
        """The page of the mandate."""
        return url_for("mandates.detail", mandate_id=self.mandate_id)


def answer_view(weighed: Weighed) -> AnswerView:
    """What a page says of a mandate beside a proposal."""
    answer, mandate = weighed.answer, weighed.mandate
    lines = [line_of(it) for it in weighed.checks]
    sentence = answer_sentence(weighed.checks)
    return AnswerView(answer, ANSWER_TONES[answer], sentence, lines, mandate.id, mandate.sentence, mandate.giver)


def chosen_of(weighed: Sequence[Weighed], mandate_id: str | None) -> Weighed | None:
    """The mandate that was chosen, else the one that fits best."""
    picked = next((it for it in weighed if str(it.mandate.id) == mandate_id), None)
    return picked or (weighed[0] if weighed else None)


def as_json(view: AnswerView | None) -> Mapping[str, object]:
    """The same for the script beside a form."""
    if view is None:
        return {"answer": "", "sentence": "", "checks": []}
    checks = [{"label": it.label, "words": it.words, "verdict": it.verdict} for it in view.lines]
    given = {"mandate": view.mandate_id, "mandate_sentence": view.mandate_sentence, "giver": view.giver, "url": view.url}
    return {"answer": view.answer, "sentence": view.sentence, "tone": view.tone, "checks": checks, **given}


@dataclass(frozen=True)
class DecisionLine:
    """One decision in a list."""

    url: str
    choice: str
    kind: str
    amount: str
    holder: str
    holder_url: str
    key: str
    place: str
    at: object
    about: str
    about_url: str
    was_allowed: bool
    is_corrected: bool
    dissents: int


def decision_line(row: DecisionRow) -> DecisionLine:
    """A decision as lists show it."""
    return DecisionLine(
        url=url_for("mandates.decision", decision_id=row.id),
        choice=row.choice,
        kind=kind_word(row.kind),
        amount=euros(row.amount_cents) if row.amount_cents else "",
        holder=row.holder_name,
        holder_url=url_for_subject(row.holder_kind, row.holder_id, row.holder_name),
        key=f"s{row.holder_id}",
        place=row.area_name,
        at=row.decided_at,
        about=row.subject_title,
        about_url=url_for_subject(row.subject_kind, row.subject_id, row.subject_title),
        was_allowed=row.was_allowed,
        is_corrected=row.is_corrected,
        dissents=row.dissents,
    )


@dataclass(frozen=True)
class EscalationLine:
    """A question to who gave the mandate, in a list."""

    url: str
    question: str
    holder: str
    giver: str
    crossed: str
    clock: str
    tone: str
    about: str


def escalation_line(it: Escalation) -> EscalationLine:
    """A question as lists show it, with its clock."""
    left = working_days_between(today(), it.due_on)
    return EscalationLine(
        url=url_for("mandates.escalation", escalation_id=it.id),
        question=it.question,
        holder=it.holder.title,
        giver=it.mandate.giver,
        crossed=sort_words(",".join(check.sort for check in it.check_list)),
        clock=term(left) if it.is_open else str(OUTCOME_LABELS.get(it.outcome, it.outcome)),
        tone=("brick" if left < 0 else "sun") if it.is_open else OUTCOME_TONES.get(it.outcome, "leaf"),
        about=it.subject.title,
    )


def holder_words(mandate: Mandate) -> str:
    """Who holds it: the role of the one person when it is one person's, and the team or partner."""
    return ", ".join(part for part in (mandate.role, mandate.holder.title) if part)


def kinds_words(mandate: Mandate) -> str:
    """The kinds of decision, for a list and a file."""
    return joined([kind_word(kind) for kind in sorted(mandate.bounds.allowed)])


def review_tag(review: Review | None) -> tuple[str, str] | None:
    """How a question about a decision stands, as word and tone."""
    if review is None:
        return None
    if review.closed_at is not None:
        return str(ENDING_LABELS.get(review.ending, review.ending)), "leaf"
    return (_("Beantwoord"), "river") if review.answered_at is not None else (_("Wacht op antwoord"), "sun")


@dataclass(frozen=True)
class SuggestionView:
    """A bound that is hit often, as a page shows it."""

    sort: str
    label: str
    now: str
    figures: list[tuple[str, str]]
    url: str


def suggestion_view(mandate: Mandate, found: Suggestion) -> SuggestionView:
    """What was hit how often, and what was asked for."""
    bound = getattr(mandate, FIGURES[found.sort]) if found.sort in FIGURES else None
    figures = [(_("Zo vaak gevraagd"), _("%(hits)s keer in een jaar", hits=found.hits))]
    figures.append(
        (_("Toen mocht het"), _("%(allowed)s van %(answered)s keer", allowed=found.allowed, answered=found.answered))
    )
    if found.least is not None and found.most is not None:
        least, most = figure_words(found.sort, found.least), figure_words(found.sort, found.most)
        asked = least if least == most else _("van %(least)s tot %(most)s", least=least, most=most)
        figures.append((_("Er werd gevraagd om"), asked))
    return SuggestionView(
        sort=found.sort,
        label=str(SORT_LABELS[found.sort]),
        now=figure_words(found.sort, bound) if bound is not None else "",
        figures=figures,
        url=url_for("mandates.widen", mandate_id=mandate.id, sort=found.sort),
    )
