"""One's own profile."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, TickField, VersionField
from participatie.talents.forms.choices import SightField, TicksField, area_choices, choices_of
from participatie.talents.models import MAX_KNOWS, Profile, Sight
from participatie.talents.services import Told
from participatie.talents.vocabulary import DAYS, LANGUAGES, TALENTS

SIGHT_LABELS = {
    Sight.OWN: _l("Mijn eigen organisatie"),
    Sight.NETWORK: _l("Alle teams en partners"),
    Sight.PUBLIC: _l("Openbaar: iedereen die hier iemand zoekt"),
}
SIGHTS = ("can", "learn", "knows", "languages", "time", "area")


def _sight(default: Sight) -> SightField:
    choices = [SelectChoice(sight.value, label) for sight, label in SIGHT_LABELS.items()]
    return SightField(
        _l("Wie mag dit zien?"), [InputRequired(_l("Kies wie dit mag zien."))], choices=choices, default=default.value
    )


class ProfileForm(Form):
    """What one tells, and by part who may see it."""

    can = TicksField(_l("Wat kun je?"), choices=choices_of(TALENTS))
    can_sight = _sight(Sight.PUBLIC)
    learn = TicksField(_l("Wat wil je leren?"), choices=choices_of(TALENTS))
    learn_sight = _sight(Sight.NETWORK)
    knows = BodyField(
        _l("Wie of wat ken je?"),
        [AtMost(MAX_KNOWS)],
        description=_l(
            "Bijvoorbeeld: de tuinders van het volkstuincomplex. Schrijf niets over je gezondheid, geloof, afkomst of "
            "politieke keuze, van jezelf of van anderen. En geen adressen, telefoonnummers of burgerservicenummer."
        ),
    )
    knows_sight = _sight(Sight.NETWORK)
    languages = TicksField(_l("Welke talen spreek je?"), choices=choices_of(LANGUAGES))
    languages_sight = _sight(Sight.NETWORK)
    hours_a_week = IntegerField(
        _l("Hoeveel uur per week?"), [Optional()], description=_l("Ongeveer."), render_kw={"inputmode": "numeric"}
    )
    days = TicksField(_l("Op welke dagen?"), choices=choices_of(DAYS))
    has_evenings = TickField(_l("Ik kan ook 's avonds"))
    time_sight = _sight(Sight.NETWORK)
    areas = TicksField(_l("Waar wil je komen?"), description=_l("Kies niets als het overal mag."), validate_choice=False)
    area_sight = _sight(Sight.NETWORK)
    shows_name = TickField(
        _l("Laat mijn naam al zien voor een match"),
        description=_l("Zonder vinkje zien anderen je naam pas als jullie allebei ja zeiden."),
    )
    wants_mail = TickField(_l("Mail me als er nieuwe vacatures zijn die bij me passen, hooguit één keer per week"))
    version = VersionField()

    def offer_areas(self) -> None:
        """Let the areas of this place be chosen."""
        self.areas.choices = area_choices()

    def told(self) -> Told:
        """What was filled in."""
        ids = {str(choice.value) for choice in self.areas.choices or ()}
        return Told(
            can=self.can.data or (),
            learn=self.learn.data or (),
            knows=self.knows.data,
            languages=self.languages.data or (),
            hours_a_week=self.hours_a_week.data,
            days=self.days.data or (),
            has_evenings=self.has_evenings.data,
            area_ids=[int(area) for area in self.areas.data or () if area in ids],
            sights={part: self[f"{part}_sight"].data for part in SIGHTS},
            shows_name=self.shows_name.data,
            wants_mail=self.wants_mail.data,
        )


class BeginForm(ProfileForm):
    """The same for who has no profile yet, with a yes to what is done with it."""

    consents = TickField(
        _l("Ja, bewaar mijn talentprofiel zoals hierboven staat"),
        [Filled(_l("Zet het vinkje als je dit goed vindt. Zonder je ja bewaren we niets."))],
    )


def values_of(profile: Profile) -> dict[str, object]:
    """What a profile says, as the form shows it."""
    plain = ("knows", "languages", "hours_a_week", "days", "has_evenings", "shows_name", "wants_mail", "version")
    return {
        **{name: getattr(profile, name) for name in plain},
        **{f"{part}_sight": getattr(profile, f"{part}_sight") for part in SIGHTS},
        "can": _sorted(it.talent for it in profile.talents if it.has == "can"),
        "learn": _sorted(it.talent for it in profile.talents if it.has == "learn"),
        "areas": [str(it.area_id) for it in profile.areas],
    }


def _sorted(talents: Iterable[str]) -> list[str]:
    return sorted(talents)


class EmptyForm(Form):
    """Only a button."""
