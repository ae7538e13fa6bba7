"""A provider of identities that runs on this machine over HTTP, and lies when a test asks it to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

import flask
import oidc_provider_mock
import requests
from joserfc import jwt
from joserfc.jwk import RSAKey
from oidc_provider_mock._server import _threaded_server

from participatie.accounts.providers import WELL_KNOWN, Provider

Claims = dict[str, object]


@dataclass
class TestProvider:
    """The provider as a test sees it. `claims` are put into each token; `spoil` may change it all."""

    address: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    claims: Claims = field(default_factory=dict)
    spoil: Callable[[Claims], Claims] = lambda claims: claims
    key: RSAKey | None = None
    discovery: Claims = field(default_factory=dict)

    __test__ = False

    def setting(self, **more: object) -> Provider:
        """What the settings say of it."""
        given = {"name": "toets", "label": "Toetslogin", "client_id": "participatie", "client_secret": "geheim"}
        return Provider(discovery=self.address + WELL_KNOWN, **{**given, **more})

    def sign_in(self, url: str, subject: str) -> str:
        """Sign in there as this subject; gives the address to which the browser is sent back, without the site."""
        answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=5)
        assert answer.status_code == 302, answer.text
        return path_of(answer.headers["Location"])

    def deny(self, url: str) -> str:
        """Press no."""
        state = parse_qs(urlsplit(url).query)["state"][0]
        back = parse_qs(urlsplit(url).query)["redirect_uri"][0]
        return path_of(f"{back}?{urlencode({'error': 'access_denied', 'state': state})}")


def path_of(address: str) -> str:
    """Path and query of an address."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@contextmanager
def running_provider() -> Iterator[TestProvider]:
    """A provider for the length of a test."""
    app = oidc_provider_mock.app()
    app.wsgi_app = app.wsgi_app.app  # without the debugger around it
    provider = TestProvider("")

    @app.before_request
    def note() -> None:
        provider.asked.append((flask.request.path, flask.request.form.to_dict()))

    @app.after_request
    def tell(response: flask.Response) -> flask.Response:
        if flask.request.path.endswith(WELL_KNOWN):
            response = flask.jsonify({**response.get_json(), **provider.discovery})
        if flask.request.path == "/oauth2/token" and response.status_code == 200:
            body = response.get_json()
            own = RSAKey.import_key(flask.g.oidc_provider_mock_storage.jwk.as_dict(is_private=True))
            claims = jwt.decode(body["id_token"], own).claims
            spoilt = provider.spoil({**claims, "iat": int(time.time()), **provider.claims})
            header = {"alg": "RS256", "kid": own.kid} if own.kid else {"alg": "RS256"}
            response = flask.jsonify({**body, "id_token": jwt.encode(header, spoilt, provider.key or own)})
        return response

    with _threaded_server(app=app, host="127.0.0.1", poll_interval=0.02) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        yield provider
