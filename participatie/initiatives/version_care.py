"""Earlier texts of initiatives as moderators judge them."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.initiatives.models import Initiative, InitiativeVersion
from participatie.initiatives.queries import count_versions, find_initiative, find_version
from participatie.initiatives.services import hidden_versions
from participatie.kernel.access import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation.things import Care, Thing

WORD = "version"


def find(number: int) -> Thing | None:
    """The version with this id, once another came after it."""
    version = find_version(number)
    initiative = find_initiative(version.initiative_id) if version else None
    if version is None or initiative is None or version.number >= count_versions(initiative):
        return None
    subject = initiative.subject
    is_shown = subject.is_published and not subject.is_hidden
    return Thing(
        anchor=f"{WORD}-{number}",
        subject=subject,
        title=_("Versie %(n)s van “%(title)s”", n=version.number, title=subject.title),
        text="\n\n".join(part for part in (version.title, version.lead, version.story, version.why) if part),
        person_id=version.by_id,
        hidden_at=version.hidden_at,
        may_be_reported=version.hidden_at is None and is_shown,
    )


def url(number: int) -> str:
    """Where it is compared with the text of now."""
    initiative, version = _get(number)
    return url_for("initiatives.versions", subject_id=initiative.id, van=version.number)


def hide(actor: Actor, number: int, _reason: str) -> None:
    """Take it out of sight; the reason is kept with the ruling."""
    hidden_versions.rule_out_version(actor, *_get(number))


def show(actor: Actor, number: int) -> None:
    """Put it back in sight."""
    hidden_versions.show_version(actor, *_get(number))


def _get(number: int) -> tuple[Initiative, InitiativeVersion]:
    version = find_version(number)
    initiative = find_initiative(version.initiative_id) if version else None
    if version is None or initiative is None:
        raise NotFound
    return initiative, version


CARE = Care(_l("Eerdere tekst"), find, url, hide, show)
