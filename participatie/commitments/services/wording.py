"""What people type about promises, as it is kept."""

from datetime import date, timedelta

from flask_babel import gettext as _

from participatie.commitments.models import MAX_SENTENCE, MAX_WHAT
from participatie.kernel.clock import today
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line, is_seen

LONGEST = timedelta(days=5 * 366)


def usable_what(what: str) -> str:
    """What is promised, in one line."""
    text = clean_line(what)
    if not is_seen(text):
        raise Refused(_("Schrijf wat je belooft."), field="what")
    if len(text) > MAX_WHAT:
        raise Refused(_("Deze zin is te lang. Er passen %(limit)s tekens.", limit=MAX_WHAT), field="what")
    return text


def usable_day(due_on: date | None) -> date:
    """A day that can still come, not too far away."""
    if due_on is None:
        raise Refused(_("Kies wanneer het klaar is."), field="due_on")
    if due_on < today():
        raise Refused(_("Deze dag is al voorbij. Kies vandaag of later."), field="due_on")
    if due_on > today() + LONGEST:
        raise Refused(_("Dat is te ver weg. Kies een dag binnen vijf jaar."), field="due_on")
    return due_on


def usable_sentence(sentence: str, field: str, message: str) -> str:
    """A public reason; `message` asks for it when there is none."""
    text = clean_line(sentence)
    if not is_seen(text):
        raise Refused(message, field=field)
    if len(text) > MAX_SENTENCE:
        raise Refused(_("Deze zin is te lang. Er passen %(limit)s tekens.", limit=MAX_SENTENCE), field=field)
    return text
