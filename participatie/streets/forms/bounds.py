"""The form for what can still change and what cannot: rows, one map at a time."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, SubmitField
from wtforms.fields import SelectChoice

from participatie.kernel.forms import AtMost, BodyField, Form, LineField, VersionField
from participatie.streets.models import BoundKind, Firmness

MOST_ROWS = 20
PARTS = ("kind", "firmness", "title", "reason", "source", "geometry", "width_cm")
WIDTHS_CM = range(100, 2001)

KIND_LABELS = {
    BoundKind.PIPES: _l("Riool en leidingen"),
    BoundKind.CABLES: _l("Kabels"),
    BoundKind.EMERGENCY: _l("Brandweer en ambulance"),
    BoundKind.PARKING: _l("Parkeernorm"),
    BoundKind.TREES: _l("Bomen"),
    BoundKind.BUDGET: _l("Geld"),
    BoundKind.OTHER: _l("Iets anders"),
}
FIRMNESS_CHOICES = {
    Firmness.OPEN: _l("Kan nog anders"),
    Firmness.SOFT: _l("Kan met een goede reden"),
    Firmness.HARD: _l("Ligt vast"),
}


class BoundsForm(Form):
    """Rows of bounds. Buttons add a row, take one away or open the map of one; what was typed stays."""

    version = VersionField()
    more = SubmitField()
    drop = HiddenField()
    draw = HiddenField()
    drawing: int | None = None
    has_new_row = False

    @property
    def row_count(self) -> int:
        """How many rows stand on the screen: those that came with the form or hold something, and at least one."""
        used = [n + 1 for n in range(MOST_ROWS) if self[f"title_{n}"].raw_data or self[f"title_{n}"].data]
        return min(MOST_ROWS, max([1, *used]) + self.has_new_row)

    @property
    def may_grow(self) -> bool:
        """Whether one more row fits."""
        return self.row_count < MOST_ROWS

    def rearranges(self) -> bool:
        """Add, drop or open a row when somebody asked for that instead of saving. Everything else that was typed stays."""
        if not self.is_submitted():
            return False
        if self.more.data:
            self.has_new_row = True
            return True
        if (row := _row_number(self.drop.data)) is not None:
            self._drop(row)
            return True
        self.drawing = _row_number(self.draw.data)
        return self.drawing is not None

    def _drop(self, row: int) -> None:
        rows = [n for n in range(self.row_count) if n != row]
        typed = [{part: self[f"{part}_{n}"].data for part in PARTS} for n in rows]
        for n in range(MOST_ROWS):
            for part in PARTS:
                field = self[f"{part}_{n}"]
                field.data, field.raw_data = (typed[n][part], [""]) if n < len(typed) else (field.default or "", None)

    def rows(self) -> list[dict[str, str]]:
        """What was filled in; a row without a title and a reason is no row."""
        typed = [{part: self[f"{part}_{n}"].data or "" for part in PARTS} | {"row": str(n)} for n in range(MOST_ROWS)]
        return [row for row in typed if row["title"] or row["reason"] or row["source"] or row["geometry"] or row["width_cm"]]

    def validate(self, extra_validators: object = None) -> bool:
        """A row that says something has a title."""
        is_good = super().validate()
        for row in self.rows():
            if not row["title"]:
                field = self[f"title_{row['row']}"]
                field.errors, is_good = [*field.errors, _("Zeg in een paar woorden wat hier geldt.")], False
            if wrong := _wrong_width(row):
                field = self[f"width_cm_{row['row']}"]
                field.errors, is_good = [*field.errors, wrong], False
        return is_good


def _wrong_width(row: dict[str, str]) -> str:
    """What is wrong with the width of a row; nothing when it has none or a good one."""
    typed = row["width_cm"]
    if not typed:
        return ""
    if row["kind"] != BoundKind.EMERGENCY:
        return _("Een breedte hoort alleen bij brandweer en ambulance.")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) in WIDTHS_CM):
        return _("Vul een heel getal van 100 tot 2.000 in, in centimeters.")
    return ""


def _row_number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and int(typed[:3]) < MOST_ROWS else None


for _number in range(MOST_ROWS):
    _kinds = [SelectChoice(kind.value, label) for kind, label in KIND_LABELS.items()]
    _ways = [SelectChoice(way.value, label) for way, label in FIRMNESS_CHOICES.items()]
    setattr(BoundsForm, f"firmness_{_number}", SelectField(_l("Hoe vast?"), default=Firmness.OPEN.value, choices=_ways))
    setattr(
        BoundsForm, f"kind_{_number}", SelectField(_l("Waar gaat het over?"), default=BoundKind.OTHER.value, choices=_kinds)
    )
    setattr(
        BoundsForm,
        f"title_{_number}",
        LineField(_l("Wat geldt hier?"), [AtMost(120)], description=_l("Bijvoorbeeld: het riool blijft in het midden.")),
    )
    setattr(BoundsForm, f"reason_{_number}", BodyField(_l("Waarom?"), [AtMost(1000)]))
    setattr(
        BoundsForm,
        f"source_{_number}",
        LineField(_l("Waar staat dat?"), [AtMost(200)], description=_l("Bijvoorbeeld: rioolkaart 2026.")),
    )
    setattr(
        BoundsForm,
        f"width_cm_{_number}",
        LineField(
            _l("Hoeveel centimeter moet vrij blijven?"),
            [AtMost(6)],
            description=_l("Alleen bij brandweer en ambulance. Bijvoorbeeld: 350."),
            render_kw={"inputmode": "numeric"},
        ),
    )
    setattr(BoundsForm, f"geometry_{_number}", HiddenField())
