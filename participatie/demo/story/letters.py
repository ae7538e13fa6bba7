"""Letters with codes in a street of the demo: who answered with one, and whose letter was lost."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from participatie.demo.story.reading import Entry
from participatie.demo.story.timeline import Deed
from participatie.kernel.access import Actor
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries, services
from participatie.streets.models import Contribution, LetterBatch, StreetPlan, Verdict
from participatie.streets.queries import AskLimits
from participatie.streets.services.recording import Said
from participatie.streets.services.replies import Answer

LIMITS = AskLimits(2, 6)


class Street(Protocol):
    """A street plan while the timeline plays."""

    rng: random.Random

    @property
    def running(self) -> StreetPlan: ...

    @property
    def designer(self) -> Actor: ...

    def at(self, day: float, deed: Deed) -> None: ...


@dataclass
class Letters:
    """The letters of one plan, from the post to the answers."""

    street: Street
    entry: Entry

    def plan(self) -> None:
        """Put on the timeline what the texts say of them."""
        self.street.at(self.entry["day"], self.send)
        if "replaced_on" in self.entry:
            self.street.at(self.entry["replaced_on"], self.replace)
        for number, wish in enumerate(self.entry.get("wish", [])):
            placed: list[Contribution] = []
            self.street.at(wish["day"], partial(self.wish, number, wish, placed))
            if "reply" in wish:
                self.street.at(wish["reply"]["day"], partial(self.answer, placed, wish["reply"]))

    def send(self) -> None:
        """A letter to every address in the street."""
        plan = self.street.running
        order = services.Order(plan.round, self.entry["says"], zone="inside")
        seen = queries.weigh(plan.id, LIMITS, "inside").mark
        self.post(services.order_letters(self.street.designer, plan, order, LIMITS, seen))

    def post(self, batch: LetterBatch) -> None:
        """Print and post them, long ago: the file is gone, the codes count."""
        services.post_letters(
            batch, {code.address_id: self.code_of(batch, code.address_id) for code in queries.list_codes(batch.id)}
        )

    def code_of(self, batch: LetterBatch, address_id: int) -> str:
        """The code in the letter to an address: the same whenever the demo is made."""
        return "".join(random.Random(f"{batch.id} {address_id}").choices(codes.ALPHABET, k=codes.LENGTH))

    def houses(self) -> Mapping[int, LetterBatch]:
        """The addresses that have a letter, each with the batch it was in."""
        batches = reversed(queries.list_batches(self.street.running.id))
        return {code.address_id: batch for batch in batches for code in queries.list_codes(batch.id)}

    def replace(self) -> None:
        """The last house of the street lost its letter."""
        plan, lost = self.street.running, list(self.houses())[-1]
        order = services.Order(plan.round, self.entry["says"], address_ids=(lost,))
        self.post(services.replace_letter(self.street.designer, plan, order))

    def wish(self, number: int, entry: Entry, placed: list[Contribution]) -> None:
        """A household says what it wants, with the code of its letter."""
        address_id, batch = list(self.houses().items())[number]
        known = queries.find_code([keyed_hash(codes.PURPOSE, self.code_of(batch, address_id))])
        if known is None:
            raise LookupError(entry["title"])
        placed.append(services.wish_by_code(known, Said(entry["title"], entry.get("why", ""))))

    def answer(self, placed: list[Contribution], entry: Entry) -> None:
        """The designer replies."""
        services.reply(self.street.designer, placed[0], Answer(Verdict(entry["verdict"]), entry["says"]))
