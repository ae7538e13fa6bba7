"""What belongs together: one initiative that is linked to another, and two that went on as one."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline, by_day
from participatie.initiatives.models import Initiative, UnionPlace
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries.unions import find_open_union, get_union
from participatie.initiatives.services import unions
from participatie.initiatives.services.unions import Together
from participatie.kernel.access import SYSTEM
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation, Subject

LINKED = "Speelbos in het Hovenpark", "Vleermuizen tellen in het Vogelpark"
LINKER = "merel-plantinga"
NOTE = "De kasten voor de vleermuizen hangen straks ook in ons speelbos."
JOINED = "Huiswerkplek voor wie thuis geen tafel heeft", "Kantine van de voetbal overdag open"
MAKERS = "khadija-tahiri", "jeroen-spaan"
PARTNER = "bibliotheek"
TOGETHER = Together(
    "Overdag open: koffie en huiswerk in de kantine",
    "De kantine van de voetbal gaat doordeweeks open: in de ochtend koffie en biljart, in de middag een stille tafel.",
    "De een zocht een ruimte, de ander mensen. **Om negen uur** gaat de deur open voor wie wandelt of biljart. Om drie uur "
    "komen de boeken op tafel, met hulp en een boterham.\n\nWie hielp bij het een, kan nu helpen bij allebei.",
    UnionPlace.OTHER,
)


@dataclass(frozen=True)
class Belonging:
    """Puts what belongs together on the timeline. `subject_of` gives what was placed under a title."""

    cast: Cast
    timeline: Timeline
    rng: random.Random
    subject_of: Callable[[str], Subject]

    def plan(self) -> None:
        """Say when."""
        for days_ago, deed in ((30, self.link), (6, self.propose), (1, self.agree)):
            self.timeline.add(by_day(self.timeline.until - timedelta(days=days_ago), 0, self.rng), deed)

    def link(self) -> None:
        """The one belongs to the other, its maker says."""
        one, other = (self.subject_of(title) for title in LINKED)
        subjects.link(self.cast.actor(LINKER), one, other, Relation.BELONGS_TO, NOTE)

    def _both(self) -> tuple[Initiative, Initiative]:
        one, other = (get_initiative(SYSTEM, self.subject_of(title).id) for title in JOINED)
        return one, other

    def propose(self) -> None:
        """The first maker thinks of going on together."""
        one, other = self._both()
        if one.is_open and other.is_open:
            unions.propose(self.cast.actor(MAKERS[0]), one, other, TOGETHER)

    def agree(self) -> None:
        """The other maker says yes, and who speaks for the partner that makes it too."""
        proposed = find_open_union(*(it.id for it in self._both()))
        if proposed is None:
            return
        for key in (self.cast.speakers[PARTNER][0], MAKERS[1]):
            maker = self.cast.actor(key)
            union = get_union(maker, proposed.id)
            unions.agree(maker, union, union.one_version, union.other_version)
