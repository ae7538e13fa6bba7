"""Forms about what is needed and what is offered."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, EmailField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Email, InputRequired, Optional

from participatie.initiatives.amounts import parse_amount
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.models import NeedKind, NeedOutcome
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Bid, Reach
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.threads.voices import SELF, Voice

KIND_CHOICES = [SelectChoice(kind.value, label) for kind, label in NEED_LABELS.items()]


class AmountForm(Form):
    """How much, where and when."""

    amount = LineField(_l("Hoeveel?"), [AtMost(20)], render_kw={"inputmode": "decimal"})
    unit = LineField(
        _l("Waarvan?"), [AtMost(30)], description=_l("Bijvoorbeeld: uur, planken of kuub. Bij geld laat je dit leeg.")
    )
    place = LineField(_l("Waar?"), [AtMost(120)])
    from_on = DateField(_l("Vanaf welke dag?"), [Optional()])
    until_on = DateField(_l("Tot en met welke dag?"), [Optional()])
    when_words = LineField(_l("Wanneer, in je eigen woorden?"), [AtMost(120)], description=_l("Bijvoorbeeld: zaterdagochtend."))

    def terms_as(self, kind: NeedKind, what: str) -> Terms:
        """What was filled in, as terms of this kind."""
        return Terms(
            kind=kind,
            what=what,
            amount_hundredths=parse_amount(self.amount.data),
            unit=self.unit.data if "unit" in self._fields else "",
            place=self.place.data,
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            when_words=self.when_words.data,
        )


class NeedForm(AmountForm):
    """One thing that is looked for."""

    kind = RadioField(_l("Wat zoek je?"), [InputRequired(_l("Kies wat je zoekt."))], choices=KIND_CHOICES)
    what = LineField(_l("Vertel er iets over"), [AtMost(160)], description=_l("Bijvoorbeeld: mensen die willen spitten."))
    version = VersionField()

    def terms(self) -> Terms:
        """What was filled in."""
        return self.terms_as(NeedKind(self.kind.data), self.what.data)


class ReachForm(Form):
    """How the other side may reach somebody, after both said yes."""

    may_mail = TickField(_l("Jullie mogen mijn e-mailadres zien"))
    phone = LineField(
        _l("Jullie mogen mijn telefoonnummer zien"),
        [AtMost(20)],
        description=_l("Vul het in als je dat goed vindt. Laat het anders leeg."),
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )

    def reach(self) -> Reach:
        """What somebody agreed to."""
        return Reach(bool(self.may_mail.data), self.phone.data.strip())


class OfferForm(AmountForm):
    """Offer something to the makers. Who is signed out gives an address; who has several voices chooses one."""

    what = LineField(_l("Wat bied je aan?"), [AtMost(160)], description=_l("Iedereen kan dit lezen."))
    message = BodyField(_l("Bericht aan de makers"), [AtMost(1000)], description=_l("Alleen de makers lezen dit."))
    voice = RadioField(_l("Namens wie?"), default=SELF, validate_choice=False)
    may_mail = TickField(_l("Na een ja mogen de makers mijn e-mailadres zien"))
    phone = LineField(
        _l("Na een ja mogen de makers mijn telefoonnummer zien"),
        [AtMost(20)],
        description=_l("Vul het in als je dat goed vindt. Laat het anders leeg."),
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    may_promise = TickField(
        _l("Na een ja mag dit als toezegging op de pagina"),
        description=_l("Iedereen ziet dan wat je belooft en voor welke dag. Kies daarvoor een laatste dag."),
    )
    email = EmailField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), AtMost(254), Email(_l("Dit is geen e-mailadres. Kijk nog eens."))],
        description=_l("Je krijgt een mail met een link. Na een klik daarop zien de makers je aanbod. Niemand ziet je adres."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )

    def suit(self, voices: list[Voice], name: str) -> "OfferForm":
        """Offer this actor what they may choose, and nothing else."""
        labels = {SELF: name}
        self.voice.choices = [SelectChoice(it.key, labels.get(it.key, str(it.label))) for it in voices]
        if len(voices) < 2:
            del self.voice
        if voices:
            del self.email
        else:
            del self.may_mail, self.phone
        return self

    @property
    def voice_key(self) -> str:
        """The voice that was chosen; the own one where there is nothing to choose."""
        return str(self.voice.data or SELF) if "voice" in self._fields else SELF

    def bid_as(self, kind: NeedKind) -> Bid:
        """What was filled in, as an offer of this kind."""
        known = "may_mail" in self._fields
        reach = Reach(bool(self.may_mail.data), self.phone.data.strip()) if known else Reach()
        may_promise = "may_promise" in self._fields and bool(self.may_promise.data)
        return Bid(self.terms_as(kind, self.what.data), self.message.data, reach, may_promise)


class FreeOfferForm(OfferForm):
    """Offer something to a whole area, or something that the makers did not ask for."""

    kind = RadioField(_l("Wat voor hulp is het?"), [InputRequired(_l("Kies wat je aanbiedt."))], choices=KIND_CHOICES)
    area = SelectField(_l("Voor welk gebied?"), [Optional()], coerce=str, default="")
    theme = SelectField(_l("Gaat het over een thema?"), [Optional()], coerce=str, default="")


class CloseNeedForm(Form):
    """Why the makers look for something no more."""

    outcome = RadioField(
        _l("Waarom sluit je dit?"),
        [InputRequired(_l("Kies een van de twee."))],
        choices=[
            SelectChoice(NeedOutcome.FOUND.value, _l("We hebben het gevonden")),
            SelectChoice(NeedOutcome.DROPPED.value, _l("We hebben het niet meer nodig")),
        ],
    )


class AcceptForm(ReachForm):
    """Say yes."""

    anyway = TickField(_l("Ja, ook al is het meer dan we vroegen"))


class SentenceForm(Form):
    """A sentence that goes with a no, a withdrawal or hiding."""

    sentence = LineField(_l("Waarom? Schrijf een zin"), [AtMost(300)])


class AskForm(Form):
    """Ask for what is offered freely."""

    initiative = SelectField(_l("Voor welk initiatief?"), [InputRequired(_l("Kies een initiatief."))], coerce=str)
    message = BodyField(_l("Bericht"), [AtMost(1000)], description=_l("Alleen wie het aanbiedt, leest dit."))


class MessageForm(Form):
    """A short message to the other side."""

    body = BodyField(_l("Jouw bericht"), [Filled(_l("Schrijf eerst je bericht.")), AtMost(1000)])
