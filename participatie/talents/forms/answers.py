"""Yes, later or no: three buttons of one form."""

from flask_babel import gettext as _
from wtforms import HiddenField

from participatie.kernel.errors import Refused
from participatie.kernel.forms import Form
from participatie.talents.tokens import Said


class AnswerForm(Form):
    """Which of the three buttons was pressed. `kernel.web.NOT_TYPED` knows its name: it is never kept to be shown again."""

    say = HiddenField()

    @property
    def said(self) -> Said:
        """The answer."""
        if self.say.data not in set(Said):
            raise Refused(_("Kies ja, later of nee."))
        return Said(self.say.data)
