"""Forms for the drawing under a version: the sheet, and three points by which it lies."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from shapely.geometry import Point

from participatie.kernel.errors import Refused
from participatie.kernel.forms import AtMost, Form, LineField
from participatie.places.geometry import from_rd, to_rd
from participatie.streets.underlay import Pin

PIN_NUMBERS = (1, 2, 3)


class SheetForm(Form):
    """A file, and which page of it."""

    drawing = FileField(
        _l("Tekening"),
        description=_l("pdf, png of jpg, tot 10 MB."),
        render_kw={"accept": "application/pdf,image/png,image/jpeg"},
    )
    page = LineField(_l("Bladzijde"), [AtMost(3)], description=_l("Alleen bij een pdf."))


class PlacementForm(Form):
    """Three pairs: a spot on the sheet in percents, a place in metres of the national grid."""

    opacity = LineField(_l("Hoe sterk zie je de tekening?"), [AtMost(3)], description=_l("10 is vaag, 100 is vol."))

    def pins(self) -> list[Pin]:
        """The three pairs; refused at the field that is no number."""
        return [self._pin(number) for number in PIN_NUMBERS]

    def strength(self) -> int:
        """The opacity in percents."""
        return round(_number(self.opacity.data or "70", "opacity"))

    def _pin(self, number: int) -> Pin:
        left, top, x, y = (_number(self[f"{name}_{number}"].data, f"{name}_{number}") for name in ("left", "top", "x", "y"))
        if not (-10_000 <= x <= 300_000 and 290_000 <= y <= 650_000):
            raise Refused(_("Deze plek ligt buiten Nederland. Typ meters van het Rijksdriehoeksstelsel."), f"x_{number}")
        place = from_rd(Point(x, y))
        return Pin(left / 100, top / 100, place.x, place.y)


for _n in PIN_NUMBERS:
    setattr(PlacementForm, f"left_{_n}", LineField(_l("Vanaf links, in procenten"), [AtMost(8)]))
    setattr(PlacementForm, f"top_{_n}", LineField(_l("Vanaf boven, in procenten"), [AtMost(8)]))
    setattr(PlacementForm, f"x_{_n}", LineField(_l("x in meters"), [AtMost(12)]))
    setattr(PlacementForm, f"y_{_n}", LineField(_l("y in meters"), [AtMost(12)]))


def filled(points: list[list[float]] | None, opacity: int) -> dict[str, str]:
    """The values of the form for a sheet that lies already."""
    values = {"opacity": str(opacity)}
    for number, (u, v, lon, lat) in enumerate(points or [], 1):
        place = to_rd(Point(lon, lat))
        named = {"left": f"{100 * u:.2f}", "top": f"{100 * v:.2f}", "x": f"{place.x:.2f}", "y": f"{place.y:.2f}"}
        values |= {f"{name}_{number}": value for name, value in named.items()}
    return values


def _number(text: str, field: str) -> float:
    try:
        value = float((text or "").replace(",", "."))
    except ValueError as error:
        raise Refused(_("Hier hoort een getal."), field) from error
    if not abs(value) < 1e7:
        raise Refused(_("Hier hoort een getal."), field)
    return value
