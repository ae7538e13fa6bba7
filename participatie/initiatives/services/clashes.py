"""Where two people changed the same: both texts, so that nothing typed is lost."""

from flask_babel import gettext as _

from participatie.initiatives.models import Initiative
from participatie.initiatives.services.drafts import Text
from participatie.kernel.errors import Clash


def text_clashes(initiative: Initiative, text: Text) -> tuple[Clash, ...]:
    """What this text says otherwise than what stands there now."""
    pairs = (
        (_("Titel"), text.title, initiative.subject.title),
        (_("In een zin"), text.lead, initiative.subject.lead),
        (_("Het verhaal"), text.story, initiative.story),
        (_("Waarom"), text.why, initiative.why),
    )
    return tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs)
