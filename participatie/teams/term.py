"""Why this team answers, and whether it keeps its term: what everybody may read about a responsibility."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.clock import today, working_days_between
from participatie.kernel.templating import day, term
from participatie.subjects.kinds import kind_of
from participatie.teams.models import Responsibility


@dataclass(frozen=True)
class TermView:
    """The public promise: by when a first answer, and what came of it.

    `days_left` are working days until the term ends, negative when it passed. `answered_after_days` is None while there
    is no answer.
    """

    term_days: int
    due_on: date
    days_left: int
    answered_on: date | None
    answered_after_days: int | None

    @property
    def is_answered(self) -> bool:
        """Whether the team gave its first answer."""
        return self.answered_on is not None

    @property
    def is_met(self) -> bool | None:
        """Whether the answer came in term; None while it still can."""
        if self.answered_on is not None:
            return self.answered_on <= self.due_on
        return None if self.days_left >= 0 else False

    @property
    def sentence(self) -> str:
        """The promise and what came of it, in words for everybody."""
        promise = ngettext("Eerste antwoord binnen %(num)d werkdag", "Eerste antwoord binnen %(num)d werkdagen", self.term_days)
        if self.answered_after_days is not None:
            kept = _("gelukt in %(days)s.") if self.is_met else _("het werden er %(days)s.")
            return f"{promise}: {kept}" % {"days": self.answered_after_days}
        return f"{promise}: {day(self.due_on)} ({term(self.days_left)})."


def term_view(responsibility: Responsibility) -> TermView:
    """How the first answer stands, as everybody may know."""
    answered_on = responsibility.answered_on
    days = working_days_between(responsibility.term_from_on, answered_on) if answered_on else None
    return TermView(
        term_days=working_days_between(responsibility.term_from_on, responsibility.due_on),
        due_on=responsibility.due_on,
        days_left=working_days_between(today(), responsibility.due_on),
        answered_on=answered_on,
        answered_after_days=None if days is None else max(days, 1),  # an answer on the same day took one day
    )


def reason_of(responsibility: Responsibility) -> str:
    """Why this team, in one sentence."""
    area, known = responsibility.remit_area, responsibility.theme
    theme = (known.shown_name if known else responsibility.remit_theme).lower()
    if responsibility.note:
        return _("Overgedragen: %(note)s", note=responsibility.note)
    if responsibility.rule_kind or responsibility.rule_word:
        return _by_rule(responsibility, area, theme)
    if area and theme:
        return _("Gekozen omdat het over %(theme)s in %(area)s gaat.", theme=theme, area=area)
    if theme:
        return _("Gekozen omdat het over %(theme)s gaat.", theme=theme)
    if area:
        return _("Gekozen omdat het in %(area)s is.", area=area)
    return _("Gekozen omdat nog geen ander team hierover gaat.")


def _by_rule(responsibility: Responsibility, area: str, theme: str) -> str:
    kind = str(kind_of(responsibility.rule_kind).label) if responsibility.rule_kind else ""
    word = f"“{responsibility.rule_word}”" if responsibility.rule_word else ""
    return _("Gekozen door een vaste regel: %(what)s.", what=", ".join(filter(None, (kind, theme, area, word))))
