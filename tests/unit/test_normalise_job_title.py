from __future__ import annotations

import pytest

from members.normalise import sounds_senior


@pytest.mark.parametrize(
    "title",
    [
        "Head teacher",
        "Headteacher",
        "HEAD",
        "Head of school",
        "Head of the academy",
        "Executive head",
        "Deputy head",
        "Deputy headteacher",
        "Acting Deputy Head (pastoral)",
        "Assistant head",
        "Assistant principal",
        "Assistant Headteacher and SENCO",
        "Headmistress",
    ],
)
def test_title_of_the_senior_team_is_noticed(title: str) -> None:
    assert sounds_senior(title) is True


@pytest.mark.parametrize(
    "title",
    [
        "Head of year",
        "Head of Year 9",
        "Head of department",
        "Head of the sixth form",
        "SENCO",
        "Subject leader for history",
        "Teaching assistant",
        "Learning support assistant",
        "Phase leader",
        "Lead practitioner",
        "Headland nursery teacher",
        "",
    ],
)
def test_other_titles_are_not(title: str) -> None:
    assert sounds_senior(title) is False
