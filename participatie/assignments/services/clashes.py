"""Both texts, when somebody saved first."""

from participatie.assignments.models import What
from participatie.assignments.words import PART_LABELS, part_words
from participatie.kernel.errors import Clash


def what_clashes(mine: What, theirs: What) -> tuple[Clash, ...]:
    """Each part that differs, as it was typed and as it stands."""
    mine_words, theirs_words = part_words(mine), part_words(theirs)
    return tuple(
        Clash(str(label), mine_words[part], theirs_words[part])
        for part, label in PART_LABELS.items()
        if mine_words[part] != theirs_words[part]
    )
