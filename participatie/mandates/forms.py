"""Forms about mandates, decisions and what goes to the giver."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.kernel.amounts import parse_amount
from participatie.kernel.errors import Refused
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.mandates.models import MAX_CHOICE, MAX_QUESTION, MAX_SAID, MAX_SENTENCE, MAX_TEXT, MAX_URL, MAX_WORDS
from participatie.mandates.wording import ENDING_LABELS, KIND_LABELS, OUTCOME_LABELS, SAID_LABELS

MOST = 1_000_000
_KINDS = [SelectChoice(str(kind), label) for kind, label in KIND_LABELS.items()]


def to_choose(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Pairs of value and word, as fields want them."""
    return [SelectChoice(value, word) for value, word in pairs]


class ManyField(SelectMultipleField):
    """Several boxes of one question: that more than one value comes in is what it is for."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.raw_data = valuelist[:1]


def cents_of(field: LineField) -> int | None:
    """What stands in a field for money, in cents; refused at that field."""
    try:
        return parse_amount(field.data)
    except Refused as refusal:
        raise Refused(refusal.message, field=field.name) from refusal


class ProposalForm(Form):
    """What, where and how much."""

    kind = SelectField(_l("Wat wil je?"), choices=_KINDS, default="money")
    area = SelectField(_l("Waar?"), choices=[])
    theme = SelectField(_l("Waarover gaat het?"), choices=[])
    amount = LineField(_l("Wat kost het?"), [AtMost(20)], description=_l("In euro's, zoals 400 of 1.200,50. Leeg is: niets."))
    days = IntegerField(
        _l("Hoeveel dagen duurt het?"),
        [Optional(), NumberRange(1, MOST, _l("Kies een getal boven de 0."))],
        description=_l("Laat leeg als het blijft."),
    )
    addresses = IntegerField(
        _l("Hoeveel adressen merken er iets van?"), [Optional(), NumberRange(0, MOST, _l("Kies een getal vanaf 0."))]
    )
    is_reversible = TickField(_l("Het is terug te draaien"), default=True)


class AskForm(ProposalForm):
    """The same, for a team or partner that one chooses."""

    class Meta:
        csrf = False

    holder = SelectField(_l("Wie wil het?"), choices=[])


class DecisionForm(ProposalForm):
    """A decision on one screen. What must be filled in to decide is refused by the service, so that one can look first."""

    mandate = SelectField(_l("Onder welk mandaat?"), choices=[], validate_choice=False)
    question = LineField(_l("Welke vraag ligt er?"), [AtMost(MAX_QUESTION)])
    options = BodyField(
        _l("Welke mogelijkheden bekeek je?"), [AtMost(MAX_TEXT)], description=_l("Eén per regel. Ook: niets doen.")
    )
    choice = LineField(_l("Wat kies je?"), [AtMost(MAX_CHOICE)], description=_l("Eén zin die iedereen begrijpt."))
    reason = BodyField(_l("Waarom?"), [AtMost(MAX_TEXT)])
    difference = LineField(
        _l("Wijk je af van eerdere besluiten?"), [AtMost(MAX_SAID)], description=_l("Dat mag. Eén zin waarom is genoeg.")
    )
    partners = ManyField(
        _l("Welke partners zijn het eens?"),
        [Optional()],
        choices=[],
        description=_l("Zij krijgen een mail en zeggen zelf of het klopt."),
    )
    reversible_until = DateField(_l("Tot wanneer is het terug te draaien?"), [Optional()])
    is_free = TickField(_l("Ik heb hier zelf geen belang bij, en mijn familie ook niet"))
    due_on = DateField(_l("Voor wanneer wil je antwoord?"), [Optional()], description=_l("Leeg is: binnen 5 werkdagen."))


class DissentForm(Form):
    """What somebody does not agree with."""

    words = LineField(
        _l("Waarom ben je het er niet mee eens?"),
        [Filled(_l("Vertel waarom je het er niet mee eens bent.")), AtMost(MAX_SAID)],
        description=_l("Je naam en je zin blijven bij het besluit staan."),
    )


class AgreeForm(Form):
    """Whether a partner agrees, as the decider says."""

    said = RadioField(
        _l("Zijn jullie het ermee eens?"),
        [InputRequired(_l("Kies een antwoord."))],
        choices=[SelectChoice(str(said), label) for said, label in SAID_LABELS.items()],
    )
    words = LineField(_l("In één zin"), [AtMost(MAX_SAID)], description=_l("Bij nee is het nodig. Iedereen leest dit."))


class ReviewForm(Form):
    """What who gave the mandate asks about a decision."""

    question = LineField(
        _l("Wat wil je weten?"),
        [Filled(_l("Schrijf je vraag.")), AtMost(MAX_SAID)],
        description=_l("Iedereen leest je vraag en het antwoord. Het besluit blijft staan."),
    )


class ReviewAnswerForm(Form):
    """What who decided says to that."""

    answer = BodyField(
        _l("Jouw antwoord"),
        [Filled(_l("Schrijf je antwoord.")), AtMost(MAX_TEXT)],
        description=_l("Iedereen leest dit. Het besluit blijft staan."),
    )


class ReviewCloseForm(Form):
    """How that question ends."""

    ending = RadioField(
        _l("Hoe sluit je deze vraag?"),
        [InputRequired(_l("Kies hoe je deze vraag sluit."))],
        choices=[SelectChoice(str(ending), label) for ending, label in ENDING_LABELS.items()],
    )
    closing = LineField(
        _l("In één zin"), [AtMost(MAX_SAID)], description=_l("Nodig als je er iets van leert, of om een nieuw besluit vraagt.")
    )


class WidenForm(Form):
    """Whether a bound that is hit often becomes wider, and why or why not."""

    value = LineField(_l("Nieuwe grens"), [AtMost(20)])
    why = LineField(
        _l("Waarom?"),
        [Filled(_l("Vertel waarom, ook als de grens blijft.")), AtMost(MAX_SENTENCE)],
        description=_l("Iedereen leest dit bij het mandaat."),
    )


class AdviceForm(Form):
    """What a party thinks."""

    answer = BodyField(
        _l("Wat adviseren jullie?"),
        [Filled(_l("Schrijf wat jullie adviseren.")), AtMost(MAX_TEXT)],
        description=_l("Iedereen leest dit. Het team beslist daarna zelf."),
    )


class AnswerForm(Form):
    """What who gave the mandate answers."""

    outcome = RadioField(
        _l("Wat is je antwoord?"),
        [InputRequired(_l("Kies een antwoord."))],
        choices=[SelectChoice(str(outcome), label) for outcome, label in OUTCOME_LABELS.items()],
    )
    answer = BodyField(
        _l("Voorwaarden of reden"),
        [AtMost(MAX_TEXT)],
        description=_l("Iedereen leest dit. Het is nodig bij voorwaarden, bij verruimen en bij nee."),
    )


class EndForm(Form):
    """Only a button."""


class BoundsForm(Form):
    """What a mandate says: to whom, how far, until when."""

    sentence = LineField(
        _l("In één zin: wat mag wie dit mandaat heeft zelf?"),
        [Filled(_l("Schrijf in één zin wat er zelf beslist mag worden.")), AtMost(MAX_SENTENCE)],
        description=_l("Zoals: zet zelf banken en bakken neer, tot € 1.000 per keer."),
    )
    person = LineField(
        _l("Alleen voor één persoon? Het mailadres"), [AtMost(254)], description=_l("Laat leeg als het hele team het mag.")
    )
    role = LineField(_l("In welke rol?"), [AtMost(60)])
    kinds = ManyField(
        _l("Waarover wordt beslist?"),
        [Optional()],
        choices=_KINDS,
        description=_l("Kies je niets, dan is het alles."),
    )
    excluded = ManyField(_l("En waarover juist niet?"), [Optional()], choices=_KINDS)
    areas = ManyField(
        _l("Waar?"), [Optional()], choices=[], description=_l("Een gebied telt met alles wat erin ligt. Niets is: overal.")
    )
    themes = ManyField(_l("Over welke thema's?"), [Optional()], choices=[], description=_l("Niets is: alles."))
    amount = LineField(_l("Hoogstens per besluit"), [AtMost(20)], description=_l("In euro's. Leeg is: geen grens."))
    year_amount = LineField(_l("Hoogstens per jaar"), [AtMost(20)])
    days = IntegerField(_l("Hoogstens zoveel dagen"), [Optional(), NumberRange(1, MOST, _l("Kies een getal boven de 0."))])
    addresses = IntegerField(
        _l("Hoogstens zoveel adressen"), [Optional(), NumberRange(1, MOST, _l("Kies een getal boven de 0."))]
    )
    reversible_only = TickField(_l("Alleen wat terug te draaien is"))
    advisers = ManyField(
        _l("Wie geeft eerst advies?"),
        [Optional()],
        choices=[],
        description=_l("Advies houdt niets tegen. Na 5 werkdagen mag het besluit ook zonder."),
    )
    may_pass_on = TickField(_l("Een deel doorgeven aan een ander mag"))
    valid_from = DateField(_l("Vanaf"), [Optional()])
    valid_until = DateField(_l("Tot en met"), [Optional()])
    legal_url = LineField(_l("Waar staat het in de wet of het register?"), [AtMost(MAX_URL)])
    objection = LineField(
        _l("Hoe maakt iemand bezwaar?"),
        [AtMost(MAX_SENTENCE)],
        description=_l("Zoals: bezwaar binnen 6 weken bij het college."),
    )
    stand_in = LineField(_l("Wie valt in na de termijn? Het mailadres"), [AtMost(254)])


class RegisterForm(BoundsForm):
    """A mandate at the top."""

    holder = SelectField(_l("Wie krijgt het mandaat?"), choices=[], description=_l("Bij een partner is het één persoon."))
    giver = LineField(_l("Wie geeft het mandaat?"), [Filled(_l("Schrijf wie het mandaat geeft.")), AtMost(MAX_WORDS)])
    giver_partner = SelectField(_l("Bij welke partner hoort die?"), choices=[])
    giver_team = SelectField(_l("Welk team antwoordt als iets over de grens gaat?"), choices=[])
    giver_person = LineField(_l("Of welke persoon? Het mailadres"), [AtMost(254)])


class PassOnForm(BoundsForm):
    """A mandate below another."""

    holder = SelectField(_l("Aan wie?"), choices=[], description=_l("Bij een partner is het één persoon."))


class ChangeForm(RegisterForm):
    """Other words or bounds; `version` is the one that was on the screen."""

    why = LineField(
        _l("Waarom verandert het?"),
        [Filled(_l("Vertel waarom het verandert.")), AtMost(MAX_SENTENCE)],
        description=_l("Iedereen leest dit, met wat er eerst stond."),
    )
    version = VersionField()
