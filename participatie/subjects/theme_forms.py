"""The form about a theme."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from participatie.kernel.forms import AtMost, Filled, Form, LineField

ICONS = (
    ("trees", _l("bomen")),
    ("plant-2", _l("plant")),
    ("bike", _l("fiets")),
    ("car", _l("auto")),
    ("road", _l("weg")),
    ("horse-toy", _l("hobbelpaard")),
    ("friends", _l("twee mensen")),
    ("users", _l("groep")),
    ("home", _l("huis")),
    ("building", _l("gebouw")),
    ("droplet", _l("druppel")),
    ("shield-check", _l("schild")),
    ("lamp", _l("lamp")),
    ("bolt", _l("bliksem")),
    ("sun", _l("zon")),
    ("recycle", _l("kringloop")),
    ("music", _l("muziek")),
    ("ball-football", _l("bal")),
    ("school", _l("school")),
    ("heart-handshake", _l("hart")),
    ("wheelchair", _l("rolstoel")),
    ("mood-happy", _l("lach")),
    ("tools", _l("gereedschap")),
    ("star", _l("ster")),
    ("bulb", _l("idee")),
)
SCENES = (
    ("groen", _l("groen")),
    ("verkeer", _l("verkeer")),
    ("ontmoeten", _l("ontmoeten")),
    ("spelen", _l("spelen")),
    ("wonen", _l("wonen")),
    ("water", _l("water")),
    ("veiligheid", _l("veiligheid")),
    ("energie", _l("energie")),
    ("cultuur", _l("cultuur")),
    ("sport", _l("sport")),
    ("zorg", _l("zorg")),
    ("overig", _l("overig")),
)


class ThemeForm(Form):
    """What a theme is called, how it looks and where it stands in the list."""

    name = LineField(_l("Naam"), [Filled(_l("Vul de naam van het thema in.")), AtMost(60)])
    name_en = LineField(_l("Naam in het Engels"), [AtMost(60)])
    icon = SelectField(_l("Pictogram"), [Filled()], choices=[SelectChoice(*icon) for icon in ICONS], default="bulb")
    scene = SelectField(
        _l("Tekening"),
        [Filled()],
        choices=[SelectChoice(*scene) for scene in SCENES],
        default="overig",
        description=_l("Deze tekening staat bij een plan zonder foto."),
    )
    position = IntegerField(
        _l("Plek in de lijst"),
        [NumberRange(0, 1000, _l("Vul een getal van 0 tot 1000 in."))],
        default=0,
        description=_l("Het laagste getal staat bovenaan."),
        render_kw={"inputmode": "numeric"},
    )

    def values(self) -> tuple[str, str, str, str, int]:
        """What was filled in, in the order of the service."""
        return (self.name.data or "", self.name_en.data or "", self.icon.data, self.scene.data, self.position.data or 0)
