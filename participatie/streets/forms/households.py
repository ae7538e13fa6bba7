"""The forms of households and of letters to them."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField
from participatie.streets.forms.contributions import ChosenPlaceForm
from participatie.streets.models import Zone

LIST = "list"


def _language() -> RadioField:
    """In which language the words of the letter are that we write; the designer's own words stay as they are."""
    offered = [SelectChoice("nl", "Nederlands"), SelectChoice("en", "English")]
    return RadioField(_l("In welke taal is de brief?"), [Optional()], choices=offered, default="nl")


class CodeForm(Form):
    """The code of a letter, as somebody types it."""

    code = LineField(
        _l("De code uit je brief"),
        [Filled(_l("Typ de code uit je brief.")), AtMost(60)],
        description=_l("Drie groepjes van vier tekens. Hoofdletters en spaties maken niet uit."),
    )


class LetterWishForm(ChosenPlaceForm):
    """A wish of a household, placed with the code of its letter."""

    title = LineField(_l("Je wens in één zin"), [Filled(_l("Schrijf je wens in één zin.")), AtMost(120)])
    why = BodyField(_l("Waarom wil je dit?"), [AtMost(1_000)])


class VoiceForm(Form):
    """What a household says: one press on one of its buttons. `about` is the version that was on the page."""

    choice = RadioField(_l("Jullie antwoord"), [InputRequired(_l("Kies een van de antwoorden."))])
    about = HiddenField()


class PaperVoiceForm(Form):
    """What an address wrote on paper."""

    address = SelectField(_l("Welk adres?"), [InputRequired(_l("Kies een adres."))], coerce=int)
    choice = RadioField(_l("Wat antwoordden ze?"), [InputRequired(_l("Kies een van de antwoorden."))])
    about = HiddenField()


class LettersForm(Form):
    """Letters: for which round, to whom, and what they say. `seen` stands for the outcome that the designer saw."""

    round = RadioField(_l("Voor welke ronde?"), [InputRequired(_l("Kies een ronde."))])
    to = RadioField(
        _l("Aan wie?"),
        [InputRequired(_l("Kies aan wie je schrijft."))],
        choices=[
            SelectChoice(Zone.INSIDE, _l("Alle adressen in de straat")),
            SelectChoice(Zone.RING, _l("Alle adressen in de ring eromheen")),
            SelectChoice(LIST, _l("De adressen op mijn lijst")),
        ],
        default=Zone.INSIDE,
    )
    addresses = BodyField(
        _l("Je lijst"), [AtMost(20_000)], description=_l("Eén adres per regel, bijvoorbeeld: Kerkstraat 12-a.")
    )
    language = _language()
    message = BodyField(
        _l("Wat wil je vertellen?"),
        [Filled(_l("Schrijf in een paar zinnen waar de brief over gaat.")), AtMost(1200)],
        description=_l("Korte zinnen. De code, de vraag en hoe je antwoordt staan al in de brief."),
    )
    seen = HiddenField()


class ReplaceForm(Form):
    """A new letter for an address that lost the first."""

    round = RadioField(_l("Voor welke ronde?"), [InputRequired(_l("Kies een ronde."))])
    address = SelectField(_l("Welk adres?"), [Optional()], coerce=int)
    language = _language()
    message = BodyField(
        _l("Wat wil je vertellen?"), [Filled(_l("Schrijf in een paar zinnen waar de brief over gaat.")), AtMost(1200)]
    )
