"""Questions about people, what they hold and where they are signed in."""

from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select

from participatie.accounts.models import (
    ErasureRequest,
    ExternalIdentity,
    Grant,
    OneTimeCode,
    OwnDataRequest,
    Passkey,
    Person,
    SignedIn,
)
from participatie.accounts.permissions import can_manage_people
from participatie.accounts.roles import Role
from participatie.kernel.access import NOBODY, Actor, Held, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound

SESSION_DAYS = 30


def find_person(person_id: int) -> Person | None:
    """The person with this id, if there is one."""
    return db.session.get(Person, person_id)


def get_person(person_id: int) -> Person:
    """The person with this id."""
    person = find_person(person_id)
    if person is None:
        raise NotFound
    return person


def get_own_person(actor: Actor) -> Person:
    """The actor's own account."""
    if actor.id is None:
        raise NotFound
    return get_person(actor.id)


def get_managed_person(actor: Actor, person_id: int) -> Person:
    """A person as an administrator sees them."""
    authorize(can_manage_people, actor)
    return get_person(person_id)


def find_own_data_request(person_id: int) -> OwnDataRequest | None:
    """The download that this person asked for."""
    return db.session.scalar(select(OwnDataRequest).where(OwnDataRequest.person_id == person_id))


def get_own_download(actor: Actor, key: str) -> OwnDataRequest:
    """The download with this file, for its person, as long as it is there."""
    request = find_own_data_request(actor.id) if actor.id is not None else None
    if request is None or request.file_key != key or request.expires_at is None or request.expires_at < now():
        raise NotFound
    return request


def list_waiting_own_data() -> list[OwnDataRequest]:
    """Downloads that are still to be made."""
    return list(db.session.scalars(select(OwnDataRequest).where(OwnDataRequest.made_at.is_(None)).order_by(OwnDataRequest.id)))


def list_waiting_erasures() -> list[ErasureRequest]:
    """Who is still to be forgotten."""
    waiting = select(ErasureRequest).where(ErasureRequest.done_at.is_(None)).order_by(ErasureRequest.asked_at)
    return list(db.session.scalars(waiting))


def find_person_by_email(email: str) -> Person | None:
    """The person with exactly this address, in its normal form."""
    return db.session.scalar(select(Person).where(Person.email == email))


def find_identity(issuer: str, subject: str) -> ExternalIdentity | None:
    """What links this identity of a provider to an account."""
    one = select(ExternalIdentity).where(ExternalIdentity.issuer == issuer, ExternalIdentity.subject == subject)
    return db.session.scalar(one)


def list_identities(actor: Actor) -> list[ExternalIdentity]:
    """The identities at providers that open the actor's account, oldest first."""
    own = select(ExternalIdentity).where(ExternalIdentity.person_id == actor.id)
    return list(db.session.scalars(own.order_by(ExternalIdentity.id)))


def get_own_identity(actor: Actor, identity_id: int) -> ExternalIdentity:
    """One of them; that of somebody else does not exist."""
    identity = db.session.get(ExternalIdentity, identity_id)
    if identity is None or identity.person_id != actor.id:
        raise NotFound
    return identity


def find_passkey(credential_id: str) -> Passkey | None:
    """The passkey of an open account, unless somebody has a copy of it; held still while it is used."""
    one = select(Passkey).join(Person, Person.id == Passkey.person_id).where(Person.active, Passkey.copied_at.is_(None))
    return db.session.scalar(one.where(Passkey.credential_id == credential_id).with_for_update(of=Passkey))


def list_passkeys(actor: Actor) -> list[Passkey]:
    """The actor's passkeys, oldest first."""
    return list(db.session.scalars(select(Passkey).where(Passkey.person_id == actor.id).order_by(Passkey.id)))


def get_own_passkey(actor: Actor, passkey_id: int) -> Passkey:
    """One of them; that of somebody else does not exist."""
    passkey = db.session.get(Passkey, passkey_id)
    if passkey is None or passkey.person_id != actor.id:
        raise NotFound
    return passkey


def find_person_id_of_key(key_hash: str) -> int | None:
    """Whose session this is or was."""
    return db.session.scalar(select(SignedIn.person_id).where(SignedIn.key_hash == key_hash))


def list_lost(key_hash: str, role: str) -> list[int]:
    """The teams or partners for which the person of this session lost a role since it began, and did not get it again."""
    lost = (
        select(Grant.scope_id)
        .join(SignedIn, SignedIn.person_id == Grant.person_id)
        .where(SignedIn.key_hash == key_hash, Grant.role == role, Grant.until >= SignedIn.created_at, Grant.until <= now())
    )
    again = select(Grant.scope_id).join(SignedIn, SignedIn.person_id == Grant.person_id)
    held = again.where(SignedIn.key_hash == key_hash, Grant.role == role, _running())
    gone = set(db.session.scalars(lost)) - set(db.session.scalars(held))
    return sorted(scope_id for scope_id in gone if scope_id is not None)


def find_signed_in(uniquifier: str, key_hash: str) -> Person | None:
    """The person of this session, when it has not ended and the account is open."""
    since = now() - timedelta(days=SESSION_DAYS)
    return db.session.scalar(
        select(Person)
        .join(SignedIn, SignedIn.person_id == Person.id)
        .where(
            Person.fs_uniquifier == uniquifier,
            Person.active,
            SignedIn.key_hash == key_hash,
            SignedIn.ended_at.is_(None),
            SignedIn.created_at > since,
        )
    )


def _running() -> ColumnElement[bool]:
    moment = now()
    return (Grant.since <= moment) & or_(Grant.until.is_(None), Grant.until > moment)


def list_held(person_id: int) -> frozenset[Held]:
    """The roles this person holds at this moment."""
    held = select(Grant.role, Grant.scope_id).where(Grant.person_id == person_id, _running())
    return frozenset(Held(role, scope_id) for role, scope_id in db.session.execute(held))


def actor_for(person_id: int | None) -> Actor:
    """This person as the one who acts, with what they hold at this moment; nobody when the account is closed or blocked."""
    person = db.session.get(Person, person_id) if person_id is not None else None
    return Actor(id=person.id, held=list_held(person.id)) if person is not None and person.active else NOBODY


def list_holders(role: str, scope_id: int | None = None) -> list[int]:
    """The ids of the people who hold this role at this moment, for this team or partner."""
    holders = (
        select(Grant.person_id).join(Person, Person.id == Grant.person_id).where(Grant.role == role, Person.active, _running())
    )
    return list(db.session.scalars(holders.where(Grant.scope_id.is_(None) if scope_id is None else Grant.scope_id == scope_id)))


def list_grants(actor: Actor, person_id: int) -> list[Grant]:
    """The roles that this person holds, oldest first."""
    authorize(can_manage_people, actor)
    grants = select(Grant).where(Grant.person_id == person_id, _running()).order_by(Grant.since, Grant.id)
    return list(db.session.scalars(grants))


def get_grant(actor: Actor, grant_id: int) -> Grant:
    """One role that somebody holds or held."""
    authorize(can_manage_people, actor)
    grant = db.session.get(Grant, grant_id)
    if grant is None:
        raise NotFound
    return grant


def find_running_grant(person_id: int, role: str, scope_id: int | None) -> Grant | None:
    """This very role of this person, when it is held at this moment."""
    scope = Grant.scope_id.is_(None) if scope_id is None else Grant.scope_id == scope_id
    return db.session.scalar(select(Grant).where(Grant.person_id == person_id, Grant.role == role, scope, _running()))


def lock_administrators() -> set[int]:
    """The ids of all who can administrate, held still until the end of the transaction."""
    grants = (
        select(Grant)
        .join(Person, Person.id == Grant.person_id)
        .where(Grant.role == Role.ADMINISTRATOR, Person.active, _running())
        .order_by(Grant.id)
        .with_for_update(of=Grant)
    )
    return {grant.person_id for grant in db.session.scalars(grants)}


def list_sessions(actor: Actor) -> list[SignedIn]:
    """The browsers in which the actor is signed in, newest first."""
    running = SignedIn.ended_at.is_(None) & (SignedIn.created_at > now() - timedelta(days=SESSION_DAYS))
    own = select(SignedIn).where(SignedIn.person_id == actor.id, running)
    return list(db.session.scalars(own.order_by(SignedIn.created_at.desc(), SignedIn.id.desc())))


def get_own_session(actor: Actor, session_id: int) -> SignedIn:
    """One browser of the actor; that of somebody else does not exist."""
    signed_in = db.session.scalar(select(SignedIn).where(SignedIn.id == session_id, SignedIn.person_id == actor.id))
    if signed_in is None:
        raise NotFound
    return signed_in


def find_open_code(link_hash: str) -> OneTimeCode | None:
    """The code behind a link, when it can still be used."""
    return db.session.scalar(
        select(OneTimeCode)
        .where(OneTimeCode.link_hash == link_hash, OneTimeCode.used_at.is_(None), OneTimeCode.expires_at > now())
        .with_for_update()
    )


def find_open_code_for(email: str, purpose: str, draft_key: str | None) -> OneTimeCode | None:
    """The one code that was sent to this address for this purpose and can still be used."""
    same_draft = OneTimeCode.draft_key.is_(None) if draft_key is None else OneTimeCode.draft_key == draft_key
    return db.session.scalar(
        select(OneTimeCode)
        .where(
            OneTimeCode.email == email,
            OneTimeCode.purpose == purpose,
            same_draft,
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now(),
        )
        .order_by(OneTimeCode.id.desc())
        .limit(1)
        .with_for_update()
    )
