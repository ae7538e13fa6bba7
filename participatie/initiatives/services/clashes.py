"""Where two people changed the same: both texts, so that nothing typed is lost."""

from flask_babel import gettext as _

from participatie.initiatives.models import Initiative
from participatie.initiatives.services.drafts import Text
from participatie.kernel.db import db
from participatie.kernel.errors import Clash
from participatie.subjects import services as subjects


def hold_text(initiative: Initiative) -> None:
    """Two who write at once come one after the other, and the second sees what the first wrote."""
    subjects.hold(initiative.subject)
    db.session.refresh(initiative.subject, ["title", "lead"])
    db.session.refresh(initiative, ["stage", "story", "why", "version", "rewritten_at"])


def text_clashes(initiative: Initiative, text: Text) -> tuple[Clash, ...]:
    """What this text says otherwise than what stands there now."""
    pairs = (
        (_("Titel"), text.title, initiative.subject.title),
        (_("In een zin"), text.lead, initiative.subject.lead),
        (_("Het verhaal"), text.story, initiative.story),
        (_("Waarom"), text.why, initiative.why),
    )
    return tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs)
