"""Forms about a version as a whole: its name, from what it is made, a file with elements."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectField
from wtforms.validators import Optional

from participatie.kernel.forms import AtMost, BodyField, Form, LineField, TickField, VersionField


class BeginForm(Form):
    """From which version a new draft is made."""

    source = SelectField(_l("Begin met"), [Optional()], coerce=str, default="")
    name = LineField(
        _l("Naam"), [AtMost(80)], description=_l("Kort, zodat mensen erover kunnen praten. Bijvoorbeeld: met fietspad.")
    )


class DescribeForm(Form):
    """The name of a draft and what it changes."""

    name = LineField(_l("Naam"), [AtMost(80)])
    summary = BodyField(
        _l("Wat verandert er?"), [AtMost(4_000)], description=_l("Een paar zinnen. Iedereen leest dit boven de kaart.")
    )
    version = VersionField()


class PressForm(Form):
    """One button."""


class ImportForm(Form):
    """A file with elements."""

    file = FileField(
        _l("Bestand met onderdelen"),
        description=_l("GeoJSON in lengte- en breedtegraden, tot 4 MB en 5.000 onderdelen."),
        render_kw={"accept": ".geojson,.json,application/geo+json,application/json"},
    )
    skip_outside = TickField(_l("Sla over wat buiten het plan ligt"))


class ConfirmImportForm(Form):
    """Carry out what was tried."""

    version = VersionField()
