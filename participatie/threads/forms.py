"""Forms of conversations."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from participatie.kernel.db import LARGEST_ID
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, VersionField
from participatie.threads.models import MAX_LENGTH, PostKind
from participatie.threads.queries import DeskView
from participatie.threads.voices import SELF, kinds_of

KIND_LABELS = {
    PostKind.COMMENT: _l("Reactie"),
    PostKind.QUESTION: _l("Vraag"),
    PostKind.ANSWER: _l("Antwoord"),
    PostKind.UPDATE: _l("Nieuws van de makers"),
    PostKind.RECORD: _l("Verslag van wat iemand elders zei"),
    PostKind.NOTE: _l("Notitie"),
}
OPEN_KINDS = [PostKind.COMMENT, PostKind.QUESTION]
LETTERS = _l("Schrijf eerst je bericht.")


class PostForm(Form):
    """Write a post. Who is signed out gives an address; who has several voices chooses one."""

    parent_id = IntegerField(_l("Reactie op"), [Optional(), NumberRange(1, LARGEST_ID)])
    body = BodyField(_l("Jouw bericht"), [Filled(LETTERS), AtMost(MAX_LENGTH)])
    kind = RadioField(_l("Wat is het?"), default=PostKind.COMMENT, validate_choice=False)
    voice = RadioField(_l("Je schrijft als"), validate_choice=False)
    email = EmailField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), AtMost(254)],
        description=_l("Je krijgt een mail met een link. Na een klik daarop staat je bericht erbij. Niemand ziet je adres."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )

    def suit(self, desk: DeskView) -> "PostForm":
        """Offer this actor what they may choose, and nothing else. Only a page begins with a voice: what was sent stays."""
        kinds = kinds_of(desk.voices) if desk.voices else OPEN_KINDS
        self.kind.choices = [SelectChoice(str(kind), str(KIND_LABELS[kind])) for kind in kinds]
        self.voice.choices = [SelectChoice(voice.key, str(voice.label)) for voice in desk.voices]
        if not self.is_submitted() and self.voice.data not in {voice.key for voice in desk.voices}:
            self.voice.data = desk.first_voice
        if len(desk.voices) < 2:
            del self.voice
        if desk.is_signed_in:
            del self.email
        return self

    @property
    def voice_key(self) -> str:
        """The voice that was chosen; the own one where there is nothing to choose."""
        return str(self.voice.data or SELF) if "voice" in self._fields else SELF


class NoteForm(Form):
    """Leave a note for the own team."""

    body = BodyField(_l("Notitie voor het team"), [Filled(LETTERS), AtMost(MAX_LENGTH)], id="note-body")


class EditForm(Form):
    """Change a post; `version` is the one that was on the screen."""

    body = BodyField(_l("Jouw bericht"), [Filled(LETTERS), AtMost(MAX_LENGTH)])
    version = VersionField()


class ButtonForm(Form):
    """Only a button: what it does is in the address."""
