"""Forms: shape, labels and field rules. What a service refuses is hung on the field it is about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import StopValidation

from participatie.kernel import refusals
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body, clean_line, is_seen

Rule = Callable[[FlaskForm, Field], None]


class Form(FlaskForm):
    """A form of ours. Errors that belong to no field are in `form_errors`."""

    form_errors: list[str]

    def validate(self, extra_validators: dict[str, list[Rule]] | None = None) -> bool:
        """Also refuse a field that came twice, but for a list of ticks: nobody can know which of the two was meant."""
        is_good: bool = super().validate(extra_validators)
        for field in self:
            if len(field.raw_data or ()) > 1 and not isinstance(field, SelectMultipleField):
                field.errors, is_good = [*field.errors, _("Dit kwam twee keer binnen. Vul het nog eens in.")], False
        return is_good

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Turn a refusal into an error at its field, so that the view can show the form again."""
        try:
            yield
        except Refused as refusal:
            refusals.note(f"rule:{refusal.field or ''}", is_of_a_right=False)
            field = self._fields.get(refusal.field or "")
            if field is None:
                self.form_errors = [*self.form_errors, refusal.message]
            else:
                field.errors = [*field.errors, refusal.message]

    def error_list(self) -> list[tuple[str, str]]:
        """Pairs of field id (empty for the whole form) and sentence, in the order of the page."""
        whole = [("", str(error)) for error in self.form_errors]
        return whole + [(field.id, str(error)) for field in self for error in field.errors]


def _cleaned(value: str) -> str:
    try:
        return clean_line(value)
    except Refused as refusal:
        raise StopValidation(refusal.message) from refusal


class LineField(StringField):
    """One line of text: no control characters, one spelling per character."""

    data: str

    def process_data(self, value: str | None) -> None:
        self.data = value or ""

    def pre_validate(self, form: FlaskForm) -> None:
        self.data = _cleaned(self.data)


class BodyField(TextAreaField):
    """Several lines of text."""

    data: str

    def process_data(self, value: str | None) -> None:
        self.data = value or ""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = clean_body(valuelist[0]) if valuelist else ""


class VersionField(HiddenField):
    """The version of a text that was on screen. One that is missing or odd is no version at all, and so clashes."""

    data: int

    def process_data(self, value: int | None) -> None:
        self.data = value or 0

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0] if len(valuelist) == 1 else ""
        self.data = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


class TickField(BooleanField):
    """A box that is ticked or not. A value that no box of ours sends is refused instead of guessed at."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = bool(valuelist)
        if valuelist and valuelist[0] not in {"y", "on", "1", "true"}:
            raise ValueError(_("Dit vakje kwam niet goed over. Zet het vinkje nog eens."))


class Filled:
    """The field may not be empty. `message` says what to fill in."""

    field_flags = {"required": True}

    def __init__(self, message: str | None = None) -> None:
        self.message = message or _l("Vul dit in.")

    def __call__(self, form: FlaskForm, field: Field) -> None:
        if not field.data or (isinstance(field.data, str) and not is_seen(field.data)):
            field.errors = []
            raise StopValidation(str(self.message))


class AtMost:
    """The text has at most so many characters, counted as people count."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.field_flags = {"maxlength": limit}

    def __call__(self, form: FlaskForm, field: Field) -> None:
        too_many = len(field.data or "") - self.limit
        if too_many > 0:
            message = _l("Deze tekst is %(n)s tekens te lang. Er passen er %(limit)s.", n=too_many, limit=self.limit)
            raise StopValidation(str(message))
