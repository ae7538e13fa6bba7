"""Forms about teams and what they answer for."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import DateField, EmailField, HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField


def chosen_id(field: SelectField) -> int | None:
    """The id that was chosen, None for the empty choice."""
    return int(field.data) if str(field.data or "").isdecimal() else None


def with_empty(label: str, choices: Iterable[tuple[int, str]]) -> list[SelectChoice]:
    """Choices with an empty one before them."""
    return [SelectChoice("", label), *(SelectChoice(str(key), text) for key, text in choices)]


class HandOverForm(Form):
    """Let another team answer."""

    team = SelectField(_l("Naar welk team"), [Filled(_l("Kies een team."))])
    note = LineField(
        _l("Waarom"),
        [Filled(_l("Vertel in één zin waarom. Iedereen kan dat lezen.")), AtMost(300)],
        description=_l("Iedereen kan dit lezen. Bijvoorbeeld: dit gaat over water, en daar weten zij alles van."),
    )
    next = HiddenField()


class TeamForm(Form):
    """What a team is for. `version` is the one that was on screen."""

    name = LineField(_l("Naam"), [Filled(_l("Vul de naam van het team in.")), AtMost(120)])
    lead = LineField(_l("In één zin"), [AtMost(300)])
    purpose = BodyField(_l("Waarvoor is dit team"), [AtMost(5000)])
    answer_term_days = IntegerField(
        _l("Eerste antwoord binnen hoeveel werkdagen"),
        [Filled(_l("Vul een aantal werkdagen in."))],
        default=5,
        description=_l("Iedereen ziet deze belofte, en of ze lukte. Ze geldt voor wat vanaf nu wordt geplaatst."),
        render_kw={"inputmode": "numeric"},
    )
    home_partner = SelectField(
        _l("Antwoordt namens"), default="", description=_l("Zo staat het bij de berichten van dit team.")
    )
    contact = SelectField(_l("Aanspreekpunt"), default="")
    version = VersionField()


class MemberForm(Form):
    """Ask somebody into a team."""

    email = EmailField(
        _l("E-mailadres"),
        [Filled(_l("Vul een e-mailadres in.")), AtMost(254)],
        description=_l("Wie met dit adres inlogt, zit in het team."),
    )
    partner = SelectField(
        _l("Komt van"), default="", description=_l("Een team mag uit mensen van verschillende partners bestaan.")
    )
    role = LineField(_l("Rol in het team"), [AtMost(60)], description=_l("Bijvoorbeeld: ontwerper."))
    until_on = DateField(
        _l("Tot welke dag"), [Optional()], description=_l("Leeg laten mag: dan geldt het tot je het beëindigt.")
    )


class RemitForm(Form):
    """What a team answers for: a theme, an area, or a theme in an area."""

    theme = SelectField(_l("Thema"), default="")
    area = SelectField(_l("Gebied"), default="")


class EmptyForm(Form):
    """Only a button: what it does is in the address it is sent to."""
