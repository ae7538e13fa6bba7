"""Forms of boards."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from participatie.kernel.forms import AtMost, Filled, Form, LineField, VersionField
from participatie.tasks.models import MAX_WAITING_FOR, MAX_WHAT, TaskState
from participatie.tasks.services import Wording

STATE_LABELS = {
    TaskState.TODO: _l("Te doen"),
    TaskState.DOING: _l("Mee bezig"),
    TaskState.WAITING: _l("Wacht op iemand"),
    TaskState.DONE: _l("Klaar"),
}


class AddTaskForm(Form):
    """Write down a task."""

    what = LineField(
        _l("Wat moet er gebeuren?"),
        [Filled(_l("Schrijf in één zin wat er moet gebeuren.")), AtMost(MAX_WHAT)],
        description=_l("In één zin. Bijvoorbeeld: de eigenaar van de grond bellen."),
    )
    person = SelectField(_l("Wie doet het?"), default="", validate_choice=False)
    due_on = DateField(_l("Wanneer is het klaar?"), [Optional()])

    def offer(self, people: list[tuple[int, str]]) -> None:
        """The people who can do it."""
        self.person.choices = [SelectChoice("", _l("Nog niemand")), *(SelectChoice(str(key), name) for key, name in people)]

    @property
    def person_id(self) -> int | None:
        """Who was chosen; an id that is no number is nobody we know, and so refused."""
        chosen = str(self.person.data or "")
        return None if not chosen else (int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0)

    @property
    def wording(self) -> Wording:
        """The task as it was typed."""
        return Wording(self.what.data, self.person_id, self.due_on.data)


class TaskForm(AddTaskForm):
    """Change a task. `version` is the one that was on screen."""

    state = RadioField(
        _l("Hoe staat het ervoor?"),
        [Filled(_l("Kies hoe het ervoor staat."))],
        choices=[SelectChoice(state.value, label) for state, label in STATE_LABELS.items()],
    )
    waiting_for = LineField(
        _l("Op wie of wat wachten jullie?"),
        [AtMost(MAX_WAITING_FOR)],
        description=_l("Alleen als het wacht. Bijvoorbeeld: het waterschap."),
    )
    version = VersionField()

    @property
    def wording(self) -> Wording:
        """The task as it was typed."""
        return Wording(self.what.data, self.person_id, self.due_on.data, TaskState(self.state.data), self.waiting_for.data)
