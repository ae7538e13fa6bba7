"""Asking others to make it too."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired

from participatie.accounts.models import Person
from participatie.initiatives.models import Asked
from participatie.kernel.forms import Filled, Form, LineField

HAND_OVER, HAND_OVER_AND_STAY = "over", "over_and_stay"

WISHES = (
    SelectChoice(Asked.ALONG.value, _l("Of diegene meemaakt")),
    SelectChoice(HAND_OVER, _l("Of diegene het van mij overneemt. Na een ja stop ik als maker")),
    SelectChoice(HAND_OVER_AND_STAY, _l("Of diegene het van mij overneemt. Ik blijf wel meemaken")),
)


class InviteForm(Form):
    """What is asked; of whom comes with the forms below."""

    wish = RadioField(
        _l("Wat vraag je?"), [InputRequired(_l("Kies wat je vraagt."))], choices=WISHES, default=Asked.ALONG.value, coerce=str
    )

    @property
    def asked(self) -> Asked:
        """To make it together, or to take it over."""
        return Asked.ALONG if self.wish.data == Asked.ALONG else Asked.TAKE_OVER

    @property
    def inviter_leaves(self) -> bool:
        """Whether who asks stops after a yes."""
        return bool(self.wish.data == HAND_OVER)


class InviteByMailForm(InviteForm):
    """Ask whoever reads the mail of an address."""

    email = LineField(
        _l("E-mailadres"),
        [Filled(_l("Vul een e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Diegene krijgt een mail en kiest zelf ja of nee. Het adres komt nergens op de site."),
        render_kw={"autocomplete": "off", "inputmode": "email"},
    )


class InviteJoinerForm(InviteForm):
    """Ask somebody who joined in, by name."""

    person = RadioField(_l("Wie vraag je?"), [InputRequired(_l("Kies iemand."))], coerce=int, validate_choice=False)

    def offer(self, joiners: Sequence[Person]) -> None:
        """Let one of these be chosen."""
        self.person.choices = [SelectChoice(joiner.id, joiner.display_name) for joiner in joiners]
