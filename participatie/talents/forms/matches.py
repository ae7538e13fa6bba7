"""What the two sides of a match write, plan and agree on."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, RadioField, TimeField
from wtforms.validators import InputRequired, Optional

from participatie.kernel.clock import AMSTERDAM
from participatie.kernel.errors import Refused
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField
from participatie.talents.models import MAX_NOTE


class NoteForm(Form):
    """An introduction."""

    note = BodyField(
        _l("Stel je voor"),
        [Filled(_l("Vertel kort wie je bent en hoe je te bereiken bent.")), AtMost(MAX_NOTE)],
        description=_l("Wie je bent, wat je leuk lijkt en hoe je te bereiken bent. Alleen jullie twee kanten lezen dit."),
    )


class TalkForm(Form):
    """When and where the two meet."""

    day = DateField(_l("Welke dag?"), [InputRequired(_l("Kies de dag, zoals 18-11-2026."))])
    time = TimeField(_l("Hoe laat?"), [InputRequired(_l("Kies hoe laat, zoals 19:30."))])
    where = LineField(
        _l("Waar?"),
        [Filled(_l("Schrijf waar jullie elkaar zien, of een link.")), AtMost(200)],
        description=_l("Een plek, of een link als jullie bellen met beeld."),
    )

    @property
    def at(self) -> datetime:
        """The moment, on the clock of Amsterdam."""
        if self.day.data is None or self.time.data is None:
            raise Refused(_("Kies een moment dat nog komt."), field="day")
        return datetime.combine(self.day.data, self.time.data, AMSTERDAM)


class ProposeForm(Form):
    """A place, as what, for how many hours and until when."""

    role = LineField(_l("Welke rol?"), [AtMost(60)], description=_l("Bijvoorbeeld: penningmeester."))
    hours_a_week = IntegerField(
        _l("Hoeveel uur per week?"), [InputRequired(_l("Vul een aantal uren in."))], render_kw={"inputmode": "numeric"}
    )
    until_on = DateField(_l("Tot wanneer?"), [Optional()], description=_l("Verlengen kan later."))


class TakeForm(Form):
    """From which partner one comes, if any; `read` is the proposal that was on the screen."""

    read = HiddenField()
    partner = RadioField(_l("Doe je mee namens een partner?"), [Optional()], default="", validate_choice=False)


class LookForm(Form):
    """How it was."""

    look = BodyField(
        _l("Hoe was het?"),
        [Filled(_l("Vertel kort hoe het was.")), AtMost(MAX_NOTE)],
        description=_l("Kort. De andere kant leest het pas als die zelf ook iets schreef. Verder niemand."),
    )
