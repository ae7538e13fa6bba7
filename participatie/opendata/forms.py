"""Forms for files that are brought in."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from participatie.kernel.forms import AtMost, Filled, Form, LineField
from participatie.opendata.columns import LABELS, NEEDED
from participatie.opendata.models import ImportKind, Repeated


class UploadForm(Form):
    """A file, what is in it, and where it comes from."""

    kind = RadioField(
        _l("Wat staat erin?"),
        [Filled(_l("Kies wat erin staat."))],
        choices=[
            SelectChoice(ImportKind.INITIATIVES, _l("Initiatieven")),
            SelectChoice(ImportKind.COMMENTS, _l("Berichten bij initiatieven")),
        ],
    )
    source = LineField(
        _l("Waar komt het vandaan?"),
        [Filled(_l("Vul in waar het vandaan komt.")), AtMost(40)],
        description=_l("Bijvoorbeeld: Ideeënbus 2025. Dit staat bij alles wat je overneemt."),
    )
    file = FileField(
        _l("Bestand"),
        [Filled(_l("Kies een bestand."))],
        description=_l("CSV of GeoJSON, ten hoogste 10 MB en 20.000 rijen."),
        render_kw={"accept": ".csv,.txt,.tsv,.geojson,.json,text/csv,application/geo+json,application/json"},
    )


class StartForm(Form):
    """What to do with rows that look like an earlier one."""

    doubles = RadioField(
        _l("Wat doen we met rijen die dubbel lijken?"),
        [Filled(_l("Kies wat we doen met rijen die dubbel lijken."))],
        choices=[
            SelectChoice(Repeated.SKIP, _l("Sla ze over")),
            SelectChoice(Repeated.BRING, _l("Plaats ze ook")),
        ],
    )


class ColumnsForm(Form):
    """Which column of the file is which of ours; made for one kind of file by `columns_form`."""

    def chosen(self) -> dict[str, str]:
        """The columns that were chosen."""
        return {field.short_name: field.data for field in self if isinstance(field, SelectField) and field.data}


def columns_form(kind: str, columns: Sequence[str], chosen: Mapping[str, str]) -> ColumnsForm:
    """The form for a file with these columns, with a choice already made."""
    choices = [SelectChoice("", _("staat er niet in")), *(SelectChoice(name, name) for name in columns)]
    fields = {
        ours: SelectField(
            label,
            [Filled(_l("Kies een kolom."))] if ours in NEEDED[kind] else [],
            choices=choices,
            default=chosen.get(ours, ""),
        )
        for ours, label in LABELS[kind].items()
    }
    made: type[ColumnsForm] = type("ColumnsFormOfFile", (ColumnsForm,), fields)
    return made()
