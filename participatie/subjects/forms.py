"""Forms that every kind of subject has."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import Email

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField
from participatie.subjects.models import Pace, SupportKind

FOLLOW_PACES = (
    SelectChoice("", _l("zoals ik instelde")),
    SelectChoice(Pace.AT_ONCE.value, _l("meteen")),
    SelectChoice(Pace.DAILY.value, _l("elke dag")),
    SelectChoice(Pace.WEEKLY.value, _l("elke week")),
    SelectChoice(Pace.NEVER.value, _l("alleen op de site")),
)
"""How often somebody can hear of one subject. The first is as chosen for each sort of news."""


class SupportForm(Form):
    """What somebody says about a subject; a concern comes with a reason."""

    kind = RadioField(
        _l("Wat wil je laten weten?"),
        choices=[
            SelectChoice(SupportKind.SUPPORT.value, _l("Ik steun dit")),
            SelectChoice(SupportKind.JOIN.value, _l("Ik doe mee")),
            SelectChoice(SupportKind.CONCERN.value, _l("Ik maak me zorgen")),
        ],
    )
    reason = BodyField(
        _l("Waar maak je je zorgen over?"),
        [AtMost(1_000)],
        description=_l("Iedereen kan lezen wat je schrijft. De makers kunnen erop antwoorden."),
    )


class SupportByMailForm(SupportForm):
    """The same for who is not signed in: a link in the mail comes first."""

    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Je adres komt nergens op de site."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


class FollowForm(Form):
    """Following a subject, and how often one hears of it by mail."""

    pace = RadioField(_l("Hoe vaak wil je mail?"), choices=list(FOLLOW_PACES), default="")

    @property
    def chosen(self) -> Pace | None:
        """The pace for this subject; None is as chosen for each sort of news."""
        return Pace(self.pace.data) if self.pace.data else None


class PlainForm(Form):
    """A form of one button."""
