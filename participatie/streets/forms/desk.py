"""The form of a reply."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Form
from participatie.streets.models import REPLIES, Verdict

REPLY_LABELS = {
    Verdict.ALONG: _l("Gaat mee in het ontwerp"),
    Verdict.TAKEN_UP: _l("Verwerkt"),
    Verdict.PARTLY: _l("Deels verwerkt"),
    Verdict.DECLINED: _l("Niet verwerkt"),
    Verdict.ASKED: _l("Vraag terug"),
}


class ReplyForm(Form):
    """A verdict with the words that go with it. `chosen` holds the ids it is for, `next` the list to go back to.

    `seen` is the newest reply that stood there when the form was opened.
    """

    chosen = HiddenField()
    next = HiddenField()
    seen = HiddenField()
    verdict = RadioField(
        _l("Wat antwoord je?"),
        [InputRequired(_l("Kies wat je antwoordt."))],
        choices=[SelectChoice(verdict.value, REPLY_LABELS[verdict]) for verdict in REPLIES],
    )
    body = BodyField(_l("Waarom?"), [AtMost(4000)], description=_l("Een of twee zinnen. De schrijver krijgt ze ook per mail."))
    version = SelectField(
        _l("In welke versie is het te zien?"),
        [Optional()],
        coerce=str,
        default="",
        description=_l("Alleen nodig als het verwerkt of deels verwerkt is."),
    )
    element = SelectField(
        _l("Welk onderdeel is het?"),
        [Optional()],
        coerce=str,
        default="",
        description=_l("De naam van de schrijver komt dan bij dat onderdeel te staan."),
    )

    @property
    def seen_id(self) -> int:
        """The newest reply that the designer saw; 0 when there was none, or when the form does not say."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
