"""What teams and makers of the demo have before them: answers to begin with, tasks, and a talk among colleagues."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from participatie.demo.story.cast import Cast
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.subjects.makers import makers_of
from participatie.subjects.models import Subject
from participatie.tasks import services as tasks
from participatie.tasks.models import TaskState
from participatie.tasks.permissions import Side
from participatie.tasks.queries import find_side
from participatie.tasks.services import Wording
from participatie.teams.models import Team
from participatie.threads import services as threads

DAYS_AGO = 3
GARDEN = "Pluktuin achter de Molenhof"
"""The initiative whose makers keep a board, for everybody to see."""


def plan_work(cast: Cast, timeline: Timeline, seed: int, subject_of: Callable[[str], Subject]) -> None:
    """Put all of it on the timeline, a few days ago, so that the week of the demo has something to do."""
    told = Working(cast, read("work"), lambda: subject_of(GARDEN))
    timeline.add(in_office_hours(timeline.until - timedelta(days=DAYS_AGO), 0, random.Random(f"{seed} work")), told.tell)


@dataclass
class Working:
    """A few days ago at the desk."""

    cast: Cast
    content: Entry
    garden: Callable[[], Subject]

    def tell(self) -> None:
        """All of it at once."""
        for entry in self.content["template"]:
            team = self.cast.teams[entry["team"]]
            threads.keep_template(self.first_of(team), team, entry["name"], entry["body"])
        for entry in self.content["task"]:
            team = self.cast.teams[entry["team"]]
            self.write_down(self.first_of(team), find_side(team.subject), entry)
        self.make()
        self.discuss()

    def make(self) -> None:
        """The makers of the garden keep a board that everybody may see."""
        side = find_side(self.garden())
        maker_id = min(makers_of(side.subject))
        maker = next(self.cast.actor(key) for key, person in self.cast.people.items() if person.id == maker_id)
        for entry in self.content["maker_task"]:
            self.write_down(maker, side, entry)
        tasks.show_board(maker, side)

    def discuss(self) -> None:
        """Two colleagues, one of whom names the other."""
        told = self.content["discussion"]
        first, second = (self.cast.actor(key) for key in self.cast.team_members[self.cast.teams[told["team"]].id][:2])
        note = threads.note(first, self.garden(), f"@{second.name} {told['first']}")
        threads.note(second, self.garden(), told["answer"], parent_id=note.id)

    def write_down(self, actor: Actor, side: Side, entry: Entry) -> None:
        """One task; of what is late the day was still to come when it was written."""
        days_left = entry.get("days_left")
        due_on = None if days_left is None else today() + timedelta(days=max(days_left + DAYS_AGO, 0))
        state = TaskState(entry.get("state", TaskState.TODO))
        tasks.add_task(actor, side, Wording(entry["what"], actor.id, due_on, state, entry.get("waiting_for", "")))

    def first_of(self, team: Team) -> Actor:
        """The contact of a team."""
        return self.cast.actor(self.cast.team_members[team.id][0])
