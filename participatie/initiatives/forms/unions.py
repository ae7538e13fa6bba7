"""Forms for going on together."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.initiatives.forms.initiatives import NEED_LABELS
from participatie.initiatives.models import Initiative, Need, NeedKind, UnionPlace
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField


class ChooseUnionForm(Form):
    """With which other initiative."""

    other = RadioField(
        _l("Met welk initiatief?"), [InputRequired(_l("Kies een initiatief."))], choices=[], validate_choice=False, coerce=str
    )


class UnionForm(Form):
    """What the new initiative would be."""

    title = LineField(_l("Titel van het nieuwe initiatief"), [Filled(_l("Geef het nieuwe initiatief een titel.")), AtMost(120)])
    lead = LineField(
        _l("Wat willen jullie samen, in een zin?"), [Filled(_l("Zeg in een zin wat jullie samen willen.")), AtMost(300)]
    )
    story = BodyField(
        _l("Het verhaal"), [AtMost(8_000)], description=_l("We zetten jullie twee verhalen onder elkaar. Pas aan wat je wilt.")
    )
    place = RadioField(_l("Waar is het?"), choices=[], default=UnionPlace.BOTH.value)
    needs = SelectMultipleField(
        _l("Wat gaat mee van wat jullie zoeken?"), choices=[], coerce=str, option_widget=CheckboxInput(), widget=ListWidget(),
        description=_l("Wat al is aangeboden, blijft bij het oude initiatief. Wie iets aanbood, krijgt daarover een mail."),
    )  # fmt: skip

    def offer(self, one: Initiative, other: Initiative) -> None:
        """The places and needs of these two."""
        self.place.choices = [
            SelectChoice(UnionPlace.BOTH.value, _l("Op allebei de plekken")),
            SelectChoice(UnionPlace.ONE.value, _l("Op de plek van “%(title)s”", title=one.subject.title)),
            SelectChoice(UnionPlace.OTHER.value, _l("Op de plek van “%(title)s”", title=other.subject.title)),
        ]
        needs = [need for side in (one, other) for need in side.needs if need.is_open]
        self.needs.choices = [SelectChoice(str(need.id), need_words(need)) for need in needs]


def need_words(need: Need) -> str:
    """A need in a few words."""
    labels: Sequence[str] = [str(label) for kind, label in NEED_LABELS.items() if kind == NeedKind(need.kind)]
    return need.what or labels[0]


class AgreeForm(Form):
    """A yes to the texts of these versions."""

    one_version = VersionField()
    other_version = VersionField()


class RefuseForm(Form):
    """A no, and why."""

    reason = LineField(
        _l("Waarom niet?"),
        [Filled(_l("Schrijf in een zin waarom je nee zegt.")), AtMost(300)],
        description=_l("De makers van allebei de initiatieven lezen dit. Verder niemand."),
    )
