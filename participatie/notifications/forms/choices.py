"""How often somebody wants mail."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from participatie.kernel.forms import Form, TickField
from participatie.notifications.models import Sort
from participatie.notifications.queries import DIGESTS
from participatie.notifications.sorts import DEFAULTS, PACE_LABELS, SORT_LABELS
from participatie.subjects.forms import FOLLOW_PACES
from participatie.subjects.models import Pace

CHOICES = [SelectChoice(pace.value, label) for pace, label in PACE_LABELS.items()]


class PaceForm(Form):
    """How often, for one thing that somebody follows."""

    pace = SelectField(_l("Hoe vaak mail?"), [InputRequired(_l("Kies hoe vaak."))], choices=CHOICES)


class SubjectPaceForm(Form):
    """How often, for one subject that somebody follows."""

    pace = SelectField(_l("Hoe vaak mail?"), choices=list(FOLLOW_PACES), default="")

    @property
    def chosen(self) -> Pace | None:
        """The pace for this subject; None is as chosen for each sort of news."""
        return Pace(self.pace.data) if self.pace.data else None


class ChoicesForm(Form):
    """How often, for each sort of news; and whether digests are wanted at all."""

    daily = TickField(_l("Stuur mij de dagelijkse verzamelmail"))
    weekly = TickField(
        _l("Stuur mij de wekelijkse verzamelmail"),
        description=_l("Zonder vinkjes krijg je alleen de mails die je op “meteen” zet."),
    )

    def paces(self) -> dict[Sort, Pace]:
        """What was chosen."""
        return {sort: Pace(self[f"pace_{sort.value}"].data) for sort in SORT_LABELS}

    def digests(self) -> list[Pace]:
        """The digests that are wanted."""
        return [pace for pace, tick in ((Pace.DAILY, self.daily), (Pace.WEEKLY, self.weekly)) if tick.data]

    @classmethod
    def of(cls, chosen: dict[str, str]) -> "ChoicesForm":
        """The form with what somebody chose before, or else the usual."""
        data = {f"pace_{sort.value}": chosen.get(sort, DEFAULTS[sort].value) for sort in SORT_LABELS}
        wanted = {pace.value: chosen.get(sort) != Pace.NEVER for pace, sort in DIGESTS.items()}
        return cls(data={**data, **wanted})


for _sort, _label in SORT_LABELS.items():
    setattr(ChoicesForm, f"pace_{_sort.value}", SelectField(_label, [InputRequired(_l("Kies hoe vaak."))], choices=CHOICES))
