"""Following something, by who is signed in and by who still has to show that an address is theirs."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Email

from participatie.kernel.forms import AtMost, Filled, Form, LineField, TickField
from participatie.notifications.services import RADII_M
from participatie.notifications.sorts import PACE_LABELS
from participatie.subjects.models import Pace

PACES = [SelectChoice(pace.value, label) for pace, label in PACE_LABELS.items()]


class ButtonForm(Form):
    """Only a button: what it does is in the address."""


def pace_field() -> SelectField:
    """How often somebody wants mail about what they are going to follow."""
    return SelectField(_l("Hoe vaak wil je mail?"), choices=PACES, default=Pace.WEEKLY.value)


class FollowForm(Form):
    """Following something, and how often one hears of it by mail."""

    pace = pace_field()


class FollowByMailForm(Form):
    """The address to which the link goes."""

    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Je adres komt nergens op de site."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


class AroundForm(Form):
    """An address, and how far around it."""

    address = LineField(
        _l("Straat en huisnummer"),
        [Filled(_l("Typ een straat met een huisnummer.")), AtMost(100)],
        description=_l("Alleen jij ziet dit adres. Het komt nergens op de site."),
        render_kw={"autocomplete": "off"},
    )
    only_street = TickField(
        _l("Alleen als het mijn straat raakt"),
        description=_l("Dan hoor je alleen wat in of aan deze straat ligt, of dichter dan 100 meter bij de deur."),
    )
    radius = SelectField(
        _l("Tot hoe ver?"),
        coerce=int,
        default=0,
        choices=[SelectChoice(0, _l("Wat hier past: verder weg waar minder mensen wonen"))]
        + [SelectChoice(metres, _l("%(n)s meter", n=metres)) for metres in RADII_M],
    )

    pace = pace_field()


class AroundByMailForm(AroundForm, FollowByMailForm):
    """The same, for who is not signed in."""
