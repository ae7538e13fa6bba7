"""Ways in that travel by mail: a link and a code of six digits, for one address and one purpose, good for one use."""

import hashlib
import secrets
from datetime import timedelta

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_security.utils import get_hmac
from sqlalchemy import delete, or_, update

from participatie.accounts import queries
from participatie.accounts.addresses import normal_address
from participatie.accounts.events import SignInConfirmed
from participatie.accounts.models import OneTimeCode, Person
from participatie.accounts.services.people import sign_in_or_create
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.outbox import put_mail

LIFE = timedelta(minutes=30)
MOST_TRIES = 5


def _link_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _code_hash(code: str, email: str, purpose: str, draft_key: str | None) -> str:
    """Six digits can be guessed from a plain hash, hence the key; what the code is for is part of it."""
    return hashlib.sha256(get_hmac(f"{purpose}\n{email}\n{draft_key}\n{code}")).hexdigest()


def send_code(email: str, purpose: str, draft_key: str | None = None, next_path: str = "") -> None:
    """Mail a link and a code to this address. The same happens whether or not anybody has an account with it."""
    address = normal_address(email)
    token, code = _make(address, purpose, draft_key, next_path)
    language = str(get_locale() or "nl")
    put_mail(
        address,
        "sign_in",
        language,
        token=token,
        code=code,
        purpose=str(purpose),
        minutes=LIFE.seconds // 60,
    )


def make_link(email: str, purpose: str) -> str:
    """The token of a link for this address, for whoever runs the server and has no mail yet."""
    return _make(normal_address(email), purpose, None, "")[0]


def _make(address: str, purpose: str, draft_key: str | None, next_path: str) -> tuple[str, str]:
    moment = now()
    _void_earlier(address, purpose, draft_key)
    token, code = secrets.token_urlsafe(32), f"{secrets.randbelow(10**6):06}"
    db.session.add(
        OneTimeCode(
            purpose=purpose,
            email=address,
            link_hash=_link_hash(token),
            code_hash=_code_hash(code, address, purpose, draft_key),
            draft_key=draft_key,
            next_path=next_path[:500],
            created_at=moment,
            expires_at=moment + LIFE,
        )
    )
    return token, code


def _void_earlier(email: str, purpose: str, draft_key: str | None) -> None:
    same_draft = OneTimeCode.draft_key.is_(None) if draft_key is None else OneTimeCode.draft_key == draft_key
    earlier = (OneTimeCode.email == email) & (OneTimeCode.purpose == purpose) & same_draft & OneTimeCode.used_at.is_(None)
    db.session.execute(update(OneTimeCode).where(earlier).values(used_at=now()))


def look_at_link(token: str) -> OneTimeCode:
    """What a link is for, without using it up."""
    code = queries.find_open_code(_link_hash(token))
    if code is None:
        raise Refused(_("Vraag een nieuwe mail aan."))
    return code


def use_link(token: str) -> tuple[Person, str]:
    """Use up the link of a mail. Gives the person and where they wanted to go."""
    return _use(look_at_link(token))


def use_code(email: str, purpose: str, typed: str, draft_key: str | None = None) -> tuple[Person, str] | None:
    """Use up the code of a mail. None when it is wrong: then the try is counted, and the fifth one ends the code."""
    address = normal_address(email)
    code = queries.find_open_code_for(address, purpose, draft_key)
    digits = "".join(filter(str.isdecimal, typed))
    given = _code_hash(digits, address, purpose, draft_key)
    if code is None:
        return None
    if secrets.compare_digest(given, code.code_hash):
        return _use(code)
    code.attempts += 1
    if code.attempts >= MOST_TRIES:
        code.used_at = now()
    return None


def _use(code: OneTimeCode) -> tuple[Person, str]:
    code.used_at = now()
    person = sign_in_or_create(code.email)
    emit(SignInConfirmed(by_id=person.id, person_id=person.id, draft_key=code.draft_key))
    return person, code.next_path


def forget_old_codes() -> int:
    """Remove codes that can no longer be used; how many were removed."""
    over = or_(OneTimeCode.used_at < now() - timedelta(days=1), OneTimeCode.expires_at < now() - timedelta(days=1))
    return len(db.session.execute(delete(OneTimeCode).where(over).returning(OneTimeCode.id)).all())
