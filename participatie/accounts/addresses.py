"""Mail addresses: one spelling for each mailbox."""

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from participatie.kernel.errors import Refused


def normal_address(text: str) -> str:
    """The address as we keep and compare it, in lower case; refused when no mail can go there."""
    try:
        found = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Refused(_("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl."), "email") from error
    address: str = found.normalized.lower()
    if len(address) > 254:
        raise Refused(_("Dit e-mailadres is te lang."), "email")
    return address
