"""Forms about promises."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from participatie.commitments.models import MAX_SENTENCE, MAX_WHAT
from participatie.kernel.forms import AtMost, Filled, Form, LineField, VersionField


class KeepForm(Form):
    """Only a button."""


class ChangeForm(Form):
    """Another date or wording; `version` is the one that was on the screen."""

    what = LineField(_l("Wat beloof je?"), [Filled(_l("Schrijf wat je belooft.")), AtMost(MAX_WHAT)])
    due_on = DateField(_l("Wanneer is het klaar?"), [InputRequired(_l("Kies de dag, zoals 18-11-2026."))])
    why = LineField(
        _l("Waarom wordt het anders?"),
        [Filled(_l("Vertel waarom het anders wordt.")), AtMost(MAX_SENTENCE)],
        description=_l("Iedereen leest dit, met wat er eerst stond."),
    )
    version = VersionField()


class WithdrawForm(Form):
    """Why it is taken back."""

    why = LineField(
        _l("Waarom neem je het terug?"),
        [Filled(_l("Vertel waarom je het terugneemt.")), AtMost(MAX_SENTENCE)],
        description=_l("Iedereen leest dit. De toezegging blijft in de lijst staan."),
    )


class JudgeForm(Form):
    """What somebody else saw."""

    verdict = RadioField(
        _l("Is het nagekomen?"),
        [InputRequired(_l("Kies een van de twee."))],
        choices=[SelectChoice("kept", _l("Nagekomen")), SelectChoice("not_kept", _l("Niet nagekomen"))],
    )
    sentence = LineField(
        _l("Wat zag je?"),
        [Filled(_l("Vertel kort wat je zag.")), AtMost(MAX_SENTENCE)],
        description=_l("Je naam en je zin staan erbij. Je kunt dit later veranderen."),
    )
