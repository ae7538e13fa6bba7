"""Forms about talks, and about hands counted in a room."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from participatie.kernel.clock import today
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField
from participatie.streets.models import ConversationKind

TALK_LABELS = {
    ConversationKind.KITCHEN_TABLE: _l("Aan de keukentafel"),
    ConversationKind.WALK: _l("Wandeling door de straat"),
    ConversationKind.TENT: _l("Tent in de straat"),
    ConversationKind.PHONE: _l("Telefoon"),
    ConversationKind.EVENING: _l("Avond"),
}
_WHEN = _l("Kies de dag, zoals 18-11-2026.")
_COUNT = _l("Vul een getal in.")


class TalkForm(Form):
    """A talk with people of the street."""

    kind = RadioField(
        _l("Wat voor gesprek was het?"),
        [InputRequired(_l("Kies wat voor gesprek het was."))],
        choices=[SelectChoice(kind.value, label) for kind, label in TALK_LABELS.items()],
    )
    held_on = DateField(_l("Wanneer?"), [InputRequired(_WHEN)], default=today)
    place = LineField(_l("Waar?"), [AtMost(120)], description=_l("Bijvoorbeeld: in de school, of op de hoek. Geen huisnummer."))
    people_count = IntegerField(
        _l("Met hoeveel mensen?"), [InputRequired(_COUNT), NumberRange(1, 2000, _l("Kies 1 tot 2000."))], default=1
    )
    summary = BodyField(
        _l("Wat is er gezegd?"),
        [AtMost(6000)],
        description=_l("Een samenvatting zonder namen en huisnummers. Je leest hem voor; pas daarna kan iedereen hem lezen."),
    )
    version = VersionField()


class ConfirmForm(Form):
    """How people said that the summary is right."""

    how = LineField(
        _l("Hoe weet je dat de samenvatting klopt?"),
        [Filled(_l("Schrijf op hoe dat ging.")), AtMost(200)],
        description=_l("Bijvoorbeeld: aan het eind voorgelezen, drie mensen knikten, een zin is verbeterd. Geen namen."),
    )


class SaidForm(Form):
    """A wish or remark that somebody tells, typed in by a designer."""

    kind = SelectField(_l("Wens of opmerking?"), [Optional()], choices=[])
    title = LineField(_l("Wat is de wens of opmerking?"), [Filled(_l("Schrijf in een zin wat er gezegd werd.")), AtMost(120)])
    why = LineField(_l("Waarom?"), [AtMost(500)], description=_l("Wat zit erachter?"))
    place = LineField(
        _l("Waar?"),
        [AtMost(140)],
        description=_l(
            "Een nummer van de papieren kaart of een adres. Leeg is de hele straat. Huisnummers komen niet op de site."
        ),
        render_kw={"autocomplete": "off", "list": "plekken"},
    )


class HandsForm(Form):
    """Hands that went up in a room."""

    question = LineField(
        _l("Wat vroeg je de zaal?"), [Filled(_l("Schrijf op wat je vroeg.")), AtMost(200)], description=_l("In een zin.")
    )
    version = SelectField(_l("Over welke versie?"), [Optional()], coerce=str, choices=[])
    fine = IntegerField(_l("Prima"), [InputRequired(_COUNT), NumberRange(0, 5000, _COUNT)], default=0)
    rather_not = IntegerField(_l("Liever niet"), [InputRequired(_COUNT), NumberRange(0, 5000, _COUNT)], default=0)
    no_opinion = IntegerField(_l("Geen mening"), [InputRequired(_COUNT), NumberRange(0, 5000, _COUNT)], default=0)
    present = IntegerField(
        _l("Hoeveel mensen waren er?"), [InputRequired(_COUNT), NumberRange(1, 5000, _l("Kies 1 tot 5000."))]
    )
    held_on = DateField(_l("Wanneer?"), [InputRequired(_WHEN)], default=today)
