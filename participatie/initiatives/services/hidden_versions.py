"""An earlier text that is taken out of sight: by makers, or by a moderator with a ruling; and put back."""

from flask_babel import gettext as _

from participatie.initiatives import queries
from participatie.initiatives.events import VersionHidden, VersionShown
from participatie.initiatives.models import Initiative, InitiativeVersion
from participatie.initiatives.permissions import can_hide_version, can_show_version
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects import services as subjects


def hide_version(actor: Actor, initiative: Initiative, version: InitiativeVersion, reason: str) -> None:
    """Take an earlier text out of sight, as one of its makers, with a sentence that everybody can read."""
    _hold(initiative, version)
    authorize(can_hide_version, actor, initiative)
    if not reason.strip():
        raise Refused(_("Schrijf in een zin waarom. Iedereen kan die zin lezen."), field="sentence")
    _hide(actor, initiative, version, reason)


def rule_out_version(actor: Actor, initiative: Initiative, version: InitiativeVersion) -> None:
    """The same as a moderator: the reason stands with the ruling, and no maker undoes it."""
    _hold(initiative, version)
    authorize(can_hide_version, actor, initiative)
    _hide(actor, initiative, version, "")
    version.is_ruled = True
    db.session.flush()


def show_version(actor: Actor, initiative: Initiative, version: InitiativeVersion) -> None:
    """Put it back in sight. Doing so twice is no harm."""
    _hold(initiative, version)
    authorize(can_show_version, actor, initiative, version)
    if version.hidden_at is None:
        return
    version.hidden_at, version.hidden_reason, version.is_ruled = None, "", False
    db.session.flush()
    emit(VersionShown(by_id=actor.id, subject_id=initiative.id, number=version.number))


def _hide(actor: Actor, initiative: Initiative, version: InitiativeVersion, reason: str) -> None:
    if version.number >= queries.count_versions(initiative):
        raise Refused(_("Dit is de tekst van nu. De makers kunnen hem aanpassen; daarna kan deze versie verborgen worden."))
    if version.hidden_at is not None:
        return
    version.hidden_at, version.hidden_reason = now(), reason
    db.session.flush()
    emit(VersionHidden(by_id=actor.id, subject_id=initiative.id, number=version.number))


def _hold(initiative: Initiative, version: InitiativeVersion) -> None:
    subjects.hold(initiative.subject)
    db.session.refresh(version, ["hidden_at", "hidden_reason", "is_ruled"])
