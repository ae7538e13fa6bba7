"""Dates as an iCalendar (RFC 5545) that a calendar on a phone can follow."""

import re
from collections.abc import Sequence
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from participatie.opendata.dates import Occasion

MEDIA_TYPE = "text/calendar"
_NOT_IN_A_LINE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\u2028\u2029]")


def calendar_of(name: str, host: str, occasions: Sequence[Occasion]) -> bytes:
    """The file. The same thing keeps its UID on this host for good; what was taken back is cancelled, not left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Participatie//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _clean(name))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for occasion in occasions:
        calendar.add_component(_event(occasion, host))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(occasion: Occasion, host: str) -> Event:
    event = Event()
    event.add("uid", f"{occasion.key}@{host}")
    event.add("dtstamp", occasion.changed_at.astimezone(UTC))
    event.add("dtstart", occasion.starts)
    event.add("dtend", occasion.ends)
    event.add("summary", _clean(occasion.summary))
    event.add("description", _clean(f"{occasion.text}\n{occasion.url}"))
    event.add("url", occasion.url)
    event.add("sequence", occasion.revision)
    event.add("status", "CANCELLED" if occasion.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _clean(text: str) -> str:
    return _NOT_IN_A_LINE.sub("", text.replace("\r\n", "\n"))
