"""The download of all that is held about a person: a file for programs, the same as a page to read, and the photos."""

import base64
import json
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import current_app, render_template
from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.models import Person
from participatie.accounts.own_data import Holding, Whose
from participatie.kernel import files
from participatie.kernel.clock import now
from participatie.kernel.web import rendering

LABELS = {
    "alt": _l("wat er op de foto staat"),
    "appeal": _l("je bezwaar"),
    "at": _l("wanneer"),
    "body": _l("tekst"),
    "browser": _l("apparaat"),
    "created_at": _l("gemaakt"),
    "display_name": _l("naam"),
    "due_on": _l("uiterlijk"),
    "email": _l("e-mailadres"),
    "ended_at": _l("gestopt"),
    "event": _l("wat er gebeurde"),
    "expires_at": _l("geldig tot"),
    "for_whom": _l("voor wie"),
    "issuer": _l("inlog van"),
    "kind": _l("soort"),
    "label": _l("plek"),
    "language": _l("taal"),
    "lead": _l("in het kort"),
    "message": _l("bericht"),
    "name": _l("naam"),
    "note": _l("toelichting"),
    "pace": _l("hoe vaak"),
    "phone": _l("telefoonnummer"),
    "place_label": _l("plek"),
    "place_name": _l("plek"),
    "published_at": _l("geplaatst"),
    "reason": _l("reden"),
    "reply": _l("antwoord"),
    "role": _l("rol"),
    "sentence": _l("zin"),
    "since": _l("sinds"),
    "story": _l("verhaal"),
    "subject_line": _l("onderwerp"),
    "text": _l("tekst"),
    "title": _l("titel"),
    "until": _l("tot"),
    "used_at": _l("laatst gebruikt"),
    "what": _l("wat"),
    "why": _l("waarom"),
    "withdrawn_at": _l("teruggenomen"),
}
"""The columns that the page to read shows; the file for programs has all of them."""

Rows = list[tuple[Holding, list[dict[str, object]]]]


def build(person: Person) -> bytes:
    """The whole download. It reads only."""
    found: Rows = list(own_data.collect(Whose(person.id, person.email)))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("gegevens.json", _for_programs(found))
        archive.writestr("gegevens.html", _to_read(found, person.language))
        for key in sorted(_photos(found)):
            if files.path_of(key).is_file():
                archive.write(files.path_of(key), f"fotos/{key}.webp")
    return packed.getvalue()


def _for_programs(found: Rows) -> str:
    tables = {
        holding.table.name: [{name: _plain(value) for name, value in row.items()} for row in rows] for holding, rows in found
    }
    return json.dumps({"made_at": now().isoformat(), "tables": tables}, ensure_ascii=False, indent=1)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value if value is None or isinstance(value, str | int | float | list | dict) else str(value)


def _photos(found: Rows) -> set[str]:
    return {str(row["file_key"]) for _holding, rows in found for row in rows if row.get("file_key")}


def _to_read(found: Rows, language: str) -> str:
    with current_app.test_request_context(base_url=current_app.config["BASE_URL"]), force_locale(language):
        parts = [
            (
                str(holding.title),
                [[(str(LABELS[name]), value) for name, value in row.items() if name in LABELS and value] for row in rows],
            )
            for holding, rows in found
        ]
        token = rendering.set(True)
        try:
            return render_template("accounts/own_data_file.html", parts=parts, made_at=now(), is_moment=is_moment)
        finally:
            rendering.reset(token)


def is_moment(value: object) -> bool:
    """Whether a value is a moment, which is shown on the clock of here."""
    return isinstance(value, datetime)
