"""Second factors, for tests."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from members.models import User

STEP = 30  # seconds for which an app shows one code


class App:
    """An authenticator app that a person has set up for their account.

    With a `secret`, it holds that, and setting it up is left to the caller.
    """

    def __init__(self, user: User | None = None, secret: str = "") -> None:
        self.secret = secret or generate_totp_secret()
        if user is not None:
            TOTP.activate(user, self.secret)

    def code(self) -> str:
        """What the app shows now."""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // STEP))


def passkey(user: User) -> Authenticator:
    """A passkey of a device that is lost: it can't be used to sign in."""
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Key", "credential": credential()},
    )


def credential() -> dict[str, object]:
    """What a browser tells of a key that it has just made."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    made = AttestedCredentialData.create(
        bytes(16), b"key", ES256.from_cryptography_key(key)
    )
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    told = AuthenticatorAttestationResponse(
        client_data=CollectedClientData.create(
            "webauthn.create", b"challenge", "http://testserver"
        ),
        attestation_object=AttestationObject.create(
            "none", AuthenticatorData.create(bytes(32), flags, 0, made), {}
        ),
    )
    return dict(RegistrationResponse(raw_id=b"key", response=told))
