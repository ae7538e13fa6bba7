"""Every component in every state, and pages made of them, for whoever builds pages. Not served in production."""

from flask import Blueprint, request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, EmailField, FileField, RadioField, SelectField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from participatie.kernel.errors import NotFound
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField
from participatie.kernel.routes import public
from participatie.kernel.web import Answer, page

bp = Blueprint("styleguide", __name__)

SAMPLES = ("home", "initiative", "list", "step", "work")
THEMES = ("beemdwaard", "hoogveen")
THEME_CHOICES = [
    SelectChoice("groen", _l("Groen en natuur")),
    SelectChoice("verkeer", _l("Straat en verkeer")),
    SelectChoice("ontmoeten", _l("Elkaar ontmoeten")),
]
NEED_CHOICES = [
    SelectChoice("handen", _l("Handen")),
    SelectChoice("kennis", _l("Kennis")),
    SelectChoice("geld", _l("Geld")),
    SelectChoice("ruimte", _l("Ruimte")),
]


class ExampleForm(Form):
    """One field of each kind."""

    title = LineField(_l("Hoe heet je idee?"), [Filled(_l("Geef je idee een naam.")), AtMost(80)])
    story = BodyField(_l("Vertel erover"), [Filled()], description=_l("Wat wil je maken, en waarom juist hier?"))
    email = EmailField(_l("Je e-mailadres"), [Filled()], description=_l("Alleen wij zien dit. Je krijgt een link."))
    theme = SelectField(_l("Waar gaat het over?"), choices=THEME_CHOICES)
    place = RadioField(_l("Waar is het?"), choices=THEME_CHOICES, default="groen")
    needs = SelectMultipleField(
        _l("Wat is er nodig?"),
        choices=NEED_CHOICES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        default=["handen"],
    )
    starts_on = DateField(_l("Wanneer wil je beginnen?"))
    photo = FileField(_l("Foto's"))
    agrees = BooleanField(_l("Ik houd me aan de huisregels"), [Filled()])


def _choice() -> dict[str, object]:
    """Name, menu and theme of the example place, chosen with ?thema=hoogveen&licht=dark&wie=marieke."""
    theme = request.args.get("thema", "beemdwaard")
    light = request.args.get("licht", "")
    return {
        "theme": theme if theme in THEMES else "beemdwaard",
        "light": light if light in {"light", "dark"} else "",
        "signed_in": request.args.get("wie") == "marieke",
    }


@bp.get("/stijlgids")
@public
def show() -> Answer:
    """Show all components, each in its states."""
    example, wrong = ExampleForm(meta={"csrf": False}), ExampleForm(prefix="fout-", meta={"csrf": False})
    wrong.title.errors = [_l("Geef je idee een naam.")]
    wrong.place.errors = [_l("Kies waar het is.")]
    wrong.agrees.errors = [_l("Zonder dit kunnen we je idee niet plaatsen.")]
    return page("styleguide/show.html", example=example, wrong=wrong, choice=_choice())


@bp.get("/stijlgids/voorbeelden/<name>")
@public
def sample(name: str) -> Answer:
    """Show a whole page made of components, with example values."""
    if name not in SAMPLES:
        raise NotFound
    return page(f"styleguide/{name}.html", example=ExampleForm(meta={"csrf": False}), choice=_choice())
