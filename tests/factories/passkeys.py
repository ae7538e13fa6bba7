"""A passkey in software: what a phone would answer, and what it would not."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, KEY_INCLUDED = 0x01, 0x04, 0x40


@dataclass
class Phone:
    """Holds one passkey. What a test sets here is what it says of itself."""

    origin: str = "http://localhost"
    site: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    handle: str = ""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, object]) -> str:
        """Answer to the question for a new key."""
        self.handle = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + encode_cbor(public)
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | KEY_INCLUDED) + attested}
        response = {"attestationObject": bytes_to_base64url(encode_cbor(told))}
        return self._answer(response, self._said("webauthn.create", options))

    def show(self, options: dict[str, object]) -> str:
        """Answer to the question who this is."""
        said, data = self._said("webauthn.get", options), self._data(self.flags)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"authenticatorData": bytes_to_base64url(data), "signature": bytes_to_base64url(signature)}
        return self._answer(response | {"userHandle": self.handle}, said)

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, options: dict[str, object]) -> bytes:
        challenge = bytes_to_base64url(base64url_to_bytes(options["challenge"]))
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, str], said: bytes) -> str:
        named = bytes_to_base64url(self.credential_id)
        response = {**response, "clientDataJSON": bytes_to_base64url(said)}
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})
