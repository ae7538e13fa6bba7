"""What the mails of this domain say, looked up when they are sent: what was hidden, withdrawn or read since is left out."""

from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.kernel.mail import NothingToSay, Values
from participatie.kernel.outbox import Plain
from participatie.notifications import queries
from participatie.notifications.queries import Group
from participatie.notifications.tokens import DAILY_DIGEST, WEEKLY_DIGEST
from participatie.subjects.kinds import kind_of
from participatie.subjects.urls import url_for_subject

MOST_GROUPS = 12


def fill(values: Values) -> dict[str, object]:
    """The values of one mail as they are now."""
    if "day" in values:
        return _digest(values)
    subject_id = _number(values, "subject_id")
    if subject_id and queries.find_public_subject(subject_id) is None:
        raise NothingToSay
    if "entry_id" not in values:
        return dict(values)
    group = queries.find_entry_group(_number(values, "person_id"), _number(values, "entry_id"))
    if group is None:
        raise NothingToSay
    return {**values, "group": group}


def _digest(values: Values) -> dict[str, object]:
    groups = queries.list_digest(_number(values, "person_id"), date.fromisoformat(str(values["day"])))
    if not groups:
        raise NothingToSay
    shown = groups[:MOST_GROUPS]
    told = {"groups": shown, "more": len(groups) - len(shown), "headline": headline(groups)}
    return {**values, **told, "stop_words": stop_words(_number(values, "digest"))}


def stop_words(digest: int) -> str:
    """What the link at the foot of a digest stops: mails of this kind, and no others."""
    words = {DAILY_DIGEST: _("Geen dagelijkse verzamelmail meer"), WEEKLY_DIGEST: _("Geen wekelijkse verzamelmail meer")}
    return words.get(digest) or _("Geen verzamelmail meer")


def headline(groups: list[Group]) -> str:
    """What a digest is about, in the line that people see first."""
    others, title = len(groups) - 1, shown_line(groups[0].title)
    if not others:
        return _("Nieuws over %(title)s", title=title)
    return ngettext("Nieuws over %(title)s en %(num)d ander", "Nieuws over %(title)s en %(num)d andere", others, title=title)


def shown_line(text: str) -> str:
    """A title as one line of plain characters: a damaged one may not spoil a digest about much else."""
    return "".join(character if character.isprintable() else " " for character in text)


def subject_mail_url(group: Group) -> str:
    """The whole address of a subject, for a mail; where its kind has no page, that of the news."""
    if not kind_of(group.kind).endpoint:
        return url_for("notifications.news", _external=True)
    return url_for_subject(group.kind, group.subject_id, group.title, external=True)


def _number(values: dict[str, Plain], name: str) -> int:
    value = values.get(name)
    return value if isinstance(value, int) else 0
