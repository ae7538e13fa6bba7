"""Forms about the site itself."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import EmailField
from wtforms.validators import Email, Optional

from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField


class ProfileForm(Form):
    """Name and address of the platform. `version` is the one that was on screen."""

    name = LineField(_l("Naam van deze site"), [Filled(_l("Vul een naam in.")), AtMost(80)])
    place_name = LineField(_l("Naam van de gemeente"), [Filled(_l("Vul de naam van de gemeente in.")), AtMost(80)])
    tagline = LineField(_l("In één zin"), [AtMost(160)], description=_l("Staat onderaan elke pagina."))
    contact_email = EmailField(
        _l("E-mailadres voor vragen"),
        [Optional(), AtMost(254), Email(_l("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl."))],
        description=_l("Staat op de pagina's over deze site en in security.txt."),
    )
    version = VersionField()

    def values(self) -> dict[str, str]:
        """What was filled in, as the service takes it."""
        return {name: self[name].data or "" for name in ("name", "place_name", "tagline", "contact_email")}


class LogoForm(Form):
    """Another logo."""

    logo = FileField(_l("Logo"), description=_l("jpg, png of webp, tot 10 MB. Een vierkant plaatje werkt het best."))


class TextForm(Form):
    """One page of text. `version` is the one that was on screen."""

    title = LineField(_l("Titel"), [Filled(_l("Vul een titel in.")), AtMost(120)])
    body = BodyField(
        _l("Tekst"),
        [Filled(_l("Vul een tekst in.")), AtMost(50_000)],
        description=_l(
            "Een lege regel maakt een nieuwe alinea. ## voor een kopje, - voor een lijst, [woord](adres) voor een link."
        ),
    )
    version = VersionField()
