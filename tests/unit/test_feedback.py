"""What in a reader's words would tell who wrote them."""

from __future__ import annotations

import pytest

from naht_site.feedback import network_of, tells_who


@pytest.mark.parametrize(
    "text",
    [
        "jane@example.org",
        "Jane <jane.doe+work@mail.example.org>",
        "jane＠example.org",
        "ja\u200bne\u200b@exam\u200bple.org",
        "mailto:j@example.co",
        "07700 900123",
        "07700900123",
        "077 00 90 01 23",
        "07700-900-123",
        "07700.900.123",
        "07700\u00a0900\u00a0123",
        "077\u200b00900123",
        "０７７００ ９００１２３",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "(028) 9012 3456",
        "my number:07700900123.",
    ],
)
def test_text_that_tells_who_is_known(text: str) -> None:
    assert tells_who(f"Please answer: {text} soon")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Good, but where is the form for 2020-21 and 2021-22?",
        "Up to 99.7, 98.3 and 45.2 per cent of 4,784 answers.",
        "Closed on 30 October 2020 at 12.30, opened on 24/06/2020.",
        "It costs £1,234,567 and takes 10 to 12 weeks.",
        "Tell @naht what you think @ school",
        "Sections 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10 are too long.",
        "1. One 2. Two 3. Three 4. Four 5. Five 6. Six",
    ],
)
def test_text_with_figures_alone_is_taken(text: str) -> None:
    assert not tells_who(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
    ],
)
def test_network_is_an_address_or_half_of_a_long_one(
    one: str, other: str, same: bool
) -> None:
    assert (network_of(one) == network_of(other)) is same
