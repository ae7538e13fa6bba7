"""Two versions of a text, part by part."""

from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.initiatives.models import InitiativeVersion
from participatie.kernel.text_diff import Piece, compare, has_changes


@dataclass(frozen=True)
class ComparedPart:
    """One part of the text: its name and the pieces that stayed, went and came."""

    label: str
    pieces: list[Piece]

    @property
    def has_changes(self) -> bool:
        """Whether this part differs."""
        return has_changes(self.pieces)


def compared_parts(before: InitiativeVersion, after: InitiativeVersion) -> list[ComparedPart]:
    """Title, sentence, story and reason; what is empty in both is left out."""
    parts = (
        (_("Titel"), before.title, after.title),
        (_("In een zin"), before.lead, after.lead),
        (_("Het verhaal"), before.story, after.story),
        (_("Waarom"), before.why, after.why),
    )
    return [ComparedPart(label, compare(one, other)) for label, one, other in parts if one or other]
