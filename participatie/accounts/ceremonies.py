"""What a browser and a passkey say to each other and to us, read with the library webauthn. Imported when first needed."""

import json
from dataclasses import dataclass

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json_dict, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from participatie.accounts.keys import NewKey, Question, Site

NONSENSE = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


class CeremonyFailed(Exception):
    """The answer does not belong to the question, or no person was checked. Which of it is told to nobody."""


def ask_for_new_key(site: Site, question: Question, handle: str, name: str, known: list[str]) -> dict[str, object]:
    """What the browser needs to make a passkey that finds its person by itself, and checks them."""
    options = generate_registration_options(
        rp_id=site.id,
        rp_name=site.name,
        user_id=base64url_to_bytes(handle),
        user_name=name,
        challenge=base64url_to_bytes(question.challenge),
        timeout=question.patience_ms,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known],
    )
    return options_to_json_dict(options)


def ask_who(site: Site, question: Question) -> dict[str, object]:
    """What the browser needs to let a person show who they are with any passkey of this site."""
    options = generate_authentication_options(
        rp_id=site.id,
        challenge=base64url_to_bytes(question.challenge),
        timeout=question.patience_ms,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def read_new_key(site: Site, challenge: str, answer: str) -> NewKey:
    """The key in this answer to this question."""
    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except NONSENSE as error:
        raise CeremonyFailed(type(error).__name__) from error
    return NewKey(bytes_to_base64url(found.credential_id), found.credential_public_key, found.sign_count)


@dataclass(frozen=True)
class Shown:
    """The key that an answer says it is of. Nothing of it is proved yet."""

    credential_id: str
    user_handle: str


def look_at(answer: str) -> Shown:
    """Which key an answer says it is of."""
    try:
        found = parse_authentication_credential_json(json.loads(answer))
        return Shown(bytes_to_base64url(found.raw_id), bytes_to_base64url(found.response.user_handle or b""))
    except NONSENSE as error:
        raise CeremonyFailed(type(error).__name__) from error


def count_of_use(site: Site, challenge: str, answer: str, public_key: bytes) -> int:
    """How often the key says it was used, once its signature is right and it checked its person."""
    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.id,
            expected_origin=site.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,  # the service compares it, once the signature is right
            require_user_verification=True,
        )
    except NONSENSE as error:
        raise CeremonyFailed(type(error).__name__) from error
    return found.new_sign_count
