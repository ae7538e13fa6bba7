"""The forms in which people wish and remark."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.streets.models import SORTS


class ChosenPlaceForm(Form):
    """Where in the street, without a house: drawn on the map, a thing that stands there, or a part of the street."""

    geometry = HiddenField()
    part = SelectField(_l("Of een deel van de straat"), [Optional()], coerce=str, default="")
    element = SelectField(_l("Of iets dat er staat of komt"), [Optional()], coerce=str, default="")


class PlaceForm(ChosenPlaceForm):
    """Where in the street. What was drawn wins from an element, that from a house, and that from a part of the street."""

    house = LineField(_l("Bij welk huisnummer?"), [AtMost(120)], description=_l("Bijvoorbeeld: 14, of Kerkstraat 14."))
    asked = HiddenField()
    found = RadioField(_l("Welk huis bedoel je?"), [Optional()], choices=[], validate_choice=False)

    def offer(self, labels: list[str]) -> None:
        """Let somebody choose which house they meant."""
        self.asked.data, self.found.data = self.house.data, None
        self.found.choices = [SelectChoice(label, label) for label in labels]

    @property
    def meant(self) -> str:
        """The house: the choice that was made for it, or what was typed when that has changed since."""
        is_chosen = self.found.data and self.asked.data == self.house.data
        return str(self.found.data) if is_chosen else self.house.data

    @property
    def names_another_place(self) -> bool:
        """Whether a place was drawn, typed or refused beside the thing one came for, and so must stay in sight."""
        fields = (self.geometry, self.house, self.part)
        return bool(self.element.errors) or any(field.data or field.errors for field in fields)

    @property
    def names_part_or_element(self) -> bool:
        """Whether the lists below the house number are in use, and so stay unfolded."""
        return bool(self.part.data or self.element.data or self.part.errors or self.element.errors)


class WishText(Form):
    """What somebody wishes, why and for whom."""

    element_kind = RadioField(
        _l("Wat voor wens is het?"),
        [InputRequired(_l("Kies wat voor wens het is."))],
        coerce=str,
        choices=[SelectChoice(sort.kind.value, sort.label) for sort in SORTS.values()],
    )
    title = LineField(
        _l("Je wens in één zin"),
        [Filled(_l("Schrijf je wens in één zin.")), AtMost(120)],
        description=_l("Bijvoorbeeld: een drempel waar de kinderen oversteken."),
    )
    body = BodyField(_l("Wil je er meer over vertellen?"), [AtMost(2_000)])
    why = BodyField(
        _l("Waarom wil je dit?"),
        [AtMost(1_000)],
        description=_l("Wat gaat er nu mis, of wat wordt er beter? Dan kan de ontwerper ook een andere oplossing zoeken."),
    )
    for_whom = LineField(_l("Voor wie is dit belangrijk?"), [AtMost(120)], description=_l("Bijvoorbeeld: kinderen, ouderen."))


class RemarkText(Form):
    """What somebody remarks on a version, and why."""

    title = LineField(
        _l("Je opmerking in één zin"),
        [Filled(_l("Schrijf je opmerking in één zin.")), AtMost(120)],
        description=_l("Bijvoorbeeld: de boom staat te dicht op mijn raam."),
    )
    body = BodyField(_l("Wil je er meer over vertellen?"), [AtMost(2_000)])
    why = BodyField(
        _l("Waarom is dit belangrijk?"),
        [AtMost(1_000)],
        description=_l("Dan kan de ontwerper ook een andere oplossing zoeken."),
    )


class PhotoPart(Form):
    """A photo, and what is on it."""

    photos = FileField(_l("Foto"), description=_l("jpg, png of webp, tot 10 MB. We halen de plek uit je foto."))
    alt = LineField(_l("Wat staat erop?"), [AtMost(200)], description=_l("Voor mensen die de foto niet kunnen zien."))


class PhotoForm(PhotoPart):
    """One more photo with what was placed; without one there is nothing to keep."""

    photos = FileField(
        _l("Foto"),
        [InputRequired(_l("Kies eerst een foto."))],
        description=_l("jpg, png of webp, tot 10 MB. We halen de plek uit je foto."),
    )


class ByMail(Form):
    """The address to which the link goes that places it."""

    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Je adres komt nergens op de site."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


class KeptPhotoPart(PhotoPart):
    """A photo that stays with the form when something else in it has to be corrected."""

    kept = HiddenField()
    drop = TickField(_l("Haal deze foto weg"))


class WishForm(PlaceForm, WishText, KeptPhotoPart):
    """A wish, all on one page."""


class WishByMailForm(WishForm, ByMail):
    """The same for who is not signed in."""


class RemarkForm(PlaceForm, RemarkText, KeptPhotoPart):
    """A remark, all on one page."""


class RemarkByMailForm(RemarkForm, ByMail):
    """The same for who is not signed in."""


class ChangeWishForm(WishText):
    """A wish that was placed, from a known version."""

    version = VersionField()


class ChangeRemarkForm(RemarkText):
    """A remark that was placed, from a known version."""

    version = VersionField()


class MoveForm(PlaceForm):
    """Another place for what was placed, from a known version."""

    version = VersionField()

    def prefer_words_to(self, drawn: str) -> None:
        """Without a map the place that stood there comes along unchanged; what was typed or chosen then counts."""
        if self.geometry.data == drawn and (self.house.data or self.part.data or self.element.data):
            self.geometry.data = ""


class PlainForm(Form):
    """A form of one button."""
