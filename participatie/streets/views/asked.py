"""What is asked now, what happens now when nothing is asked, and how the wishes and remarks stand: each in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.templating import day
from participatie.streets import queries
from participatie.streets.models import Contribution, PlanVersion, Round, StreetPlan, Verdict
from participatie.streets.permissions import can_remark, can_wish

Way = tuple[str, str, str]
"""A word, an address and an icon."""
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Moment:
    """What is asked of people in this round, or what happens meanwhile, and until when."""

    sentence: str
    until: str = ""


@dataclass(frozen=True)
class Standing:
    """How the wishes or the remarks stand; what still waits is said last, and stands out."""

    text: str
    waiting: str = ""


@dataclass(frozen=True)
class PlanVoices:
    """What the page of a plan says of wishes and remarks: what is asked, how they stand, and one's own with their replies."""

    moment: Moment
    ways: Sequence[Way]
    standing: Sequence[Standing]
    mine: Sequence[Contribution]


def moment_of(plan: StreetPlan) -> Moment:
    """The sentence of the round that a plan is in."""
    sentences = {
        Round.BOUNDS: _("De ontwerper schrijft op wat nog kan veranderen. Daarna vragen we naar jouw wensen."),
        Round.WISHES: _("Vertel wat jij in deze straat wenst. Daarna tekent de ontwerper."),
        Round.VARIANTS: _("Bekijk wat de ontwerper tekende en zeg wat je ervan vindt."),
        Round.PREFERENCE: _("Zeg met de code uit je brief wat je van het ontwerp vindt. Een opmerking geven kan ook."),
        Round.FINAL: _("Het ontwerp ligt vast. Nu bereidt de gemeente het werk voor."),
        Round.WORKS: _("De straat wordt aangelegd."),
        Round.YEAR_LATER: _("De straat ligt er een jaar. Zeg hoe hij bevalt."),
    }
    return Moment(sentences[plan.round], _until(plan))


def _until(plan: StreetPlan) -> str:
    if plan.round in (Round.FINAL, Round.WORKS):
        return _works(plan)
    if plan.round_ends_on is None:
        return ""
    if plan.round_ends_on < today():
        return _("De einddatum is voorbij. Reageren kan tot de ontwerper deze ronde sluit.")
    return _("Dat kan tot en met %(day)s.", day=day(plan.round_ends_on))


def _works(plan: StreetPlan) -> str:
    if plan.works_from_on and plan.works_until_on:
        return _("Het werk duurt van %(start)s tot %(end)s.", start=day(plan.works_from_on), end=day(plan.works_until_on))
    return _("Het werk begint op %(day)s.", day=day(plan.works_from_on)) if plan.works_from_on else ""


def ways_to_speak(actor: Actor, plan: StreetPlan, versions: Sequence[PlanVersion]) -> list[Way]:
    """Where somebody wishes or remarks now."""
    if can_wish(actor, plan):
        return [(_("Geef je wens"), url_for("streets.wish", subject_id=plan.id), "heart")]
    shown = [version for version in versions if version.is_published]
    if can_remark(actor, plan) and shown:
        newest = max(shown, key=lambda version: version.number or 0)
        address = url_for("streets.remark", subject_id=plan.id, version_id=newest.id)
        return [(_("Geef je opmerking"), address, "message-circle")]
    return []


def standing_of_wishes(counts: Counts) -> Standing | None:
    """What became of the wishes; nothing while there are none."""
    found = _found(counts, "wish")
    total = sum(found.values())
    if not total:
        return None
    settled = _settled(found)
    if total == 1:
        return Standing(_one_wish(found), _waiting(found) if found[Verdict.WAITING] else "")
    if not settled:
        head = _("Jullie gaven %(n)s wensen.", n=total)
    else:
        head = _("Van jullie %(n)s wensen %(parts)s.", n=total, parts=settled)
    return Standing(_joined(head, found), _waiting(found))


def standing_of_remarks(counts: Counts) -> Standing | None:
    """What became of the remarks; nothing while there are none."""
    found = _found(counts, "remark")
    total = sum(found.values())
    if not total:
        return None
    settled = _settled(found)
    head = ngettext("Er is %(num)s opmerking.", "Er zijn %(num)s opmerkingen.", total)
    if settled and total > 1:
        head = _("Van jullie %(n)s opmerkingen %(parts)s.", n=total, parts=settled)
    return Standing(_joined(head, found), _waiting(found))


def voices_of(
    actor: Actor, plan: StreetPlan, versions: Sequence[PlanVersion], counts: Counts, others: Sequence[Way]
) -> PlanVoices:
    """The same for this visitor; `others` are more ways to take part."""
    ways = [*ways_to_speak(actor, plan, versions), *others]
    if any(counts.values()):
        ways.append((_("Lees wat anderen zeiden"), url_for("streets.voices", subject_id=plan.id), "list"))
    standing = [standing for standing in (standing_of_wishes(counts), standing_of_remarks(counts)) if standing]
    mine = queries.list_mine(actor, plan.id) if actor.is_signed_in else []
    return PlanVoices(moment_of(plan), ways, standing, mine)


def _found(counts: Counts, kind: str) -> dict[Verdict, int]:
    return {verdict: counts.get((kind, verdict), 0) for verdict in Verdict}


def _one_wish(found: Mapping[Verdict, int]) -> str:
    sentences = {
        Verdict.WAITING: _("Er is één wens."),
        Verdict.ASKED: _("Er is één wens. De ontwerper vroeg iets terug."),
        Verdict.ALONG: _("Er is één wens. Die gaat mee in het ontwerp."),
        Verdict.TAKEN_UP: _("Er is één wens. Die zit in deze versie."),
        Verdict.PARTLY: _("Er is één wens. Die zit deels in deze versie."),
        Verdict.DECLINED: _("Er is één wens. Je leest waarom die niet in deze versie zit."),
    }
    return next(sentence for verdict, sentence in sentences.items() if found[verdict])


def _settled(found: Mapping[Verdict, int]) -> str:
    """“zitten er 38 in deze versie, 9 deels, en van 11 lees je waarom niet”, as far as there are any."""
    taken_up, partly, declined = (found[end] for end in (Verdict.TAKEN_UP, Verdict.PARTLY, Verdict.DECLINED))
    if not (taken_up or partly or declined):
        return ""
    parts = [
        ngettext("zit er %(num)s in deze versie", "zitten er %(num)s in deze versie", taken_up)
        if taken_up
        else _("zit er geen helemaal in deze versie")
    ]
    if partly:
        parts.append(_("%(n)s deels", n=partly))
    if declined:
        parts.append(_("van %(n)s lees je waarom niet", n=declined))
    if len(parts) == 1:
        return parts[0]
    return _("%(first)s, en %(last)s", first=", ".join(parts[:-1]), last=parts[-1])


def _joined(head: str, found: Mapping[Verdict, int]) -> str:
    parts = [head]
    if along := found[Verdict.ALONG]:
        parts.append(ngettext("%(num)s gaat mee in het ontwerp.", "%(num)s gaan mee in het ontwerp.", along))
    if asked := found[Verdict.ASKED]:
        parts.append(_("Bij %(n)s vroeg de ontwerper iets terug.", n=asked))
    return " ".join(parts)


def _waiting(found: Mapping[Verdict, int]) -> str:
    n = found[Verdict.WAITING]
    return ngettext("%(num)s wacht nog op antwoord.", "%(num)s wachten nog op antwoord.", n) if n else ""
