"""Forms of conversations."""

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, EmailField, Field, HiddenField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.commitments.models import MAX_WHAT
from participatie.kernel.clock import today
from participatie.kernel.db import LARGEST_ID
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.threads.models import MAX_LENGTH, MAX_NAME, Channel, PostKind
from participatie.threads.queries import Colleague, DeskView
from participatie.threads.services import Promised
from participatie.threads.voices import SELF, SIGNED_OUT_KINDS, Voice, kinds_of

KIND_LABELS = {
    PostKind.COMMENT: _l("Reactie"),
    PostKind.QUESTION: _l("Vraag"),
    PostKind.ANSWER: _l("Antwoord"),
    PostKind.UPDATE: _l("Nieuws van de makers"),
    PostKind.NOTE: _l("Notitie"),
    PostKind.COMMITMENT: _l("Toezegging: ik beloof iets"),
}
LETTERS = _l("Schrijf eerst je bericht.")


class FilledUnlessPromised(Filled):
    """A post has a text, but the promise that it carries may be all there is to say."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        if form.kind.data != PostKind.COMMITMENT or field.data:
            super().__call__(form, field)


class PostForm(Form):
    """Write a post. Who is signed out gives an address; who has several voices chooses one; who promises says what and when."""

    parent_id = IntegerField(_l("Reactie op"), [Optional(), NumberRange(1, LARGEST_ID)])
    body = BodyField(_l("Jouw bericht"), [FilledUnlessPromised(LETTERS), AtMost(MAX_LENGTH)])
    kind = RadioField(_l("Wat is het?"), default=PostKind.COMMENT, validate_choice=False)
    what = LineField(
        _l("Wat beloof je?"),
        [AtMost(MAX_WHAT)],
        description=_l("In één zin, bijvoorbeeld: ik breng twee kuub aarde."),
    )
    due_on = DateField(_l("Wanneer is het klaar?"), [Optional()])
    voice = RadioField(_l("Je schrijft als"), validate_choice=False)
    email = EmailField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), AtMost(254)],
        description=_l("Je krijgt een mail met een link. Na een klik daarop staat je bericht erbij. Niemand ziet je adres."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )

    template = SelectField(_l("Begin met een standaardantwoord"), default="", validate_choice=False)
    next = HiddenField()

    def suit(self, desk: DeskView) -> "PostForm":
        """Offer this actor what they may choose, and nothing else. Only a page begins with a voice: what was sent stays."""
        kinds = kinds_of(desk.voices) if desk.voices else list(SIGNED_OUT_KINDS)
        self.kind.choices = [SelectChoice(str(kind), str(KIND_LABELS[kind])) for kind in kinds]
        self.voice.choices = [SelectChoice(voice.key, str(voice.label)) for voice in desk.voices]
        if not self.is_submitted() and self.voice.data not in {voice.key for voice in desk.voices}:
            self.voice.data = desk.first_voice
        self.template.choices = [SelectChoice("", _l("Kies er een")), *(SelectChoice(*each) for each in desk.templates)]
        if not desk.templates:
            del self.template
        if len(desk.voices) < 2:
            del self.voice
        if desk.is_signed_in:
            del self.email
        else:
            del self.what, self.due_on
        return self

    @property
    def promised(self) -> Promised:
        """What was promised, for a post that carries a promise."""
        return Promised(self.what.data or "", self.due_on.data) if "what" in self._fields else Promised()

    @property
    def template_id(self) -> int | None:
        """The template that was chosen to begin with; None unless the button beside it was pressed."""
        chosen = str(self.template.data or "") if "template" in self._fields and "fill" in request.form else ""
        return int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None

    def begin_with(self, text: str, voice_key: str) -> None:
        """Put the text of a template under what was typed already, as an answer of the team."""
        self.body.data = f"{self.body.data}\n\n{text}".strip()
        self.kind.data = PostKind.ANSWER
        if "voice" in self._fields:
            self.voice.data = voice_key

    @property
    def voice_key(self) -> str:
        """The voice that was chosen; the own one where there is nothing to choose."""
        return str(self.voice.data or SELF) if "voice" in self._fields else SELF


class NoteForm(Form):
    """Leave a note for the own team, or answer one."""

    parent_id = IntegerField(_l("Reactie op"), [Optional(), NumberRange(1, LARGEST_ID)])
    body = BodyField(_l("Notitie voor het team"), [Filled(LETTERS), AtMost(MAX_LENGTH)], id="note-body")
    mentioned = SelectMultipleField(
        _l("Wie moet dit zeker lezen?"),
        coerce=str,
        validate_choice=False,
        default=(),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description=_l("Diegene krijgt bericht. Je kunt ook @ met de naam in je tekst zetten."),
    )

    def offer(self, colleagues: list[Colleague]) -> "NoteForm":
        """The colleagues who can be named."""
        self.mentioned.choices = [SelectChoice(str(one.id), one.name) for one in colleagues]
        if not colleagues:
            del self.mentioned
        return self

    @property
    def mentioned_ids(self) -> list[int]:
        """Who was ticked; what is no number is nobody, and refused as such."""
        ticked = self.mentioned.data if "mentioned" in self._fields else []
        return [int(key) if key.isdecimal() and len(key) < 19 else 0 for key in ticked or ()]


class TemplateForm(Form):
    """An answer with which a team begins; `version` is the one that was on the screen."""

    name = LineField(
        _l("Naam"), [Filled(_l("Geef het een naam.")), AtMost(MAX_NAME)], description=_l("Bijvoorbeeld: we komen kijken.")
    )
    body = BodyField(_l("Tekst"), [Filled(_l("Schrijf de tekst.")), AtMost(MAX_LENGTH)])
    version = VersionField()


class EditForm(Form):
    """Change a post; `version` is the one that was on the screen."""

    body = BodyField(_l("Jouw bericht"), [Filled(LETTERS), AtMost(MAX_LENGTH)])
    version = VersionField()


class ButtonForm(Form):
    """Only a button: what it does is in the address."""


CHANNEL_LABELS = {
    Channel.DOOR: _l("Aan de deur"),
    Channel.PHONE: _l("Per telefoon"),
    Channel.PAPER: _l("Op papier"),
    Channel.MEETING: _l("Op een bijeenkomst"),
}


def offer_voices(field: RadioField, voices: list[Voice]) -> None:
    """Offer these voices; the only one is chosen beforehand."""
    field.choices = [SelectChoice(voice.key, str(voice.label)) for voice in voices]
    if not field.data and voices:
        field.data = voices[0].key


class AskOutsiderForm(Form):
    """Ask somebody without an account."""

    voice = RadioField(_l("Je vraagt dit als"), [Filled(_l("Kies namens wie je dit vraagt."))])
    name = LineField(
        _l("Wie vraag je?"), [Filled(_l("Vul een naam in.")), AtMost(60)], description=_l("Voornaam en achternaam.")
    )
    email = EmailField(
        _l("E-mailadres"),
        [Filled(_l("Vul een e-mailadres in.")), AtMost(254)],
        description=_l("Na het antwoord, of na 14 dagen, halen we het adres weg."),
    )
    body = BodyField(
        _l("Je vraag"),
        [Filled(_l("Schrijf eerst je vraag.")), AtMost(MAX_LENGTH)],
        description=_l("Je vraag komt in het gesprek op de pagina. Iedereen kan haar lezen."),
    )


class AnswerOutsideForm(Form):
    """Answer without an account."""

    name = LineField(_l("Je naam"), [Filled(_l("Vul je naam in.")), AtMost(60)], description=_l("Je voornaam is genoeg."))
    body = BodyField(_l("Je antwoord"), [Filled(_l("Schrijf eerst je antwoord.")), AtMost(MAX_LENGTH)])


class SaidFields(Form):
    """Who said it, how and when, and with what consent."""

    voice = RadioField(_l("Je schrijft dit op"), [Filled(_l("Kies namens wie je dit opschrijft."))])
    said_by = LineField(
        _l("Wie zei het?"),
        [Filled(_l("Schrijf op wie het zei.")), AtMost(60)],
        description=_l("Bijvoorbeeld: een bewoner van de Dorpsstraat. Een naam alleen als die persoon dat wil."),
    )
    channel = RadioField(
        _l("Hoe hoorde je het?"),
        [InputRequired(_l("Kies hoe je het hoorde."))],
        choices=[SelectChoice(channel.value, label) for channel, label in CHANNEL_LABELS.items()],
    )
    said_on = DateField(_l("Wanneer?"), [InputRequired(_l("Kies de dag, zoals 18-11-2026."))], default=today)
    has_consent = TickField(
        _l("Deze persoon vindt het goed dat dit op de site komt"),
        [Filled(_l("Schrijf het alleen op als die persoon dat goed vindt."))],
    )


class RecordPostForm(SaidFields):
    """What somebody said, for in the conversation."""

    body = BodyField(
        _l("Wat zei deze persoon?"),
        [Filled(_l("Schrijf op wat er is gezegd.")), AtMost(MAX_LENGTH)],
        description=_l("Zo veel mogelijk in de eigen woorden. Geen adressen en telefoonnummers."),
    )


class ClaimForm(Form):
    """The code of what was written down."""

    code = LineField(
        _l("Code"),
        [Filled(_l("Vul de code van je briefje in.")), AtMost(20)],
        description=_l("Acht tekens, bijvoorbeeld: K7PD WX34."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
