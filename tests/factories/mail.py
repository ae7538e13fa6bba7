"""The mails that a test caused."""

import re

from participatie.kernel.db import db
from participatie.kernel.outbox import KeptMail


def mails_to(address: str) -> list[KeptMail]:
    """All mails to this address, oldest first."""
    return list(db.session.scalars(db.select(KeptMail).where(KeptMail.to_address == address).order_by(KeptMail.id)))


def code_in(mail: KeptMail) -> str:
    """The six digits."""
    return re.search(r"\b(\d{6})\b", mail.text)[1]


def link_in(mail: KeptMail) -> str:
    """The path of the link."""
    return re.search(r"https?://[^/]+(/inloggen/link/\S+)", mail.text)[1]
