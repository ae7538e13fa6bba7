"""Tables of people, how they sign in and what they hold."""

import enum
import secrets
from datetime import datetime

from flask_security import UserMixin
from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime

NAMELESS = "Iemand die wegging"
"""What stands at the words of who was forgotten."""
ERASED = "@erased.invalid"
"""How the address ends of who was forgotten: an end that no address can have."""


def new_uniquifier() -> str:
    """What a session is tied to; a new one ends all sessions."""
    return secrets.token_hex(32)


class Person(Base, UserMixin):
    """Somebody with an account. The e-mail address is never shown; the display name is chosen."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    display_name: Mapped[str] = mapped_column(String(60), default="")
    name_skeleton: Mapped[str] = mapped_column(String(80), default="", index=True)
    language: Mapped[str] = mapped_column(String(8), default="nl")
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=new_uniquifier)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    tf_last_counter: Mapped[int | None] = mapped_column(BigInteger)
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(JSON))

    @property
    def is_erased(self) -> bool:
        """Whether this number names nobody any more."""
        return self.email.endswith(ERASED)


class Grant(Base):
    """A role that a person holds, for a team or partner or for the whole site, from a moment until a moment."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_person_id_until", "person_id", "until"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(30))
    scope_id: Mapped[int | None] = mapped_column(Id)
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Purpose(enum.StrEnum):
    """What a code is for; a code for one thing is of no use for another."""

    SIGN_IN = "sign_in"
    PLACE = "place"
    LINK = "link"


class ExternalIdentity(Base):
    """Somebody as a provider knows them: its issuer with the subject, and never an e-mail address."""

    __tablename__ = "external_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    issuer: Mapped[str] = mapped_column(String(300))
    subject: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Passkey(Base):
    """A key on a phone, computer or stick that shows who somebody is. Once it counted backwards it is a copy: `copied_at`."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    user_handle: Mapped[str] = mapped_column(String(90))
    sign_count: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    copied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PasskeyQuestion(Base):
    """A question for a passkey that is open: answered once, within five minutes, by `person_id` when a key is made."""

    __tablename__ = "passkey_question"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    challenge_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OneTimeCode(Base):
    """A way in that was sent by mail: a link and a short code, each kept only as a hash, good for one use.

    Bound to its purpose, to the address and to what it is for (`draft_key` when it places a draft, or names the identity
    that is linked).
    """

    __tablename__ = "one_time_code"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    email: Mapped[str] = mapped_column(String(254), index=True)
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    draft_key: Mapped[str | None] = mapped_column(String(40))
    next_path: Mapped[str] = mapped_column(String(500), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SignedIn(Base):
    """One browser in which a person is signed in. Ending the row signs that browser out."""

    __tablename__ = "signed_in"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OwnDataRequest(Base):
    """Somebody wants all that is held about them. The worker makes it; the file is theirs alone, until `expires_at`."""

    __tablename__ = "own_data_request"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    file_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ErasureRequest(Base):
    """Somebody left and wants to be forgotten. The account is closed at once; the worker wipes what is held."""

    __tablename__ = "erasure_request"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    texts_go: Mapped[bool]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
