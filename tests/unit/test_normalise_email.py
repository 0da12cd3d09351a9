from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from members.errors import NotUnderstoodError
from members.normalise import (
    clean_email,
    clean_text,
    looks_like_school,
    suggested_email,
)


@pytest.mark.parametrize(
    ("typed", "address", "key"),
    [
        ("jane@example.org", "jane@example.org", "jane@example.org"),
        ("  jane@example.org  ", "jane@example.org", "jane@example.org"),
        ("Jane@Example.ORG", "Jane@Example.ORG", "jane@example.org"),
        ("mailto:jane@example.org", "jane@example.org", "jane@example.org"),
        ("MAILTO: jane@example.org", "jane@example.org", "jane@example.org"),
        ("mailto:jane@example.org?subject=x", "jane@example.org", "jane@example.org"),
        ("jane@example.org.", "jane@example.org", "jane@example.org"),
        ("jane@example.org,", "jane@example.org", "jane@example.org"),
        ("jane@example.org ; ", "jane@example.org", "jane@example.org"),
        ("jane @ example.org", "jane@example.org", "jane@example.org"),
        ("\u00a0jane@example.org\u200b", "jane@example.org", "jane@example.org"),
        ("ja\x00ne@example.org", "jane@example.org", "jane@example.org"),
        ("j.a.n.e@example.org", "j.a.n.e@example.org", "j.a.n.e@example.org"),
        ("jane+union@example.org", "jane+union@example.org", "jane+union@example.org"),
        ("o'neill@example.org", "o'neill@example.org", "o'neill@example.org"),
        ("jane@ex-ample.co.uk", "jane@ex-ample.co.uk", "jane@ex-ample.co.uk"),
    ],
)
def test_email_is_cleaned_and_has_a_key(typed: str, address: str, key: str) -> None:
    email = clean_email(typed)

    assert (email.address, email.key) == (address, key)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jane",
        "jane@example",
        "jane@.org",
        "@example.org",
        "jane@@example.org",
        "jane@home@example.org",
        "jane@example.org, joe@example.org",
        "jane smith@example.org",
        ".jane@example.org",
        "jane@example..org",
        "jane@-example.org",
        "jane@[127.0.0.1]",
        "jane@example.org\r\nBcc: joe@example.com",
        "<jane@example.org>",
        f"{'x' * 250}@example.org",
        "x" * 5000,
    ],
)
def test_email_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        clean_email(typed)


@given(st.emails() | st.text(st.characters()))
@example("@.")
@example("a@b.c,")
def test_email_is_kept_or_refused_with_our_error(typed: str) -> None:
    try:
        email = clean_email(typed)
    except NotUnderstoodError:
        return

    assert email.address in clean_text(typed).replace(" @", "@").replace("@ ", "@")
    assert clean_email(email.address) == email
    suggested_email(email.address)
    looks_like_school(email.address)


@pytest.mark.parametrize(
    ("address", "suggested"),
    [
        ("jane@gmial.com", "jane@gmail.com"),
        ("jane@gmal.com", "jane@gmail.com"),
        ("jane@gmail.con", "jane@gmail.com"),
        ("jane@gmail.co", "jane@gmail.com"),
        ("jane@gnail.com", "jane@gmail.com"),
        ("jane@hotmial.com", "jane@hotmail.com"),
        ("jane@hotmai.co.uk", "jane@hotmail.co.uk"),
        ("jane@outlok.com", "jane@outlook.com"),
        ("jane@iclod.com", "jane@icloud.com"),
        ("jane@yaho.co.uk", "jane@yahoo.co.uk"),
        ("jane@btinternet.cmo", "jane@btinternet.com"),
        ("jane@example.con", "jane@example.com"),
        ("jane@example.couk", "jane@example.co.uk"),
        ("Jane@GMIAL.com", "Jane@gmail.com"),
        ("jane@gmail.com", None),
        ("jane@GMAIL.com", None),
        ("jane@googlemail.com", None),
        ("jane@mail.com", None),
        ("jane@ymail.com", None),
        ("jane@hotmail.fr", None),
        ("jane@yahoo.ie", None),
        ("jane@yahoo.com.au", None),
        ("jane@example.org", None),
        ("jane@example.co", None),
    ],
)
def test_email_that_looks_misspelt_has_a_suggestion(
    address: str, suggested: str | None
) -> None:
    assert suggested_email(address) == suggested


@pytest.mark.parametrize(
    ("address", "is_school"),
    [
        ("jane@oakfield.example.sch.uk", True),
        ("jane@OAKFIELD.SCH.UK", True),
        ("jane@hwbcymru.net", True),
        ("jane@c2ken.net", True),
        ("jane@college.ac.uk", True),
        ("jane@oakfieldschool.org", True),
        ("jane@oakfield-academy.org.uk", True),
        ("jane@oakfield.school", True),
        ("jane@ysgolderwen.org", True),
        ("jane@oakfieldtrust.org", True),
        ("jane@council.gov.uk", True),
        ("jane@gmail.com", False),
        ("school@gmail.com", False),
        ("jane@example.org", False),
        ("jane@trustpilot.example.org", False),
    ],
)
def test_address_of_an_employer_is_noticed(address: str, is_school: bool) -> None:
    assert looks_like_school(address) is is_school
