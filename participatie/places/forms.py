"""Forms of the administration of places."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from participatie.kernel.forms import Filled, Form


class AreasForm(Form):
    """A file of areas."""

    file = FileField(
        _l("Bestand met gebieden"),
        [Filled(_l("Kies een bestand."))],
        description=_l("GeoJSON zoals het CBS die uitgeeft: gemeente, wijken en buurten, ten hoogste 10 MB."),
        render_kw={"accept": ".geojson,.json,application/geo+json,application/json"},
    )


class AddressesForm(Form):
    """A file of addresses or streets."""

    file = FileField(
        _l("Bestand met adressen of straten"),
        [Filled(_l("Kies een bestand."))],
        description=_l("CSV met straat, huisnummer, postcode, woonplaats, lon en lat, of GeoJSON; ten hoogste 10 MB."),
        render_kw={"accept": ".csv,.geojson,.json,text/csv,application/geo+json,application/json"},
    )
