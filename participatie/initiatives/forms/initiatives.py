"""The forms of initiatives, one per step."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, SelectField, SubmitField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Optional

from participatie.initiatives.models import NeedKind
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField
from participatie.threads.forms import SaidFields

NEED_LABELS = {
    NeedKind.HANDS: _l("Handen"),
    NeedKind.KNOWLEDGE: _l("Kennis"),
    NeedKind.MONEY: _l("Geld"),
    NeedKind.MATERIAL: _l("Materiaal"),
    NeedKind.SPACE: _l("Ruimte"),
    NeedKind.PERMISSION: _l("Toestemming"),
    NeedKind.CONTACT: _l("Contacten"),
}
NEED_ROWS = 6


class PlaceForm(Form):
    """Where: drawn on the map, an address or street, or a whole area. What was drawn wins."""

    geometry = HiddenField()
    address = LineField(
        _l("Adres, straat of postcode"), [AtMost(120)], description=_l("Bijvoorbeeld: Molenhof 12, of alleen de straat.")
    )
    asked = HiddenField()
    found = RadioField(_l("Welke plek bedoel je?"), [Optional()], choices=[], validate_choice=False)
    area = SelectField(_l("Of een hele wijk, kern of buurt"), [Optional()], coerce=str, default="")
    place_name = LineField(
        _l("Hoe noem je deze plek?"), [AtMost(120)], description=_l("Bijvoorbeeld: het veldje achter de school.")
    )

    def offer(self, labels: list[str]) -> None:
        """Let somebody choose what they meant by the address that they typed."""
        self.asked.data, self.found.data = self.address.data, None
        self.found.choices = [SelectChoice(label, label) for label in labels]

    @property
    def meant(self) -> str:
        """The address: the choice that was made for it, or what was typed when that has changed since."""
        is_chosen = self.found.data and self.asked.data == self.address.data
        return str(self.found.data) if is_chosen else self.address.data


class StoryForm(Form):
    """What, and why it matters to you."""

    title = LineField(
        _l("Titel"), [Filled(_l("Geef je initiatief een titel.")), AtMost(120)], description=_l("Kort en duidelijk.")
    )
    lead = LineField(
        _l("Wat wil je, in een zin?"),
        [Filled(_l("Zeg in een zin wat je wilt.")), AtMost(300)],
        description=_l("Deze zin staat onder de titel en op de kaart."),
    )
    story = BodyField(_l("Het hele verhaal"), [AtMost(10_000)], description=_l("Wat ga je doen, met wie en wanneer?"))
    why = BodyField(_l("Waarom is dit belangrijk voor jou?"), [AtMost(2_000)])


class EditForm(StoryForm):
    """The same, from a known version, so that two makers do not overwrite each other."""

    version = VersionField()


class TopicForm(Form):
    """What it is about."""

    theme = RadioField(_l("Waar gaat het over?"), [InputRequired(_l("Kies een thema."))], coerce=int)


class ThemeForm(TopicForm):
    """What it is about, and what is still needed."""

    more = SubmitField()
    has_new_row = False

    def offer_needs(self) -> None:
        """Fill the choices of the needs."""
        choices = [SelectChoice("", _l("Niets"))]
        choices += [SelectChoice(kind.value, label) for kind, label in NEED_LABELS.items()]
        for number in range(NEED_ROWS):
            self[f"need_kind_{number}"].choices = choices

    @property
    def row_count(self) -> int:
        """How many rows stand on the screen: those that came with the form or hold something, and at least one."""
        used = [n + 1 for n in range(NEED_ROWS) if self[f"need_kind_{n}"].raw_data or self[f"need_kind_{n}"].data]
        return min(NEED_ROWS, max([1, *used]) + self.has_new_row)

    @property
    def may_grow(self) -> bool:
        """Whether one more row fits."""
        return self.row_count < NEED_ROWS

    def grows(self) -> bool:
        """Add a row when somebody asked for one instead of going on. Everything that was typed stays."""
        if not (self.is_submitted() and self.more.data):
            return False
        self.has_new_row = True
        return True

    def needs(self) -> list[tuple[str, str]]:
        """The pairs of kind and text that were filled in."""
        pairs = ((self[f"need_kind_{n}"].data, self[f"need_what_{n}"].data) for n in range(NEED_ROWS))
        return [(kind, what) for kind, what in pairs if kind]


for _number in range(NEED_ROWS):
    setattr(ThemeForm, f"need_kind_{_number}", SelectField(_l("Wat zoek je?"), coerce=str, default=""))
    setattr(ThemeForm, f"need_what_{_number}", LineField(_l("Vertel er iets over"), [AtMost(160)]))


class PhotoForm(Form):
    """A photo, and what is on it."""

    photos = FileField(_l("Foto"), description=_l("jpg, png of webp, tot 10 MB. We halen de plek uit je foto."))
    alt = LineField(_l("Wat staat erop?"), [AtMost(200)], description=_l("Voor mensen die de foto niet kunnen zien."))


class SenderForm(Form):
    """The address to which the link goes that places the draft."""

    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Je adres komt nergens op de site."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


class PlainForm(Form):
    """A form of one button."""


class MoveForm(Form):
    """To which stage, and the sentence that goes with it."""

    stage = RadioField(_l("Hoe ver zijn jullie?"), [InputRequired(_l("Kies een fase."))], coerce=str)
    sentence = LineField(
        _l("In een zin: waarom deze stap?"),
        [Filled(_l("Schrijf in een zin waarom jullie deze stap zetten.")), AtMost(300)],
        description=_l("Iedereen die dit volgt, leest deze zin."),
    )


class RecordForm(SaidFields, PlaceForm):
    """What somebody wants, written down by another: where, what, who said it."""

    title = LineField(_l("Titel"), [Filled(_l("Geef het een titel.")), AtMost(120)], description=_l("Kort en duidelijk."))
    lead = LineField(_l("Wat wil deze persoon, in een zin?"), [Filled(_l("Zeg in een zin wat deze persoon wil.")), AtMost(300)])
    why = BodyField(_l("Waarom is dit belangrijk voor deze persoon?"), [AtMost(2_000)])
    theme = SelectField(_l("Waar gaat het over?"), [Filled(_l("Kies een thema."))])
