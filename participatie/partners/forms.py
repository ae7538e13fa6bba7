"""Forms about partners."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import DateField, EmailField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.partners.models import KIND_LABELS, POWER_LABELS, ROLE_LABELS, STEP_LABELS, InvolvementRole


class PartnerForm(Form):
    """Who a partner is. `version` is the one that was on screen."""

    name = LineField(_l("Naam"), [Filled(_l("Vul de naam van de partner in.")), AtMost(120)])
    kind = SelectField(
        _l("Wat voor partner"),
        [Filled(_l("Kies wat voor partner dit is."))],
        choices=[SelectChoice("", _l("Kies")), *(SelectChoice(str(kind), label) for kind, label in KIND_LABELS.items())],
    )
    lead = LineField(_l("In één zin"), [AtMost(300)], description=_l("Wat doet deze partner in de buurt?"))
    about = BodyField(
        _l("Over deze partner"), [AtMost(5000)], description=_l("Meer vertellen mag. Een lege regel maakt een nieuwe alinea.")
    )
    website = LineField(_l("Website"), [AtMost(200)])
    version = VersionField()

    def values(self) -> dict[str, str]:
        """What was filled in, as the service takes it."""
        return {name: self[name].data or "" for name in ("name", "kind", "lead", "about", "website")}


class MemberForm(Form):
    """Ask somebody in."""

    email = EmailField(
        _l("E-mailadres"),
        [Filled(_l("Vul een e-mailadres in.")), AtMost(254)],
        description=_l("Wie dit adres heeft, krijgt een mail en kiest zelf. Pas na een ja zie je de naam."),
    )
    may_speak = TickField(_l("Mag namens deze partner schrijven"), default=True)
    may_manage = TickField(_l("Mag deze pagina en de mensen beheren"))
    until_on = DateField(
        _l("Tot welke dag"), [Optional()], description=_l("Leeg laten mag: dan geldt het tot je het beëindigt.")
    )


class JoiningForm(Form):
    """A partner and its role; which roles there are, the kind of subject says."""

    partner = SelectField()
    role = SelectField()

    def offer_roles(self, roles: Iterable[InvolvementRole]) -> None:
        """Let one of these be chosen."""
        self.role.choices = [SelectChoice("", _l("Kies")), *(SelectChoice(str(role), ROLE_LABELS[role]) for role in roles)]


class InvolvementForm(JoiningForm):
    """Offer that a partner takes part."""

    partner = SelectField(_l("Namens"), [Filled(_l("Kies namens wie je dit zegt."))])
    role = SelectField(_l("Wat doen jullie?"), [Filled(_l("Kies wat jullie doen."))])
    note = LineField(
        _l("In een paar woorden"),
        [AtMost(200)],
        description=_l("Wie ja of nee zegt, leest dit. Na een ja leest iedereen het op de pagina."),
    )


class AskPartnerForm(JoiningForm):
    """Ask a partner to take part."""

    partner = SelectField(_l("Welke partner?"), [Filled(_l("Kies een partner."))])
    role = SelectField(_l("Wat vragen jullie?"), [Filled(_l("Kies wat jullie vragen."))])
    note = LineField(
        _l("In een paar woorden"),
        [AtMost(200)],
        description=_l("De mensen van de partner lezen dit bij je vraag. Na een ja leest iedereen het op de pagina."),
    )


class PowerForm(Form):
    """Take part for a power by law."""

    partner = SelectField(_l("Namens"), [Filled(_l("Kies namens wie je dit zegt."))])
    power = RadioField(
        _l("Waarover beslissen jullie?"),
        [InputRequired(_l("Kies waarover jullie beslissen."))],
        choices=[SelectChoice(str(power), label) for power, label in POWER_LABELS.items()],
    )
    reason = LineField(
        _l("Waar gaat het om?"),
        [Filled(_l("Schrijf in een zin waar het om gaat.")), AtMost(300)],
        description=_l("Een zin. Bijvoorbeeld: voor een steiger hoger dan een meter is een vergunning nodig."),
    )


class StepForm(Form):
    """Say on which step an authority stands."""

    step = RadioField(
        _l("Wat doen jullie hier?"),
        [InputRequired(_l("Kies wat jullie hier doen."))],
        choices=[SelectChoice(str(step), label) for step, label in STEP_LABELS.items()],
    )
    reason = LineField(
        _l("Waarom?"),
        [Filled(_l("Schrijf in een zin waarom jullie dit kiezen.")), AtMost(300)],
        description=_l("Een zin. Iedereen leest haar, en wie dit volgt krijgt haar per mail."),
    )


class AnswerJoiningForm(Form):
    """A yes to what was asked in these words."""

    read = VersionField()


class EmptyForm(Form):
    """Only a button: what it does is in the address it is sent to."""
