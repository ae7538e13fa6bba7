"""Lists of ticks, and areas to choose from."""

from flask_babel import LazyString
from flask_babel import gettext as _
from wtforms import Field, RadioField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.places.queries import atlas


class TicksField(SelectMultipleField):
    """Several of a list, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    @property
    def boxes(self) -> dict[str, Field]:
        """The boxes by what they stand for, for a page that shows them in groups."""
        return {option.data: option for option in self}


class SightField(RadioField):
    """Who may see one part of a profile."""

    @property
    def chosen(self) -> str:
        """What is chosen, in words."""
        return next((str(option.label.text) for option in self if option.checked), "")


def choices_of(known: dict[str, LazyString]) -> list[SelectChoice]:
    """The choices of a fixed list."""
    return [SelectChoice(key, label) for key, label in known.items()]


def area_choices(empty: str = "") -> list[SelectChoice]:
    """The open areas by their id; with a word for none of them when that can be chosen."""
    ids = {fact.code: fact.id for fact in atlas().facts.values()}
    areas = [SelectChoice(str(ids[choice.code]), choice.label) for choice in atlas().choices()]
    return [SelectChoice("", empty), *areas] if empty else areas


def everywhere() -> str:
    """The word for no area."""
    return _("Geen vaste plek")
