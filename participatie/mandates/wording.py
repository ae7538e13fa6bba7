"""Mandates in words: kinds of decision, bounds, and what a check says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.kernel.amounts import euros
from participatie.kernel.clock import today
from participatie.mandates.bounds import Answer, Bounds, Check, DecisionKind, Sort, Verdict
from participatie.mandates.models import Ending, Outcome, Said
from participatie.subjects.kinds import Label

KIND_LABELS: Mapping[str, Label] = {
    DecisionKind.MONEY: _l("Geld uitgeven"),
    DecisionKind.PERMIT: _l("Een vergunning geven"),
    DecisionKind.ROAD: _l("Een weg een dag afsluiten"),
    DecisionKind.OBJECT: _l("Iets plaatsen"),
    DecisionKind.TREES: _l("Bomen planten of kappen"),
    DecisionKind.LEND: _l("Ruimte of spullen uitlenen"),
    DecisionKind.ADOPT: _l("Groen laten adopteren"),
    DecisionKind.OTHER: _l("Iets anders"),
}
SORT_LABELS: Mapping[str, Label] = {
    Sort.KIND: _l("soort besluit"),
    Sort.AREA: _l("gebied"),
    Sort.THEME: _l("thema"),
    Sort.AMOUNT: _l("bedrag"),
    Sort.YEAR: _l("bedrag in dit jaar"),
    Sort.DAYS: _l("hoe lang het duurt"),
    Sort.ADDRESSES: _l("hoeveel adressen"),
    Sort.REVERSIBLE: _l("terug te draaien"),
    Sort.ADVICE: _l("advies"),
}
OUTCOME_LABELS: Mapping[str, Label] = {
    Outcome.ONCE: _l("Dit mag één keer"),
    Outcome.CONDITIONS: _l("Dit mag één keer, met voorwaarden"),
    Outcome.WIDENED: _l("De grens is verruimd"),
    Outcome.RETURNED: _l("Dit gaat niet door"),
    Outcome.OWN_POWER: _l("Je mocht dit zelf"),
}
OUTCOME_TONES: Mapping[str, str] = {Outcome.RETURNED: "brick", "": "sun"}


SAID_LABELS: Mapping[str, Label] = {Said.YES: _l("Ja, dat klopt"), Said.NO: _l("Nee, wij zijn het er niet mee eens")}
ENDING_LABELS: Mapping[str, Label] = {
    Ending.CLEAR: _l("De uitleg is duidelijk"),
    Ending.LEARNED: _l("Hier leren we van"),
    Ending.ANEW: _l("Neem hier een nieuw besluit over"),
}


@dataclass(frozen=True)
class CheckLine:
    """One bound beside a proposal, as a page shows it."""

    sort: str
    label: str
    words: str
    verdict: str


def kind_word(kind: str) -> str:
    """A kind of decision in words."""
    return str(KIND_LABELS.get(kind, kind))


def outcome_word(outcome: str) -> str:
    """What was answered, for mails and timelines."""
    return str(OUTCOME_LABELS.get(outcome, outcome))


def ending_word(ending: str) -> str:
    """How a question about a decision was closed."""
    return str(ENDING_LABELS.get(ending, ending))


def sort_words(sorts: str) -> str:
    """Sorts of bound, comma separated, in words."""
    return joined([str(SORT_LABELS.get(sort, sort)) for sort in sorts.split(",") if sort])


def joined(words: Sequence[str]) -> str:
    """A list in a sentence: a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s en %(last)s", most=", ".join(words[:-1]), last=words[-1])


def line_of(check: Check) -> CheckLine:
    """What a check says."""
    return CheckLine(check.sort, str(SORT_LABELS.get(check.sort, check.sort)), words_of(check), check.verdict)


def words_of(check: Check) -> str:
    """What is proposed and what the bound is."""
    value, bound = check.value, check.bound
    if check.sort == Sort.KIND:
        fitting = joined([kind_word(kind).lower() for kind in str(bound).split()])
        return kind_word(str(value)) if not check.is_outside else _("wel: %(kinds)s", kinds=fitting)
    if check.sort in (Sort.AREA, Sort.THEME):
        return (
            _("%(value)s, het mag in %(bound)s", value=value or _("niet gekozen"), bound=bound)
            if check.is_outside
            else str(value)
        )
    if check.sort == Sort.AMOUNT:
        return _("%(value)s van hoogstens %(bound)s per besluit", value=euros(int(value)), bound=euros(int(bound)))
    if check.sort == Sort.YEAR:
        return _("samen %(value)s van hoogstens %(bound)s in dit jaar", value=euros(int(value)), bound=euros(int(bound)))
    if check.sort == Sort.DAYS:
        most = ngettext("hoogstens %(num)d dag", "hoogstens %(num)d dagen", int(bound))
        return (
            _("het blijft, en mag %(most)s", most=most)
            if value == ""
            else _("%(value)s dagen, %(most)s", value=value, most=most)
        )
    if check.sort == Sort.ADDRESSES:
        return _("%(value)s van hoogstens %(bound)s adressen", value=value, bound=bound)
    if check.sort == Sort.REVERSIBLE:
        return _("het is terug te draaien") if value else _("het is niet terug te draaien, en dat moet wel")
    return str(value) if check.verdict == Verdict.ADVICE else _("%(party)s is gevraagd", party=value)


def answer_sentence(checks: Iterable[Check]) -> str:
    """The one sentence that answers: yes, yes but ask first, or no and why."""
    found = list(checks)
    outside = [str(SORT_LABELS[it.sort]) for it in found if it.is_outside]
    if outside:
        return _("Nee, dit gaat over de grens: %(sorts)s.", sorts=joined(outside))
    asked = [str(it.value) for it in found if it.verdict == Verdict.ADVICE]
    if asked:
        return _("Ja, vraag eerst advies aan %(parties)s.", parties=joined(asked))
    return _("Ja, beslis zelf.")


ANSWER_TONES: Mapping[str, str] = {Answer.YES: "success", Answer.ADVICE: "warning", Answer.NO: "danger"}


def bound_lines(bounds: Bounds) -> list[tuple[str, str]]:
    """The bounds of a mandate as pairs of word and value, in plain words."""
    kinds = [kind_word(kind) for kind in DecisionKind if kind in bounds.allowed]
    kinds[1:] = [kind.lower() for kind in kinds[1:]]
    lines = [(_("Wat"), _("Alles") if len(kinds) == len(DecisionKind) else joined(kinds))]
    lines.append((_("Waar"), joined([name for _path, name in bounds.areas]) or _("Overal")))
    if bounds.themes:
        lines.append((_("Waarover"), joined([name for _id, name in bounds.themes])))
    if bounds.amount_cents is not None:
        lines.append((_("Per besluit"), _("hoogstens %(amount)s", amount=euros(bounds.amount_cents))))
    if bounds.year_cents is not None:
        lines.append((_("Per jaar"), _("hoogstens %(amount)s", amount=euros(bounds.year_cents))))
    if bounds.days is not None:
        lines.append((_("Hoe lang"), ngettext("hoogstens %(num)d dag", "hoogstens %(num)d dagen", bounds.days)))
    if bounds.addresses is not None:
        lines.append((_("Voor wie"), ngettext("hoogstens %(num)d adres", "hoogstens %(num)d adressen", bounds.addresses)))
    if bounds.reversible_only:
        lines.append((_("Terugdraaien"), _("alleen wat terug te draaien is")))
    if bounds.excluded:
        lines.append((_("Niet"), joined([kind_word(kind).lower() for kind in DecisionKind if kind in bounds.excluded])))
    if bounds.advisers:
        lines.append((_("Eerst advies van"), joined([name for _id, name in bounds.advisers])))
    return lines


def figure_words(sort: str, figure: int) -> str:
    """A figure of a bound in words."""
    if sort in (Sort.AMOUNT, Sort.YEAR):
        return euros(figure)
    if sort == Sort.DAYS:
        return ngettext("%(num)d dag", "%(num)d dagen", figure)
    return ngettext("%(num)d adres", "%(num)d adressen", figure)


def year_words(spent_cents: int, year_cents: int) -> str:
    """How much of the yearly amount is used."""
    return _("%(spent)s van %(bound)s in %(year)s", spent=euros(spent_cents), bound=euros(year_cents), year=today().year)
