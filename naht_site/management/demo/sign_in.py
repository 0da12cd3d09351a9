"""Who can sign in to the demo, and with which password."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings

from naht_site.management import groups

# Short, and no two that are easily taken for one another.
WORDS = (
    "acorn", "amber", "anchor", "apple", "april", "autumn", "badger", "basket",
    "beacon", "birch", "bramble", "candle", "canvas", "castle", "cedar", "chalk",
    "cherry", "clover", "copper", "coral", "cotton", "cricket", "dapple", "ember",
    "falcon", "feather", "fiddle", "forest", "garden", "ginger", "harbour", "hazel",
    "heather", "island", "jigsaw", "juniper", "kettle", "lantern", "lemon", "linen",
    "magnet", "maple", "marble", "meadow", "nutmeg", "orchard", "otter", "paddle",
    "pebble", "pepper", "pillow", "plover", "quartz", "ribbon", "rocket", "saddle",
    "saffron", "silver", "thimble", "tulip", "velvet", "walnut", "willow", "yellow",
)  # fmt: skip


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as. `group` is empty for those who are not staff."""

    who: str
    email: str
    opens: str
    group: str = ""


STAFF = (
    DemoPerson("Editor", "editor@example.org", "/admin/", groups.EDITORS),
    DemoPerson("Publisher", "publisher@example.org", "/admin/", groups.PUBLISHERS),
    DemoPerson(
        "Partner manager",
        "partner-manager@example.org",
        "/admin/",
        groups.PARTNER_MANAGERS,
    ),
    DemoPerson(
        "Membership officer",
        "officer@example.org",
        "/admin/join-requests/",
        groups.MEMBERSHIP_OFFICERS,
    ),
    DemoPerson(
        "Membership manager",
        "manager@example.org",
        "/admin/join-requests/",
        groups.MEMBERSHIP_MANAGERS,
    ),
    DemoPerson(
        "Privacy officer", "privacy@example.org", "/admin/", groups.PRIVACY_OFFICERS
    ),
    DemoPerson(
        "Administrator",
        "administrator@example.org",
        "/admin/users/",
        groups.ADMINISTRATORS,
    ),
)
MEMBER = DemoPerson("Member", "member@example.org", "/membership/")
FORMER_MEMBER = DemoPerson("Former member", "former-member@example.org", "/membership/")
PEOPLE = (*STAFF, MEMBER, FORMER_MEMBER)


def password_of(person: DemoPerson) -> str:
    """The person's password in this copy of the site, always the same.

    It is made from the secret key: nobody can know it from the code alone, so a demo
    that is one day opened to the world lets no stranger in.
    """
    made = hmac.digest(
        settings.SECRET_KEY.encode(), f"demo {person.email}".encode(), hashlib.sha256
    )
    words = [WORDS[byte % len(WORDS)] for byte in made[:3]]
    return "-".join([*words, f"{int.from_bytes(made[3:5]) % 900 + 100}"])
