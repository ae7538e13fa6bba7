"""The panel "Wie doet wat": people and partners on equal cards, the makers first, then all others by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.kernel.templating import day
from participatie.partners.models import AUTHORITIES, MAKING
from participatie.partners.queries import InvolvementRow, list_involvements
from participatie.subjects.urls import url_for_subject


@dataclass(frozen=True)
class Stance:
    """On which step an authority stands, since when and why."""

    line: str
    reason: str
    on: str


@dataclass(frozen=True)
class Involved:
    """Somebody in the panel. `power` says for which power by law; `step_of` is the involvement whose step the actor says."""

    name: str
    line: str
    key: str
    url: str = ""
    makes: bool = False
    power: str = ""
    stance: Stance | None = None
    step_of: int = 0


def who_does_what(actor: Actor, subject_id: int, makers: Iterable[Involved]) -> list[Involved]:
    """All who take part in a subject that the caller was allowed to load."""
    cards = [*makers, *(_card(actor, row) for row in list_involvements(subject_id))]
    return sorted(cards, key=lambda card: (not card.makes, card.name.casefold(), card.key))


def _card(actor: Actor, row: InvolvementRow) -> Involved:
    says_step = row.partner_kind in AUTHORITIES and actor.is_signed_in and actor.holds("partner_speaker", row.partner_id)
    stance = Stance(row.step_line, row.step_reason or "", day(row.step_at)) if row.step and row.step_at else None
    return Involved(
        name=row.name,
        line=row.note if row.power else row.line,
        key=f"s{row.partner_id}",
        url=url_for_subject("partner", row.partner_id, row.name),
        makes=row.role in MAKING,
        power=row.power_line,
        stance=stance,
        step_of=row.involvement_id if says_step else 0,
    )
