"""One visit: who opens which address."""

import re
from dataclasses import dataclass

from tests.browser.world import World


@dataclass(frozen=True)
class Visit:
    """Somebody of the world opens a page."""

    who: str
    path: str

    def __str__(self) -> str:
        return f"{self.who or 'visitor'} {self.path}"

    def address(self, world: World) -> str:
        """The path with the names filled in."""
        return re.sub(r"\{([\w ]+)\}", lambda name: str(world.ids[name[1]]), self.path)


def visits(**lists: tuple[str, ...]) -> list[Visit]:
    """One visit for each person and path."""
    return [Visit("" if who == "visitor" else who, path) for who, paths in lists.items() for path in paths]
