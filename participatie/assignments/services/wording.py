"""What people type about assignments, as it is kept."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from flask_babel import gettext as _

from participatie.assignments.models import (
    MAX_INDICATOR,
    MAX_LINK,
    MAX_SENTENCE,
    MAX_TEXT,
    MAX_TITLE,
    MAX_UNIT,
    What,
)
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body, clean_line, is_seen

MOST_HOURS = 100_000
_OWN_PAGE = re.compile(r"/[a-z0-9][a-z0-9/?=&.#-]*", re.ASCII)


def usable_line(text: str, field: str, limit: int, message: str = "") -> str:
    """One line at its field; `message` asks for it when there is none, and without a message it may be empty."""
    line = clean_line(text)
    if message and not is_seen(line):
        raise Refused(message, field=field)
    return _fitting(line, field, limit)


def usable_how(text: str) -> str:
    """How a team does it, in as many words as fit."""
    return _fitting(clean_body(text), "how", MAX_TEXT)


def _fitting(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(_("Deze tekst is te lang. Er passen %(limit)s tekens.", limit=limit), field=field)
    return text


def usable_what(what: What) -> What:
    """What is asked, cleaned; a draft needs no more than a title."""
    cleaned = replace(
        what,
        title=usable_line(what.title, "title", MAX_TITLE),
        result=_fitting(clean_body(what.result), "result", MAX_TEXT),
        effect=usable_line(what.effect, "effect", MAX_SENTENCE),
        indicator=usable_line(what.indicator, "indicator", MAX_INDICATOR),
        unit=usable_line(what.unit, "unit", MAX_UNIT),
        bounds=_fitting(clean_body(what.bounds), "bounds", MAX_TEXT),
        bounds_url=usable_line(what.bounds_url, "bounds_url", MAX_LINK),
        for_residents=usable_line(what.for_residents, "for_residents", MAX_SENTENCE),
    )
    if not is_seen(cleaned.title):
        raise Refused(_("Geef de opdracht een naam."), field="title")
    if cleaned.bounds_url and not is_link(cleaned.bounds_url):
        raise Refused(_("Plak een adres dat met https:// begint, of een pagina van deze site."), field="bounds_url")
    if cleaned.hours is not None and not 0 <= cleaned.hours <= MOST_HOURS:
        raise Refused(_("Kies een aantal uren van 0 tot %(most)s.", most=MOST_HOURS), field="hours")
    _refuse_odd_days(cleaned)
    return cleaned


def is_link(text: str) -> bool:
    """Whether it is the address of a page of ours, or of one elsewhere that can be opened safely."""
    if text.startswith("/"):
        return _OWN_PAGE.fullmatch(text) is not None
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and " " not in text


def _refuse_odd_days(what: What) -> None:
    if what.starts_on and what.ends_on and what.ends_on < what.starts_on:
        raise Refused(_("De einddag ligt voor de begindag."), field="ends_on")
    if what.starts_on and what.measure_on and what.measure_on < what.starts_on:
        raise Refused(_("De meetdag ligt voor de begindag."), field="measure_on")
    for field in ("starts_on", "ends_on", "measure_on"):
        day: date | None = getattr(what, field)
        if day is not None and not 2000 <= day.year <= 2100:
            raise Refused(_("Kijk het jaartal na."), field=field)


def refuse_incomplete(what: What) -> None:
    """Say what is missing before two sides can agree on it."""
    wanted = (
        ("result", what.result, _("Schrijf welk resultaat er moet zijn.")),
        ("effect", what.effect, _("Schrijf in een zin wat mensen ervan merken.")),
        ("indicator", what.indicator, _("Schrijf waaraan je het effect ziet.")),
        ("aim", what.aim_hundredths is not None, _("Schrijf welke waarde je wilt bereiken.")),
        ("measure_on", what.measure_on, _("Kies de dag waarop je meet.")),
        ("starts_on", what.starts_on, _("Kies wanneer het begint.")),
        ("ends_on", what.ends_on, _("Kies wanneer het klaar is.")),
        ("hours", what.hours is not None, _("Schrijf hoeveel uur het kost. Kost het geen uren, vul dan 0 in.")),
        ("for_residents", what.for_residents or not what.touches_residents, _("Schrijf in een zin wat bewoners ervan merken.")),
    )
    for field, is_there, message in wanted:
        if not is_there:
            raise Refused(message, field=field)
