"""Forms of moderation."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from participatie.kernel.forms import AtMost, BodyField, Filled, Form
from participatie.moderation.models import RulingKind
from participatie.moderation.services import MAX_REASON

KIND_LABELS = {
    RulingKind.HIDE: _l("Verberg het"),
    RulingKind.SHOW: _l("Laat het weer zien"),
    RulingKind.LEAVE: _l("Laat het zoals het is"),
}


class ReportForm(Form):
    """Say what is wrong with something."""

    reason = BodyField(_l("Wat is er mis mee?"), [Filled(_l("Schrijf kort wat er mis mee is.")), AtMost(MAX_REASON)])


class RuleForm(Form):
    """Judge something."""

    kind = RadioField(_l("Wat doe je?"), [InputRequired(_l("Kies wat je doet."))])
    reason = BodyField(
        _l("Waarom?"),
        [AtMost(MAX_REASON)],
        description=_l("De schrijver leest dit. Zeg welke huisregel het is, en wat er anders moet."),
    )

    next = HiddenField()

    def suit(self, is_hidden: bool, way_back: str) -> "RuleForm":
        """Offer only what makes a difference now. Who comes from the thing itself came to change it, and goes back there."""
        kinds = (RulingKind.SHOW if is_hidden else RulingKind.HIDE, RulingKind.LEAVE)
        if not self.is_submitted() and way_back:
            self.kind.data, self.next.data = str(kinds[0]), way_back
        self.kind.choices = [SelectChoice(str(kind), str(KIND_LABELS[kind])) for kind in kinds]
        return self


class AppealForm(Form):
    """Say why one does not agree."""

    appeal = BodyField(
        _l("Waarom ben je het er niet mee eens?"),
        [Filled(_l("Schrijf waarom je het er niet mee eens bent.")), AtMost(MAX_REASON)],
        description=_l("Een moderator leest dit en kijkt nog een keer. Dat kan één keer."),
    )
