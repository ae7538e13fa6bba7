"""How often somebody wants mail."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from participatie.kernel.forms import Form, TickField
from participatie.notifications.models import Pace, Sort
from participatie.notifications.sorts import DEFAULTS, PACE_LABELS, SORT_LABELS

CHOICES = [SelectChoice(pace.value, label) for pace, label in PACE_LABELS.items()]


class PaceForm(Form):
    """How often, for one thing that somebody follows."""

    pace = SelectField(_l("Hoe vaak mail?"), [InputRequired(_l("Kies hoe vaak."))], choices=CHOICES)


class ChoicesForm(Form):
    """How often, for each sort of news; and whether digests are wanted at all."""

    digests = TickField(
        _l("Stuur mij verzamelmails"),
        description=_l("Zonder vinkje krijg je alleen de mails die je hieronder op “meteen” zet."),
    )

    def paces(self) -> dict[Sort, Pace]:
        """What was chosen."""
        return {sort: Pace(self[f"pace_{sort.value}"].data) for sort in SORT_LABELS}

    @classmethod
    def of(cls, chosen: dict[str, str], *, digests: bool) -> "ChoicesForm":
        """The form with what somebody chose before, or else the usual."""
        data = {f"pace_{sort.value}": chosen.get(sort, DEFAULTS[sort].value) for sort in SORT_LABELS}
        return cls(data={**data, "digests": digests})


for _sort, _label in SORT_LABELS.items():
    setattr(ChoicesForm, f"pace_{_sort.value}", SelectField(_label, [InputRequired(_l("Kies hoe vaak."))], choices=CHOICES))
