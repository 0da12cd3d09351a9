from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from members.errors import NotUnderstoodError
from members.normalise.text import clean_text

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets

# Where most personal addresses are.
PROVIDERS = (
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "outlook.com",
    "icloud.com",
    "yahoo.com",
    "yahoo.co.uk",
    "btinternet.com",
    "virginmedia.com",
    "talktalk.net",
    "ntlworld.com",
    "tiscali.co.uk",
    "blueyonder.co.uk",
    "protonmail.com",
)
# They look like one of those, and are their own.
LOOK_ALIKES = ("mail.com", "ymail.com", "email.com", "hotmail.fr", "hotmail.it")
ENDINGS = {
    ".con": ".com",
    ".cmo": ".com",
    ".ocm": ".com",
    ".vom": ".com",
    ".xom": ".com",
    ".comm": ".com",
    ".couk": ".co.uk",
    ".co.ku": ".co.uk",
    ".co.u": ".co.uk",
    ".cp.uk": ".co.uk",
    ".ogr": ".org",
    ".og.uk": ".org.uk",
    ".met": ".net",
}
SCHOOL_ENDINGS = (
    ".sch.uk",
    ".ac.uk",
    ".sch.im",
    ".sch.je",
    ".sch.gg",
    ".school",
    ".academy",
    ".education",
    ".gov.uk",
    "hwbcymru.net",
    "c2ken.net",
    "c2kni.net",
    "c2kschools.net",
)
SCHOOL_WORDS = re.compile(
    r"school|academy|academies|college|primary|secondary|nursery|ysgol|infants?\b"
    r"|juniors?\b|\bpru\b|trust\.|-mat\.|learningtrust|education"
)


@dataclass(frozen=True)
class Email:
    """An address as it was typed, cleaned; `key` is what addresses are compared by."""

    address: str

    @property
    def key(self) -> str:
        return email_key(self.address)


def clean_email(typed: str) -> Email:
    """An address without what people paste around it.

    Forgives spaces around it and around the @, `mailto:` and a full stop, comma or
    semicolon at the end. Dots and +tags stay. Raises NotUnderstoodError without exactly
    one @ or without a dot in the domain, and for what no mail server takes.
    """
    text = clean_text(typed)
    if text.lower().startswith("mailto:"):
        text = text[len("mailto:") :].partition("?")[0]
    text = re.sub(r"\s*@\s*", "@", text.strip().rstrip(" .,;"))
    if text.count("@") != 1:
        raise NotUnderstoodError(
            "Enter one e-mail address with one @ in it, like name@example.org"
        )
    local, _, domain = text.partition("@")
    if "." not in domain.strip(".") or domain.startswith("["):
        raise NotUnderstoodError(
            "Enter the whole e-mail address, like name@example.org"
        )
    address = f"{local}@{domain}"
    if len(address) > LONGEST:
        raise NotUnderstoodError(
            f"Enter an e-mail address of at most {LONGEST} characters"
        )
    try:
        validate_email(address)
    except ValidationError:
        raise NotUnderstoodError(
            "Enter an e-mail address in the right form, like name@example.org"
        ) from None
    return Email(address)


def email_key(address: str) -> str:
    """The lower case of a cleaned address."""
    return address.lower()


def suggested_email(address: str) -> str | None:
    """The address this one may be a slip for, like gmial.com for gmail.com; or None."""
    local, _, domain = address.rpartition("@")
    domain = domain.lower()
    if domain in PROVIDERS or domain in LOOK_ALIKES:
        return None
    mended = domain
    for wrong, right in ENDINGS.items():
        if domain.endswith(wrong):
            mended = domain.removesuffix(wrong) + right
            break
    near = get_close_matches(mended, PROVIDERS, n=1, cutoff=0.88)
    if near:
        mended = near[0]
    return None if mended == domain else f"{local}@{mended}"


def looks_like_school(address: str) -> bool:
    """Whether an employer may read what is sent there, going by the domain."""
    domain = address.rpartition("@")[2].lower()
    return bool(f".{domain}".endswith(SCHOOL_ENDINGS) or SCHOOL_WORDS.search(domain))
