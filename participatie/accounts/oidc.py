"""Signing in with a provider of OpenID Connect, on Authlib's Flask client: code flow with PKCE, state and nonce.

Imported only where the settings name a provider. Every question to a provider goes through the house's own door.
"""

import logging
import time
from collections.abc import Mapping
from typing import Any

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from flask import request, session
from joserfc.errors import JoseError
from requests.adapters import BaseAdapter
from werkzeug.wrappers import Response

from participatie.accounts.journeys import Proven, SignInFailed
from participatie.accounts.providers import Provider
from participatie.accounts.session import FRESH
from participatie.kernel.outgoing import OutgoingClient, OutgoingFailed

log = logging.getLogger(__name__)

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key of the provider's own; none, and none with a secret that two parties hold."""
KNOWN_FOR_S = 24 * 3600
LEEWAY_S = 60
LONGEST_SUBJECT = 255
NONSENSE = (OAuthError, JoseError, requests.RequestException, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


class Door(BaseAdapter):
    """Lets Authlib ask, through the house's guarded client, and nobody else."""

    def __init__(self, outgoing: OutgoingClient) -> None:
        super().__init__()
        self._outgoing = outgoing

    def send(self, request: requests.PreparedRequest, *_args: object, **_kwargs: object) -> requests.Response:
        """Ask, and forget the limits of the library for those of the house."""
        return self._outgoing.send(request)

    def close(self) -> None:
        """Nothing is kept open."""


class Client(FlaskOAuth2App):
    """Authlib's client of one provider, behind the door, that believes only the issuer it was told of."""

    server_metadata: dict[str, Any]  # what another party says of itself

    def __init__(self, provider: Provider) -> None:
        super().__init__(
            FlaskIntegration(provider.name),
            name=provider.name,
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=provider.discovery,
            client_kwargs={"scope": " ".join(provider.scopes), "code_challenge_method": "S256"},
        )
        self.provider = provider
        self._outgoing = OutgoingClient(provider.origins)
        self._door = Door(self._outgoing)

    def _get_session(self) -> OAuth2Session:
        return self._behind_the_door(super()._get_session())

    def _get_oauth_client(self, **metadata: object) -> OAuth2Session:
        return self._behind_the_door(super()._get_oauth_client(**metadata))

    def _behind_the_door(self, asking: OAuth2Session) -> OAuth2Session:
        for scheme in ("https://", "http://"):
            asking.mount(scheme, self._door)
        return asking

    def load_server_metadata(self) -> dict[str, object]:
        """What the provider says of itself, once a day; refused when it speaks for another issuer or leads elsewhere."""
        if time.time() - self.server_metadata.get("_loaded_at", 0) > KNOWN_FOR_S:
            self.server_metadata = {}
        found: dict[str, object] = super().load_server_metadata()
        offered = found.get("id_token_signing_alg_values_supported")
        algorithms = [one for one in ALGORITHMS if one in (offered if isinstance(offered, list) else ["RS256"])]
        is_here = self._outgoing.knows(str(found.get("authorization_endpoint")))
        if found.get("issuer") != self.provider.issuer or not is_here or not algorithms:
            self.server_metadata = {}
            raise ValueError("another issuer, another host or no signature")
        return found | {"id_token_signing_alg_values_supported": algorithms}


def begin(client: Client, back: str, is_again: bool) -> Response:
    """Send the browser to the provider; `is_again` when it must ask once more who sits there."""
    provider = client.provider
    for name in [name for name in session if name.startswith("_state_")]:
        session.pop(name)  # one sign-in at a time, so that the cookie stays small
    wishes = {"prompt": "login", "max_age": "0"} if is_again else {}
    if provider.acr and provider.acr_claim == "acr":
        wishes["acr_values"] = " ".join(provider.acr)
    try:
        return client.authorize_redirect(back, **wishes)
    except (OutgoingFailed, *NONSENSE) as error:
        raise _failed(provider, error) from error


def prove(client: Client, is_again: bool) -> Proven:
    """Who came back from the provider; nothing that the browser brought is believed without the provider's signature."""
    provider = client.provider
    options = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    try:
        if request.args.get("iss", provider.issuer) != provider.issuer:
            raise ValueError("answer of another issuer")
        token = client.authorize_access_token(claims_options=options, leeway=LEEWAY_S)
        return _proven(provider, token["userinfo"], is_again)
    except (OutgoingFailed, *NONSENSE) as error:
        raise _failed(provider, error) from error


def _proven(provider: Provider, claims: Mapping[str, object], is_again: bool) -> Proven:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise ValueError("no usable subject")
    asked_at = _asked_at(claims.get("auth_time"))
    if is_again and time.time() - asked_at > FRESH.total_seconds():
        raise SignInFailed(provider.label, "not_again")
    level = claims.get(provider.acr_claim)
    levels = {one for one in (level if isinstance(level, list) else [level]) if isinstance(one, str)}
    if provider.acr and not levels & set(provider.acr):
        raise SignInFailed(provider.label, "weak")
    email = _text(claims.get(provider.email_claim), 254)
    return Proven(
        provider=provider.name,
        issuer=provider.issuer,
        subject=subject,
        email=email if "@" in email else "",
        name=_text(claims.get(provider.name_claim), 60),
        asked_at=asked_at,
    )


def _asked_at(said: object) -> int:
    """When the provider last asked who sits there; 0 when it does not say so, which is as good as never."""
    if not isinstance(said, int | float) or isinstance(said, bool):
        return 0
    return int(said) if 0 < said <= time.time() + LEEWAY_S else 0


def _text(value: object, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) and value.isprintable() else ""


def _failed(provider: Provider, error: Exception) -> SignInFailed:
    """What the person may know of it. The log names the kind of error, never what a token or a person said."""
    code = error.error if isinstance(error, OAuthError) and error.error == "access_denied" else ""
    reason = "away" if isinstance(error, OutgoingFailed) else code or "wrong"
    log.warning("sign-in with a provider failed", extra={"provider": provider.name, "error": type(error).__name__})
    return SignInFailed(provider.label, reason)
