"""The forms in which a cross-section is made, with and without a script.

`strips` holds them as they were on the screen; the fields `width-<key>` and `kind-<key>` hold what was typed and chosen
since. A button above the main one sends `do`: a verb, and after a colon the key of a strip.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from json import dumps, loads

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Email, NumberRange

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField
from participatie.streets import section as model
from participatie.streets.section_words import KIND_LABELS, MINIMUM_LABELS, REFUSALS, refusal
from participatie.streets.streetmix import read_streetmix

LONGEST_JSON = 8_000
ROOM_CM = NumberRange(model.NARROWEST_CM, model.WIDEST_CM * 4, _l("Vul een heel getal in, hoogstens 20.000 cm."))


@dataclass(frozen=True)
class Row:
    """One strip in the form: what was typed for its width, and what is wrong with that."""

    strip: model.Strip
    typed: str
    error: str = ""


class StripsForm(Form):
    """The strips, and the buttons that change them."""

    strips = HiddenField()
    do = HiddenField()
    new_kind = SelectField(
        _l("Soort strook"), choices=[SelectChoice(kind, label) for kind, label in KIND_LABELS.items()], validate_choice=False
    )

    rows: list[Row]

    def read(self, fallback: model.Strips, typed: Mapping[str, str]) -> None:
        """Take the strips that were on the screen with what was typed since; `fallback` when nothing came."""
        raw = self.strips.data or ""
        try:
            known = model.parse(loads(raw)) if 0 < len(raw) <= LONGEST_JSON else fallback
        except (ValueError, RecursionError) as error:
            known = fallback
            self.form_errors = [*self.form_errors, refusal(error if isinstance(error, model.BadSection) else NOT_READ)]
        self.rows = [_row(strip, typed) for strip in known]

    def choose(self, strips: model.Strips) -> None:
        """Show these strips."""
        self.rows = [Row(strip, str(strip.width_cm)) for strip in strips]

    @property
    def chosen(self) -> model.Strips:
        """The strips as they are now; where a width could not be read the one that was on the screen."""
        return tuple(row.strip for row in self.rows)

    @property
    def as_json(self) -> str:
        """What the hidden field holds."""
        return dumps(model.as_json(self.chosen), separators=(",", ":"))

    @property
    def is_sound(self) -> bool:
        """Whether every strip could be read."""
        return not self.form_errors and not any(row.error for row in self.rows)

    @property
    def asks_to_change(self) -> bool:
        """Whether a button was pressed that changes strips, and not the one that sends them."""
        return self.is_submitted() and bool(self.do.data)

    def act(self) -> None:
        """Do what the button says. What cannot be done is said above the form."""
        verb, _colon, key = (self.do.data or "").partition(":")
        if not self.is_sound or verb == "count":
            return
        act = ACTS.get(verb)
        try:
            if verb == "add":
                self.choose(model.add(self.chosen, self.new_kind.data or "", len(self.rows)))
            elif act is not None:
                self.choose(act(self.chosen, key))
        except model.BadSection as error:
            self.form_errors = [*self.form_errors, refusal(error)]

    def error_list(self) -> list[tuple[str, str]]:
        """Also what is wrong with widths."""
        return super().error_list() + [(f"width-{row.strip.key}", row.error) for row in self.rows if row.error]

    def validate(self, extra_validators: object = None) -> bool:
        """Good when all strips are."""
        is_good = super().validate()
        return self.is_sound and is_good


NOT_READ = model.BadSection("not_a_list")
ACTS: dict[str, Callable[[model.Strips, str], model.Strips]] = {
    "wider": lambda strips, key: model.widen(strips, key, model.STEP_CM),
    "narrower": lambda strips, key: model.widen(strips, key, -model.STEP_CM),
    "left": lambda strips, key: model.move(strips, key, -1),
    "right": lambda strips, key: model.move(strips, key, 1),
    "split": model.split,
    "remove": model.remove,
    "mirror": lambda strips, _key: model.mirrored(strips),
}


def _row(strip: model.Strip, typed: Mapping[str, str]) -> Row:
    text = typed.get(f"width-{strip.key}", str(strip.width_cm)).strip()
    kind = typed.get(f"kind-{strip.key}", strip.kind)
    kind = kind if kind in model.KINDS else strip.kind
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    if not is_number or not model.NARROWEST_CM <= int(text) <= model.WIDEST_CM:
        return Row(replace(strip, kind=kind), text[:40], str(REFUSALS["bad_width"]))
    return Row(replace(strip, kind=kind, width_cm=int(text)), str(int(text)))


class OwnSectionForm(StripsForm):
    """One's own cross-section, and what goes with it."""

    title = LineField(
        _l("Wat wil je anders, in een zin?"),
        [Filled(_l("Zeg in een zin wat je anders wilt.")), AtMost(120)],
        description=_l("Bijvoorbeeld: bredere stoep, minder rijbaan."),
    )
    why = BodyField(_l("Waarom is dit beter?"), [AtMost(2_000)])
    email = LineField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Je adres komt nergens op de site."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


class OfficialSectionForm(StripsForm):
    """A cross-section of a version: also its name, the room there is, and where it cuts the street."""

    name = LineField(
        _l("Naam"),
        [Filled(_l("Geef de doorsnede een naam.")), AtMost(120)],
        description=_l("De straat, en waar. Bijvoorbeeld: Kerkstraat bij de school."),
    )
    available_cm = IntegerField(_l("Ruimte van gevel tot gevel, in centimeter"), [ROOM_CM], render_kw={"inputmode": "numeric"})
    geometry = HiddenField()
    streetmix = BodyField(_l("JSON uit Streetmix"), [AtMost(200_000)])
    version = VersionField()

    def act(self) -> None:
        """Also begin with a street from Streetmix."""
        if self.do.data != "streetmix":
            super().act()
            return
        try:
            strips, self.available_cm.data = read_streetmix(self.streetmix.data)
        except model.BadSection as error:
            self.streetmix.errors = [refusal(error)]
            return
        self.available_cm.raw_data = None
        self.choose(strips)


class MinimumsForm(Form):
    """How narrow the municipality lets strips be."""

    def minimums(self) -> dict[str, int]:
        """What was filled in, by kind."""
        return {kind: self[kind].data for kind in MINIMUM_LABELS}


for _kind, _label in MINIMUM_LABELS.items():
    _range = NumberRange(0, model.WIDEST_CM, _l("Vul een heel getal van 0 tot 5.000 in."))
    setattr(MinimumsForm, _kind, IntegerField(_label, [_range], render_kw={"inputmode": "numeric"}))
