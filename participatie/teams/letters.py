"""What the mails of this domain say, looked up when they are sent: what is over by then is not told any more."""

from datetime import date

from flask_babel import gettext as _

from participatie.accounts.queries import find_person
from participatie.kernel.clock import today
from participatie.kernel.errors import NotFound
from participatie.kernel.mail import NothingToSay, Values
from participatie.kernel.outbox import Plain
from participatie.kernel.templating import day
from participatie.teams import queries


def fill(values: Values) -> dict[str, object]:
    """The values of one mail as they are now."""
    subject_id = _number(values.get("subject_id"))
    if queries.find_public_subject(subject_id) is None:
        raise NothingToSay
    if "handover_id" in values and not _is_asked(subject_id, values):
        raise NothingToSay
    return {**values, **_absence(values)} if "absence_id" in values else dict(values)


def _is_asked(subject_id: int, values: Values) -> bool:
    handover = queries.find_open_handover(subject_id)
    return handover is not None and handover.id == values["handover_id"]


def _absence(values: Values) -> dict[str, object]:
    """Who is away from when until when, as far as that still holds."""
    try:
        absence = queries.get_absence(_number(values["absence_id"]))
    except NotFound:
        raise NothingToSay from None
    person = find_person(absence.person_id)
    if person is None or absence.last_on < today() or str(values["last_on"]) != absence.last_on.isoformat():
        raise NothingToSay
    first, last = (day(date.fromisoformat(str(values[name]))) for name in ("from_on", "last_on"))
    return {"person_name": person.display_name or _("Een collega"), "first": first, "last": last}


def _number(value: Plain) -> int:
    return value if isinstance(value, int) else 0
