"""A square, and a team that may decide about it."""

from tests.factories.areas import make_area
from tests.factories.mandates import make_mandate
from tests.factories.people import make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic


class Square:
    """A team with a bound of 1,000 on a square, somebody in it, and something to decide about."""

    def __init__(self, **said):
        make_team("Team Algemeen")
        self.person, self.giver = make_person("Fatma"), make_person("Gever")
        self.team = make_team("Team Plein")
        make_member(self.team, self.person)
        self.town = make_area("Beemdwaard")
        self.square = make_area("Plein", self.town)
        self.topic = make_topic("Een bank op het plein")
        self.topic.area_id = self.square.id
        said = {"amount_cents": 100_000, "area_ids": frozenset({self.square.id}), **said}
        self.mandate = make_mandate(self.team, self.giver, **said)

    @property
    def path(self):
        return f"/besluiten/nieuw/{self.topic.id}"

    def typed(self, amount, **more):
        words = {"question": "Komt er een bank?", "choice": "Ja, bij de vijver", "reason": "Er is vraag naar.", "is_free": "y"}
        figures = {"kind": "object", "area": self.square.code, "theme": "", "amount": amount, "is_reversible": "y"}
        return {**words, **figures, "mandate": self.mandate.id, "do": "decide", **more}
