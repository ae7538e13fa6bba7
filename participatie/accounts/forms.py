"""Forms of sign-in, the own account and the administration of people."""

from flask_babel import lazy_gettext as _l
from flask_security.forms import TwoFactorRescueForm, TwoFactorSetupForm, TwoFactorVerifyCodeForm
from flask_security.recovery_codes import MfRecoveryForm
from wtforms import EmailField, HiddenField, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from participatie.accounts.names import LONGEST
from participatie.accounts.roles import LABELS, SITE_WIDE, Role, scopes_of
from participatie.kernel.access import Actor
from participatie.kernel.forms import AtMost, Filled, Form, LineField, TickField


class SignInForm(Form):
    """Ask for a mail with a link and a code."""

    email = EmailField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), AtMost(254)],
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    next = HiddenField()


class PasswordForm(Form):
    """Sign in with a password."""

    email = EmailField(
        _l("Je e-mailadres"),
        [Filled(_l("Vul je e-mailadres in.")), AtMost(254)],
        id="password-email",
        render_kw={"autocomplete": "username", "inputmode": "email"},
    )
    password = PasswordField(
        _l("Wachtwoord"), [Filled(_l("Vul je wachtwoord in."))], render_kw={"autocomplete": "current-password"}
    )
    next = HiddenField(id="password-next")


class CodeForm(Form):
    """Type the six digits of the mail."""

    code = StringField(
        _l("De code uit de mail"),
        [Filled(_l("Vul de zes cijfers uit de mail in.")), AtMost(20)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class ErasureForm(Form):
    """Choose what becomes of one's texts, and be sure."""

    leaving_texts = RadioField(
        _l("Wat doen we met je berichten, wensen en opmerkingen?"),
        [InputRequired(_l("Kies wat er met je teksten gebeurt."))],
        choices=[
            SelectChoice("blijft", _l("Ze blijven staan, onder: iemand die wegging")),
            SelectChoice("weg", _l("Haal de tekst weg, er blijft een lege plek in het gesprek")),
        ],
    )
    leaving_sure = TickField(_l("Ik weet dat dit niet terug kan"), [InputRequired(_l("Zet een vinkje als je het zeker weet."))])


class EmptyForm(Form):
    """Only a button: what it does is in the address it is sent to."""


class PasskeyUseForm(Form):
    """What a passkey answered; a script fills it in."""

    credential = HiddenField(validators=[Filled(_l("Je browser gaf geen antwoord.")), AtMost(20_000)])
    next = HiddenField(id="passkey-next")


class PasskeyForm(Form):
    """Give a passkey a name; a script fills in the key."""

    name = LineField(
        _l("Naam van deze passkey"),
        [Filled(_l("Vul een naam in, zoals: mijn telefoon.")), AtMost(60)],
        description=_l("Zo herken je hem later. Bijvoorbeeld: mijn telefoon."),
    )
    credential = HiddenField(
        validators=[Filled(_l("Je browser maakte geen passkey. Dit werkt alleen met JavaScript.")), AtMost(20_000)]
    )


class NameForm(Form):
    """Choose the name that others see."""

    display_name = LineField(
        _l("Je naam"),
        [Filled(_l("Vul een naam in. Je voornaam is genoeg.")), AtMost(LONGEST)],
        description=_l("Deze naam staat bij alles wat je plaatst. Je voornaam is genoeg."),
        render_kw={"autocomplete": "nickname"},
    )
    next = HiddenField()


class NewPasswordForm(Form):
    """Set or change the password."""

    password = PasswordField(
        _l("Nieuw wachtwoord"),
        [Filled(_l("Vul een wachtwoord in."))],
        description=_l("Minstens 10 tekens. Een zin van een paar woorden onthoud je makkelijk."),
        render_kw={"autocomplete": "new-password"},
    )


class FindPersonForm(Form):
    """Find somebody by exactly their address. There is no list of addresses to look through."""

    email = EmailField(_l("E-mailadres"), [Filled(_l("Vul een e-mailadres in.")), AtMost(254)])


class GrantForm(Form):
    """Give a role, where needed for one team or one partner."""

    grant = SelectField(_l("Rol"), [Filled(_l("Kies een rol."))])

    @classmethod
    def for_actor(cls, actor: Actor) -> "GrantForm":
        """The form with the roles that can be given, and the teams and partners they can be for."""
        form = cls()
        form.grant.choices = [SelectChoice("", _l("Kies een rol")), *_grant_choices(actor)]
        return form

    def chosen(self) -> tuple[str, int | None]:
        """The role and what it is for."""
        role, _colon, scope = str(self.grant.data).partition(":")
        return role, int(scope) if scope else None


def _grant_choices(actor: Actor) -> list[SelectChoice]:
    choices = [SelectChoice(role.value, LABELS[role]) for role in Role if role in SITE_WIDE]
    for role in Role:
        choices += [SelectChoice(f"{role}:{id_}", f"{LABELS[role]}: {name}") for id_, name in scopes_of(role, actor)]
    return choices


class AuthenticatorForm(TwoFactorSetupForm):
    """Flask-Security's form with only what we offer: an app on, or off."""

    setup = RadioField(
        _l("Inloggen in twee stappen"),
        choices=[SelectChoice("authenticator", _l("Stel een app in")), SelectChoice("disable", _l("Zet dit uit"))],
        validate_choice=False,
    )
    error_list = Form.error_list


class AuthenticatorCodeForm(TwoFactorVerifyCodeForm):
    """Flask-Security's form for the code of the app."""

    code = StringField(_l("De code uit je app"), [Filled(_l("Vul de cijfers uit je app in."))])
    error_list = Form.error_list


class RecoveryForm(MfRecoveryForm):
    """Flask-Security's form for a recovery code."""

    code = StringField(_l("Herstelcode"), [Filled(_l("Vul een herstelcode in."))])
    error_list = Form.error_list


class RescueForm(TwoFactorRescueForm):
    """Flask-Security wants this form to exist; our page links to the recovery codes instead."""

    help_setup = RadioField(_l("Ik kan niet bij mijn app"), choices=[])
