"""Forms that link one subject to another."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from participatie.kernel.forms import AtMost, Filled, Form, LineField
from participatie.subjects.models import Relation

RELATIONS = {
    Relation.BELONGS_TO: _l("Ze horen bij elkaar"),
    Relation.ANSWERS: _l("Deze pagina is een antwoord op die andere"),
}


class LinkForm(Form):
    """What it has to do with, and how."""

    other = RadioField(
        _l("Wat hoort hierbij?"), [InputRequired(_l("Kies wat hierbij hoort."))], choices=[], validate_choice=False, coerce=str
    )
    relation = RadioField(
        _l("Wat hebben ze met elkaar te maken?"),
        choices=[SelectChoice(relation.value, label) for relation, label in RELATIONS.items()],
        default=Relation.BELONGS_TO.value,
    )
    note = LineField(
        _l("Waarom horen ze bij elkaar?"), [AtMost(200)], description=_l("Een zin. Die staat erbij op allebei de pagina's.")
    )


class UnlinkForm(Form):
    """Why it is not so."""

    reason = LineField(
        _l("Waarom klopt dit niet?"),
        [Filled(_l("Schrijf in een zin waarom dit niet klopt.")), AtMost(200)],
        description=_l("Iedereen kan deze zin lezen in wat er gebeurde."),
    )
