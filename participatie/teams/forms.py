"""Forms about teams and what they answer for."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, EmailField, HiddenField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField
from participatie.teams.models import TEAM_KIND_LABELS, TeamKind, TeamMembership, Way
from participatie.teams.services import Deed


def chosen_id(field: SelectField) -> int | None:
    """The id that was chosen, None for the empty choice."""
    return int(field.data) if str(field.data or "").isdecimal() else None


def with_empty(label: str, choices: Iterable[tuple[int, str]]) -> list[SelectChoice]:
    """Choices with an empty one before them."""
    return [SelectChoice("", label), *(SelectChoice(str(key), text) for key, text in choices)]


def of_people(memberships: Iterable[TeamMembership]) -> list[tuple[int, str]]:
    """The people of a team to choose from."""
    return [(one.person_id, one.person.display_name or _("zonder naam")) for one in memberships]


class HandOverForm(Form):
    """Let another team answer."""

    team = SelectField(_l("Naar welk team"), [Filled(_l("Kies een team."))])
    note = LineField(
        _l("Waarom"),
        [Filled(_l("Vertel in één zin waarom. Iedereen kan dat lezen.")), AtMost(300)],
        description=_l("Iedereen kan dit lezen. Bijvoorbeeld: dit gaat over water, en daar weten zij alles van."),
    )
    next = HiddenField()


class ReasonForm(Form):
    """Say no, or stop, with a reason."""

    reason = LineField(_l("Waarom"), [Filled(_l("Vertel in één zin waarom.")), AtMost(300)])


class HelpForm(Form):
    """Ask another team to help."""

    team = SelectField(_l("Welk team"), [Filled(_l("Kies een team."))])
    note = LineField(
        _l("Waarbij zoeken jullie hulp"),
        [Filled(_l("Vertel in één zin waarbij jullie hulp zoeken.")), AtMost(300)],
        description=_l("Dat team leest dit, en vanaf nu ook jullie nieuwe notities bij dit onderwerp."),
    )
    next = HiddenField()


class AbsenceForm(Form):
    """Say that somebody of the team is away."""

    person = SelectField(_l("Wie"), [Filled(_l("Kies iemand."))])
    from_on = DateField(_l("Eerste dag weg"), [Filled(_l("Vul een dag in."))])
    last_on = DateField(_l("Laatste dag weg"), [Filled(_l("Vul een dag in."))])


class ArrangeForm(Form):
    """How a team works together, who its contact is and who stands in. `version` is the one that was on screen."""

    agreements = BodyField(
        _l("Zo werken we samen"),
        [AtMost(5000)],
        description=_l("Iedereen kan dit lezen. Bijvoorbeeld: wanneer jullie overleggen, en wat je van jullie mag verwachten."),
    )
    contact = SelectField(_l("Aanspreekpunt"), default="")
    stand_in = SelectField(
        _l("Valt in"), default="", description=_l("Staat op de plek van het aanspreekpunt als dat lang weg is of stopt.")
    )
    version = VersionField()


class TogetherForm(Form):
    """One deed for what was ticked in a work list: `doing` is the button that was pressed. A second page asks to whom."""

    team_id = HiddenField()
    picked = SelectMultipleField(
        _l("Wat je koos"), [Filled(_l("Vink eerst aan waar het om gaat."))], coerce=str, validate_choice=False, default=()
    )
    doing = HiddenField(validators=[AnyOf([deed.value for deed in Deed], _l("Kies wat je wilt doen."))])
    is_asked = HiddenField()
    colleague = SelectField(_l("Welke collega"), default="", validate_choice=False)
    team = SelectField(_l("Naar welk team"), default="", validate_choice=False)
    note = LineField(
        _l("Waarom"),
        [AtMost(300)],
        description=_l("Iedereen kan dit lezen. Bijvoorbeeld: dit gaat over water, en daar weten zij alles van."),
    )
    next = HiddenField()

    @property
    def chosen_ids(self) -> list[int]:
        """The ids of what was ticked; what is no number is no choice."""
        return [int(key) for key in dict.fromkeys(self.picked.data or ()) if key.isascii() and key.isdigit() and len(key) < 19]

    @property
    def deed(self) -> Deed | None:
        """What to do, None when no button of ours was pressed."""
        return Deed(self.doing.data) if self.doing.data in set(Deed) else None

    @property
    def asks_first(self) -> bool:
        """Whether the page that asks to whom comes first."""
        return self.deed in (Deed.GIVE, Deed.HAND_OVER) and not self.is_asked.data


class TeamForm(Form):
    """What a team is for. `version` is the one that was on screen."""

    name = LineField(_l("Naam"), [Filled(_l("Vul de naam van het team in.")), AtMost(120)])
    lead = LineField(_l("In één zin"), [AtMost(300)])
    kind = SelectField(
        _l("Wat voor team"),
        default=TeamKind.FIXED,
        choices=[SelectChoice(kind, label) for kind, label in TEAM_KIND_LABELS.items()],
        description=_l(
            "Een flexibel team bestaat zolang er werk voor is. Een gebiedsteam hoort bij een gebied, "
            "een opgaveteam bij een opgave."
        ),
    )
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
    stand_in = SelectField(
        _l("Valt in"), default="", description=_l("Staat op de plek van het aanspreekpunt als dat lang weg is of stopt.")
    )
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
    hours_per_week = IntegerField(
        _l("Uren per week"),
        [Optional()],
        description=_l("Hoeveel tijd diegene voor dit team heeft. Alleen het team ziet dat."),
        render_kw={"inputmode": "numeric"},
    )
    from_on = DateField(_l("Vanaf welke dag"), [Optional()], description=_l("Leeg laten mag: dan geldt het meteen."))
    until_on = DateField(
        _l("Tot welke dag"), [Optional()], description=_l("Leeg laten mag: dan geldt het tot je het beëindigt.")
    )


class RemitForm(Form):
    """What a team answers for: a theme, an area, or a theme in an area."""

    theme = SelectField(_l("Thema"), default="")
    area = SelectField(_l("Gebied"), default="")


class RuleForm(Form):
    """A rule: which kind, where, about what and with which words goes to which team."""

    kind = SelectField(_l("Soort"), default="")
    area = SelectField(_l("Gebied"), default="")
    theme = SelectField(_l("Thema"), default="")
    words = LineField(
        _l("Woorden"),
        [AtMost(200)],
        description=_l("In de titel of de eerste zin. Met komma's ertussen is één genoeg. “Fiets” vindt ook “fietspad”."),
    )
    team = SelectField(_l("Dan antwoordt"), [Filled(_l("Kies een team."))])


class WayForm(Form):
    """What becomes of what is open when the rules change."""

    way = RadioField(
        _l("En wat nu open is?"),
        default=Way.STAY,
        choices=[
            SelectChoice(Way.STAY, _l("Laat het waar het is. De regel geldt voor wat vanaf nu wordt geplaatst.")),
            SelectChoice(Way.ASK, _l("Vraag het andere team of het dit overneemt.")),
            SelectChoice(Way.MOVE, _l("Verhuis meteen wat nog niemand oppakte. Vraag voor de rest het andere team.")),
        ],
    )


class EmptyForm(Form):
    """Only a button: what it does is in the address it is sent to."""
