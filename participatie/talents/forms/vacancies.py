"""Whom one looks for."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectField
from wtforms.validators import InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, TickField, VersionField
from participatie.talents.forms.choices import TicksField, area_choices, choices_of, everywhere
from participatie.talents.models import MAX_ABOUT, MAX_WHAT, Vacancy
from participatie.talents.services import Terms
from participatie.talents.vocabulary import TALENTS


class VacancyForm(Form):
    """A vacancy. `version` is the one that was on the screen."""

    what = LineField(
        _l("Wie zoeken jullie?"),
        [Filled(_l("Schrijf wie of wat jullie zoeken.")), AtMost(MAX_WHAT)],
        description=_l("Kort, bijvoorbeeld: iemand die de moestuin wil leiden."),
    )
    about = BodyField(
        _l("Wat ga je doen?"),
        [AtMost(MAX_ABOUT)],
        description=_l("Met wie, wat je ervan leert, en wat je niet hoeft te kunnen. Iedereen kan dit lezen."),
    )
    talents = TicksField(
        _l("Welke talenten vragen jullie?"), choices=choices_of(TALENTS), description=_l("Kies er één tot en met zes.")
    )
    hours_a_week = IntegerField(
        _l("Hoeveel uur per week?"),
        [InputRequired(_l("Vul een aantal uren in."))],
        description=_l("Ongeveer."),
        render_kw={"inputmode": "numeric"},
    )
    from_on = DateField(_l("Vanaf wanneer?"), [Optional()])
    until_on = DateField(_l("Tot wanneer?"), [Optional()])
    area = SelectField(_l("In welk gebied?"), validate_choice=False)
    place = LineField(
        _l("Waar precies?"), [AtMost(MAX_WHAT)], description=_l("Bijvoorbeeld: in het buurthuis, of vooral online.")
    )
    is_by_evening = TickField(_l("'s Avonds kan ook"))
    places = IntegerField(
        _l("Hoeveel mensen zoeken jullie?"),
        [InputRequired(_l("Vul een aantal in."))],
        default=1,
        render_kw={"inputmode": "numeric"},
    )
    version = VersionField()

    def offer_areas(self) -> None:
        """Let the areas of this place be chosen."""
        self.area.choices = area_choices(everywhere())

    def terms(self) -> Terms:
        """What was filled in."""
        known = {str(choice.value) for choice in self.area.choices or ()}
        return Terms(
            what=self.what.data,
            about=self.about.data,
            talents=self.talents.data or (),
            hours_a_week=self.hours_a_week.data,
            from_on=self.from_on.data,
            until_on=self.until_on.data,
            place=self.place.data,
            area_id=int(self.area.data) if self.area.data and self.area.data in known else None,
            is_by_evening=self.is_by_evening.data,
            places=self.places.data,
        )


def values_of(vacancy: Vacancy) -> dict[str, object]:
    """What a vacancy says, as the form shows it."""
    plain = ("what", "about", "hours_a_week", "from_on", "until_on", "place", "is_by_evening", "places", "version")
    return {
        **{name: getattr(vacancy, name) for name in plain},
        "talents": sorted(vacancy.slugs),
        "area": str(vacancy.area_id or ""),
    }
