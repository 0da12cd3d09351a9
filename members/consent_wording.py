"""What people agree to, word for word.

A wording that changes gets a new version, so that each Consent says which words the
person read. Old versions stay here for as long as a Consent names them.
"""

from __future__ import annotations

from dataclasses import dataclass

from members.models import Consent

Purpose = Consent.Purpose


@dataclass(frozen=True)
class Wording:
    version: str
    text: str


WORDING: dict[Purpose, Wording] = {
    Purpose.UNION_NEWS: Wording("2026-11", "Yes, send me union news by e-mail"),
    Purpose.PARTNER_OFFERS: Wording(
        "2026-11", "Yes, send me offers from NAHT’s partners by e-mail"
    ),
    Purpose.ACCURATE: Wording(
        "2026-11", "What I have told you is right, as far as I know"
    ),
    Purpose.RULES: Wording("2026-11", "If I become a member, I will keep NAHT’s rules"),
    Purpose.PRIVACY: Wording(
        "2026-11",
        "NAHT may keep what I have told you, and that I asked to join a union, to "
        "deal with my request",
    ),
}
# Without these a request can't be sent.
REQUIRED = (Purpose.ACCURATE, Purpose.RULES, Purpose.PRIVACY)
OPTIONAL = (Purpose.UNION_NEWS, Purpose.PARTNER_OFFERS)
