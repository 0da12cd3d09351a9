from __future__ import annotations

import pytest

from news.captures import parse_capture
from tests.factories.captures import capture_text

SIGNED = "Ines Marlow is deputy head of Quay School"
LATER = "One.\n\nFirst published 2 May 2020"
PER_CENTS = "\n".join(f"  • {number}% of schools" for number in range(20))


@pytest.mark.parametrize(
    ("section", "body", "kind"),
    [
        ("Latest news", "One.", "news"),
        ("LATEST NEWS\xa0", "One.", "news"),
        ("Professional perspectives", "One.", "perspective"),
        ("Professional perspectives", PER_CENTS, "perspective"),
        ("Latest news", f"{PER_CENTS}\n\n{SIGNED}", "perspective"),
        ("Latest news", f"{LATER}\n\n{SIGNED}", "perspective"),
        ("Latest news", f"{SIGNED}\n\nOne.", "news"),
        ("Latest news", PER_CENTS, "survey"),
        ("Latest news", f"{PER_CENTS}\n\n{LATER}", "survey"),
        ("Latest news", f"  • All\n{PER_CENTS.replace('  •', 'o')}", "survey"),
        ("Latest news", PER_CENTS.replace("%", " per cent"), "survey"),
        ("Latest news", PER_CENTS.replace("19%", "All"), "news"),
        ("Latest news", PER_CENTS.replace("  •", "\n"), "news"),
        ("Latest news", LATER, "update"),
        ("Latest news", "One.\n\nFirst published 1 May 2020", "news"),
    ],
)
def test_capture_is_of_the_first_kind_that_fits(
    section: str, body: str, kind: str
) -> None:
    capture = parse_capture(capture_text(body, section=section))

    assert capture.kind == kind


@pytest.mark.parametrize(
    ("last", "signed"),
    [
        ("Dr Ines Marlow OBE is CEO of Quay Partners and a member of a board", True),
        ("Ines Marlow is a head teacher in Wales.", True),
        ("Ines Marlow-O’Shea MBE was chair of the Quay Commission", True),
        ("Ines de la Mer teaches maths at Quay School.", True),
        ("Sir Ines is president of the Quay Union", True),
        ("J. R. Marlow, SENCO at Quay School", True),
        ("Ines Marlow – head of year, Quay School", True),
        ("Ines Marlow and Tom Vale are heads of year.", True),
        ("By Ines Marlow", True),
        ("Written by Ines Marlow, head of year", True),
        ("About the author: Ines is often at sea.", True),
        ("The writer is a governor.", True),
        ("The Quay Report is a guide for leaders.", False),
        ("School Improvement is how schools make leaders.", False),
        ("Ines Marlow is calling for school leaders to rest.", False),
        ("Ines Marlow is pleased to be a leader.", False),
        ("Ines Marlow, head teacher, said that she was pleased.", False),
        ("Quay Partners is a member of the Harbour Group.", False),
        ("Ines Marlow thanks every member.", False),
        ("Ines is a head teacher.", False),
        ("She is a head teacher.", False),
        ("By the sea, leaders rest.", False),
        ("We thank Ines Marlow, who is a head teacher.", False),
    ],
)
def test_capture_knows_a_last_paragraph_about_the_writer(
    last: str, signed: bool
) -> None:
    capture = parse_capture(capture_text(f"One.\n\n{last}"))

    assert capture.kind == ("perspective" if signed else "news")
