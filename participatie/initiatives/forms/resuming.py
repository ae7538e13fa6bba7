"""Keeping a draft and coming back to it."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import Email

from participatie.initiatives.forms.initiatives import EditForm
from participatie.kernel.forms import AtMost, Filled, Form, LineField


class KeepTextForm(EditForm):
    """What is typed so far: nothing has to be there yet."""

    title = LineField(_l("Titel"), [AtMost(120)], description=_l("Kort en duidelijk."))
    lead = LineField(
        _l("Wat wil je, in een zin?"),
        [AtMost(300)],
        description=_l("Deze zin staat onder de titel en op de kaart."),
    )


class LinkForm(Form):
    """The address to which the way back goes."""

    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("We gebruiken het voor deze ene mail en bewaren het niet."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
