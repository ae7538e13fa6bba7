"""Forms about paper and the room: spots, slips, and the tablet of an evening."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.kernel.forms import AtMost, Filled, Form, LineField, VersionField
from participatie.streets.forms.contributions import ChosenPlaceForm

_CODE = {"inputmode": "numeric", "autocomplete": "off", "pattern": "[0-9]*"}


class SpotsForm(Form):
    """Where numbered spots come on the printed plan."""

    kinds = SelectMultipleField(
        _l("Een plek bij elk onderdeel van deze soort"),
        [Optional()],
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    every_m = IntegerField(
        _l("En een plek om de zoveel meter"),
        [Optional(), NumberRange(10, 200, _l("Kies 10 tot 200 meter."))],
        description=_l("Midden over de straat. Leeg is niet."),
    )


class SpotForm(Form):
    """What is at a spot."""

    label = LineField(_l("Wat is hier?"), [Filled(_l("Schrijf op wat hier is.")), AtMost(120)])


class SlipForm(Form):
    """A slip from paper, typed at speed."""

    slip_number = LineField(
        _l("Nummer van het strookje"),
        [Filled(_l("Vul het nummer van het strookje in.")), AtMost(20)],
        render_kw={"autocomplete": "off"},
    )
    place = LineField(_l("Plek"), [AtMost(140)], render_kw={"autocomplete": "off", "list": "plekken"})
    title = LineField(
        _l("Wat staat er?"), [Filled(_l("Typ de zin van het strookje over.")), AtMost(120)], render_kw={"autocomplete": "off"}
    )
    why = LineField(_l("Waarom?"), [AtMost(500)], render_kw={"autocomplete": "off"})
    kind = SelectField(_l("Wens of opmerking?"), [Optional()], choices=[])
    phone = LineField(
        _l("Bel mij terug: telefoonnummer"),
        [AtMost(30)],
        description=_l("Alleen als het hokje is aangekruist. Alleen ontwerpers zien het nummer; na het bellen is het weg."),
        render_kw={"autocomplete": "off", "inputmode": "tel"},
    )


class CorrectSlipForm(SlipForm):
    """The same slip, from a known version."""

    version = VersionField()


class EveningForm(Form):
    """Opening a tablet for an evening."""

    hours = IntegerField(
        _l("Hoeveel uur?"), [InputRequired(_l("Vul een getal in.")), NumberRange(1, 8, _l("Kies 1 tot 8 uur."))], default=3
    )
    stop_code = LineField(
        _l("Cijfers om de avond te sluiten"),
        [Filled(_l("Kies vier tot acht cijfers.")), AtMost(8)],
        description=_l("Vier tot acht cijfers die je onthoudt. Alleen daarmee gaat de tablet weer uit deze stand."),
        render_kw=_CODE,
    )


class StopForm(Form):
    """The digits that end an evening on its tablet."""

    stop_code = LineField(_l("Cijfers"), [Filled(_l("Typ de cijfers.")), AtMost(8)], render_kw=_CODE)


class RoomForm(Form):
    """What somebody wants to say, on the tablet."""

    title = LineField(
        _l("Wat wil je zeggen?"),
        [Filled(_l("Schrijf in een zin wat je wilt.")), AtMost(120)],
        render_kw={"autocomplete": "off"},
    )
    why = LineField(_l("Waarom is dat belangrijk?"), [AtMost(500)], render_kw={"autocomplete": "off"})
    kind = SelectField(_l("Wens of opmerking?"), [Optional()], choices=[])


class RoomPlaceForm(ChosenPlaceForm, RoomForm):
    """The same, with a place that is chosen on the map or from the lists."""
