"""Forms about assignments."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from participatie.assignments.models import (
    MAX_INDICATOR,
    MAX_LINK,
    MAX_ROLE,
    MAX_SENTENCE,
    MAX_TEXT,
    MAX_TITLE,
    MAX_UNIT,
    Dependency,
    GiveBackReason,
    What,
)
from participatie.assignments.models.links import MAX_NOTE
from participatie.assignments.values import parse_value, value_words
from participatie.kernel.amounts import digits, parse_amount
from participatie.kernel.errors import Refused
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField

GIVE_BACK_LABELS = {
    GiveBackReason.FULL: _l("We zitten vol"),
    GiveBackReason.UNCLEAR: _l("Het is ons niet duidelijk"),
    GiveBackReason.NOT_OUR_SKILL: _l("Dit kunnen wij niet goed"),
    GiveBackReason.OTHER: _l("Iets anders"),
}
DEPENDENCY_LABELS = {
    Dependency.WAITS_FOR: _l("wacht op"),
    Dependency.TOUCHES: _l("raakt aan"),
    Dependency.STRENGTHENS: _l("versterkt"),
}


def chosen_id(field: SelectField) -> int | None:
    """The id that was chosen, None for the empty choice or nonsense."""
    text = str(field.data or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def to_choose(empty: str, pairs: Iterable[tuple[int | str, str]]) -> list[SelectChoice]:
    """Choices with an empty one before them, where that has a word."""
    first = [SelectChoice("", empty)] if empty else []
    return [*first, *(SelectChoice(str(key), text) for key, text in pairs)]


class WhatForm(Form):
    """What is asked. Only a draft may lack most of it: the service says what is missing."""

    title = LineField(_l("Naam van de opdracht"), [Filled(_l("Geef de opdracht een naam.")), AtMost(MAX_TITLE)])
    result = BodyField(_l("Welk resultaat moet er zijn?"), [AtMost(MAX_TEXT)])
    effect = LineField(
        _l("Wat verandert er voor mensen?"),
        [AtMost(MAX_SENTENCE)],
        description=_l("Een zin. Bijvoorbeeld: kinderen lopen veilig naar school."),
    )
    indicator = LineField(
        _l("Waaraan zie je dat?"),
        [AtMost(MAX_INDICATOR)],
        description=_l("Iets wat je kunt tellen of meten. Bijvoorbeeld: kinderen die lopend of fietsend komen."),
    )
    unit = LineField(_l("In welke eenheid?"), [AtMost(MAX_UNIT)], description=_l("Bijvoorbeeld: % of mensen."))
    start = LineField(
        _l("Hoe is het nu?"),
        [AtMost(20)],
        description=_l("Weet je het nog niet? Laat het leeg."),
        render_kw={"inputmode": "decimal"},
    )
    aim = LineField(_l("Wat willen jullie bereiken?"), [AtMost(20)], render_kw={"inputmode": "decimal"})
    measure_on = DateField(_l("Wanneer meet je het?"), [Optional()])
    bounds = BodyField(
        _l("Binnen welke grenzen?"),
        [AtMost(MAX_TEXT)],
        description=_l("Wat staat vast, en waarvoor moet het team terugkomen?"),
    )
    bounds_url = LineField(
        _l("Adres van het mandaat of de regels"),
        [AtMost(MAX_LINK)],
        description=_l("Bijvoorbeeld /mandaten/12, of een adres dat met https:// begint."),
    )
    budget = LineField(
        _l("Hoeveel geld is er?"),
        [AtMost(20)],
        description=_l("In euro's, zoals 1.200 of 1.200,50."),
        render_kw={"inputmode": "decimal"},
    )
    hours = LineField(
        _l("Hoeveel uur kost het het team?"),
        [AtMost(8)],
        description=_l("Alles bij elkaar, van begin tot einde."),
        render_kw={"inputmode": "numeric"},
    )
    starts_on = DateField(_l("Wanneer begint het?"), [Optional()])
    ends_on = DateField(_l("Wanneer is het klaar?"), [Optional()])
    theme = SelectField(_l("Thema"), default="")
    area = SelectField(_l("Gebied"), default="")
    touches_residents = TickField(
        _l("Bewoners merken hier iets van"),
        default=True,
        description=_l("Dan kan iedereen de opdracht lezen zodra jullie allebei ja zeggen."),
    )
    for_residents = LineField(
        _l("Wat merken bewoners ervan?"),
        [AtMost(MAX_SENTENCE)],
        description=_l("Een zin, zoals je het je buren zou vertellen."),
    )
    version = VersionField()

    def show(self, what: What) -> None:
        """Put what is asked now into the fields."""
        for part in ("title", "result", "effect", "indicator", "unit", "bounds", "bounds_url", "for_residents"):
            self._fields[part].data = getattr(what, part)
        for part in ("measure_on", "starts_on", "ends_on", "touches_residents"):
            self._fields[part].data = getattr(what, part)
        self.start.data, self.aim.data = value_words(what.start_hundredths), value_words(what.aim_hundredths)
        self.budget.data = digits(what.budget_cents, is_money=True) if what.budget_cents is not None else ""
        self.hours.data = "" if what.hours is None else str(what.hours)
        self.theme.data, self.area.data = str(what.theme_id or ""), str(what.area_id or "")

    def what(self) -> What:
        """What was filled in; a number that cannot be read is refused at its field."""
        return What(
            title=self.title.data,
            result=self.result.data,
            effect=self.effect.data,
            indicator=self.indicator.data,
            unit=self.unit.data,
            start_hundredths=parse_value(self.start.data, "start"),
            aim_hundredths=parse_value(self.aim.data, "aim"),
            measure_on=self.measure_on.data,
            bounds=self.bounds.data,
            bounds_url=self.bounds_url.data,
            budget_cents=_cents_of(self.budget),
            hours=_hours_of(self.hours),
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            theme_id=chosen_id(self.theme),
            area_id=chosen_id(self.area),
            touches_residents=bool(self.touches_residents.data),
            for_residents=self.for_residents.data,
        )


def _cents_of(field: LineField) -> int | None:
    try:
        return parse_amount(field.data)
    except Refused as refusal:
        raise Refused(refusal.message, field=field.name) from refusal


def _hours_of(field: LineField) -> int | None:
    typed = field.data.strip().replace(".", "")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()):
        raise Refused(_("Schrijf een heel aantal uren, zoals 120."), field=field.name)
    return int(typed)


class DraftForm(WhatForm):
    """The same for a draft, with the team that is asked."""

    team = SelectField(_l("Aan welk team vraag je het?"), [Filled(_l("Kies een team."))])


class BeginForm(DraftForm):
    """The first words of an assignment: also for whom, and in which role."""

    voice = RadioField(_l("Namens wie vraag je het?"), validate_choice=False)
    role = LineField(
        _l("In welke rol vraag je het?"),
        [Filled(_l("Schrijf in welke rol je dit vraagt, zoals wethouder wonen.")), AtMost(MAX_ROLE)],
        description=_l("Je naam en je rol staan bij de opdracht. Bijvoorbeeld: wethouder wonen."),
    )


class ProposeForm(WhatForm):
    """Another version, and why."""

    why = LineField(
        _l("Waarom wil je het anders?"),
        [Filled(_l("Schrijf in een zin waarom je dit anders wilt.")), AtMost(MAX_SENTENCE)],
        description=_l("Zeggen jullie allebei ja, dan staat deze zin bij de opdracht."),
    )


class AcceptForm(Form):
    """Yes to the version that is on the screen. The client says what stops where it is too much."""

    what_stops = LineField(_l("Wat mag het team laten liggen?"), [AtMost(MAX_SENTENCE)])
    number = VersionField()


class StopsForm(Form):
    """What the team may let go."""

    what_stops = LineField(
        _l("Wat mag het team laten liggen?"),
        [Filled(_l("Schrijf wat het team mag laten liggen.")), AtMost(MAX_SENTENCE)],
    )
    number = VersionField()


class EndProposalForm(Form):
    """Why a change does not go on."""

    why = LineField(_l("Waarom niet?"), [Filled(_l("Schrijf in een zin waarom niet.")), AtMost(MAX_SENTENCE)])
    number = VersionField()


class StepForm(Form):
    """A sentence with a step; its question is that of the step."""

    reason = RadioField(
        _l("Waarom geven jullie haar terug?"),
        [InputRequired(_l("Kies waarom je de opdracht teruggeeft."))],
        choices=[SelectChoice(reason.value, label) for reason, label in GIVE_BACK_LABELS.items()],
    )
    sentence = LineField("", [Filled(_l("Schrijf er een zin bij.")), AtMost(MAX_SENTENCE)])


class HowForm(Form):
    """How the team does it."""

    how = BodyField(_l("Zo doen we het"), [AtMost(MAX_TEXT)], description=_l("Alleen jullie team verandert deze tekst."))
    version = VersionField()


class ConnectForm(Form):
    """What it has to do with another assignment."""

    relation = RadioField(
        _l("Wat heeft deze opdracht met de andere te maken?"),
        choices=[SelectChoice(relation.value, label) for relation, label in DEPENDENCY_LABELS.items()],
        default=Dependency.TOUCHES.value,
    )
    other = SelectField(_l("Welke andere opdracht?"), [Filled(_l("Kies een opdracht."))])
    note = LineField(_l("Hoe zit dat?"), [AtMost(MAX_NOTE)], description=_l("Een zin."))


class CarryForm(Form):
    """What of residents falls under it."""

    subject = RadioField(
        _l("Wat valt onder deze opdracht?"),
        [InputRequired(_l("Kies wat eronder valt."))],
        choices=[],
        validate_choice=False,
        coerce=str,
    )


class MeasureForm(Form):
    """What came of it."""

    value = LineField(
        _l("Wat is het nu?"), [Filled(_l("Schrijf wat je hebt gemeten.")), AtMost(20)], render_kw={"inputmode": "decimal"}
    )
    measured_on = DateField(_l("Op welke dag is dat gemeten?"), [InputRequired(_l("Kies de dag waarop je het hebt gemeten."))])
    sentence = LineField(
        _l("Wat zie je?"),
        [Filled(_l("Schrijf in een zin wat je ziet.")), AtMost(MAX_SENTENCE)],
        description=_l("Iedereen die de opdracht kan lezen, leest dit. Viel het tegen? Zeg het gewoon."),
    )


class RoleForm(Form):
    """In which role somebody takes the place of the client."""

    role = LineField(
        _l("In welke rol vraag je het?"),
        [Filled(_l("Schrijf in welke rol je dit vraagt, zoals wethouder wonen.")), AtMost(MAX_ROLE)],
    )


class EmptyForm(Form):
    """Only a button."""
