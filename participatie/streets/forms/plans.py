"""Forms of the plan itself: what it is about, where, who draws it, and the next round."""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, EmailField, Field, HiddenField, IntegerField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional, StopValidation

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField

MOST_EUROS = 10_000_000_000
_EUROS = re.compile(r"(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,11})(?:,(?:\d{2}|-))?", re.ASCII)


def cents_of(typed: str) -> int | None:
    """The cents in an amount as people write it (1200, 1.200, € 1.200,50); None for what is no amount."""
    found = _EUROS.fullmatch(typed.strip())
    if found is None:
        return None
    euros = int(found[1].replace(".", ""))
    cents = typed.strip()[-2:] if "," in typed else "00"
    return euros * 100 + (int(cents) if cents.isdigit() else 0) if euros <= MOST_EUROS else None


def is_amount(_form: FlaskForm, field: Field) -> None:
    """The text is empty or an amount in euros."""
    if field.data and cents_of(field.data) is None:
        raise StopValidation(_("Vul een bedrag in hele euro's in. Bijvoorbeeld: 450.000."))


class PlanForm(Form):
    """What the plan is about, and the figures of the client. `version` is the one that was on screen."""

    title = LineField(
        _l("Titel"),
        [Filled(_l("Geef het plan een titel.")), AtMost(120)],
        description=_l("Bijvoorbeeld: De Kerkstraat opnieuw."),
    )
    lead = LineField(
        _l("Waar gaat het om, in een zin?"),
        [Filled(_l("Zeg in een zin waar het om gaat.")), AtMost(300)],
        description=_l("Deze zin staat onder de titel."),
    )
    introduction = BodyField(
        _l("Inleiding"), [AtMost(10_000)], description=_l("Waarom is de straat aan de beurt, en wat gaat er gebeuren?")
    )
    theme = SelectField(_l("Thema"), [Optional()], description=_l("Met de plek en het thema kiezen we het team dat antwoordt."))
    client = SelectField(_l("Opdrachtgever"), [Optional()], description=_l("De partner die dit plan betaalt."))
    budget = LineField(_l("Budget in euro's"), [AtMost(20), is_amount], description=_l("Iedereen kan dit lezen."))
    works_from_on = DateField(_l("Eerste dag van het werk"), [Optional()])
    works_until_on = DateField(_l("Laatste dag van het werk"), [Optional()])
    ring_m = IntegerField(
        _l("Hoeveel meter om de straat doet ook mee?"),
        [Filled(_l("Vul een aantal meters in, of 0.")), NumberRange(0, 500, _l("Kies 0 tot 500 meter."))],
        default=50,
        description=_l("We tellen die adressen apart. Ze tellen nooit op bij de straat zelf."),
    )
    version = VersionField()


class PerimeterForm(Form):
    """Where: drawn on the map, or a street of the list with so many metres to both sides. What was drawn wins."""

    geometry = HiddenField()
    street = LineField(_l("Of kies een straat"), [AtMost(120)], description=_l("Typ de naam. We volgen de lijn van de straat."))
    asked = HiddenField()
    found = RadioField(_l("Welke straat bedoel je?"), [Optional()], choices=[], validate_choice=False)
    width_m = IntegerField(
        _l("Meters naar beide kanten van het midden"),
        [Optional(), NumberRange(3, 100, _l("Kies 3 tot 100 meter."))],
        default=10,
    )

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Let somebody choose which street they meant by what they typed."""
        self.asked.data, self.found.data = self.street.data, None
        self.found.choices = [SelectChoice(value, label) for value, label in choices]

    @property
    def chosen_id(self) -> int:
        """The street that was chosen among those of this name; 0 when the name was typed anew since."""
        chosen = str(self.found.data or "")
        is_same = self.asked.data == self.street.data
        return int(chosen) if is_same and chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0


class NewPlanForm(PlanForm, PerimeterForm):
    """All of a new plan at once."""


class DesignerForm(Form):
    """Ask somebody in to draw along."""

    email = EmailField(
        _l("E-mailadres"),
        [Filled(_l("Vul een e-mailadres in.")), AtMost(254)],
        description=_l("Wie dit adres heeft, krijgt een mail en kiest zelf. Pas na een ja zie je de naam."),
    )


class RoundForm(Form):
    """To the next round. `seen` is the round that the page showed as the one at hand."""

    seen = HiddenField()
    sentence = LineField(
        _l("Wat gebeurt er nu, in een zin?"),
        [AtMost(300)],
        description=_l("Iedereen leest deze zin. Wie het plan volgt, krijgt hem per mail."),
    )
    ends_on = DateField(_l("Tot en met welke dag kunnen mensen reageren?"), [Optional()])
    version = SelectField(_l("Welke versie wordt definitief?"), [Optional()], coerce=str, default="", choices=[])


class PlainForm(Form):
    """A form of one button."""
