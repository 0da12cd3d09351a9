"""A deadline says what is true at the instant it is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

from naht_site.blocks.body import BodyBlock, changes_at, stored_blocks
from naht_site.blocks.figures import DeadlineBlock, DeadlineValue, InstantBlock
from tests.factories.pages_read import words

BLOCK = DeadlineBlock()
SUMMER = timezone(timedelta(hours=1))


def deadline(closes_at: Any, **fields: Any) -> DeadlineValue:
    return BLOCK.to_python({"closes_at": closes_at} | fields)


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2027-03-28 00:59", "2027-03-28T00:59Z"),
        ("2027-03-28 02:00", "2027-03-28T01:00Z"),
        ("2027-03-28 12:00", "2027-03-28T11:00Z"),
        ("2027-10-31 00:59", "2027-10-30T23:59Z"),
        ("2027-10-31 02:00", "2027-10-31T02:00Z"),
        ("2027-10-31 12:00", "2027-10-31T12:00Z"),
        ("2020-10-30 12:00", "2020-10-30T12:00Z"),
    ],
)
def test_time_is_meant_as_clocks_in_london_show_it(typed: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant)

    from_the_form = InstantBlock().clean(typed)
    from_stored_text = InstantBlock().to_python(typed)
    given_without_zone = InstantBlock().normalize(datetime.fromisoformat(typed))

    assert from_the_form == from_stored_text == given_without_zone == expected


@pytest.mark.parametrize("typed", ["2027-03-28 01:30", "2027-10-31 01:30"])
def test_time_that_comes_twice_or_never_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        InstantBlock().clean(typed)

    assert refusal.value.messages == [
        "The clocks change in that hour. Choose a time before or after."
    ]


@pytest.mark.parametrize("typed", ["", "Friday", "2027-02-30 12:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        InstantBlock().clean(typed)


@pytest.mark.parametrize(
    ("label", "seconds", "text"),
    [
        (
            "Applications",
            -1,
            "Applications open until Friday 30 October 2020 at midday",
        ),
        ("Applications", 0, "Applications closed on Friday 30 October 2020 at midday"),
        ("Applications", 1, "Applications closed on Friday 30 October 2020 at midday"),
        ("", -1, "Open until Friday 30 October 2020 at midday"),
        ("", 0, "Closed on Friday 30 October 2020 at midday"),
        ("second round", 0, "Second round closed on Friday 30 October 2020 at midday"),
    ],
)
def test_words_turn_at_the_instant_itself(label: str, seconds: int, text: str) -> None:
    closes_at = datetime(2020, 10, 30, 12, tzinfo=UTC)

    value = deadline("2020-10-30T12:00:00Z", label=label)

    assert value.words(closes_at + timedelta(seconds=seconds)) == text


def test_what_to_do_is_said_only_while_there_is_time() -> None:
    value = deadline(
        "2026-03-02T12:00Z", note='<p>Send <a href="https://example.org/f">it</a>.</p>'
    )

    before = BLOCK.render(value, {"at": datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC)})
    after = BLOCK.render(value, {"at": datetime(2026, 3, 2, 12, tzinfo=UTC)})

    assert words(before) == "Open until Monday 2 March 2026 at midday Send it ."
    assert '<a href="https://example.org/f">it</a>' in before
    assert words(after) == (
        "Closed on Monday 2 March 2026 at midday This date has passed."
    )
    assert ("deadline-closed" in before, "deadline-closed" in after) == (False, True)


def test_draft_without_a_date_shows_nothing() -> None:
    assert BLOCK.render(deadline(None)).strip() == ""


def test_deadline_without_a_date_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        BLOCK.clean(deadline(None))

    assert refusal.value.as_json_data()["blockErrors"] == {
        "closes_at": {"messages": ["This field is required."]}
    }


def body_of(*values: Any, stored: bool) -> StreamValue:
    block = BodyBlock()
    raw = [
        {"type": "paragraph", "value": "<p>Before it.</p>"},
        *({"type": "deadline", "value": value} for value in values),
    ]
    body = block.to_python(raw)
    if not stored:
        list(body)  # makes values of it, as the editor's form does
    return body


@pytest.mark.parametrize("stored", [True, False])
def test_changes_at_finds_every_deadline_of_a_body(stored: bool) -> None:
    body = body_of(
        {"closes_at": "2027-03-28T12:00:00+01:00"},
        {"closes_at": None},
        {"closes_at": "2027-10-31T12:00:00"},
        {},
        stored=stored,
    )

    assert changes_at(body) == [
        datetime(2027, 3, 28, 12, tzinfo=SUMMER),
        datetime(2027, 10, 31, 12, tzinfo=UTC),
    ]


def test_blocks_within_blocks_are_found() -> None:
    inner = {"type": "deadline", "value": {"closes_at": None}, "id": "b"}
    outer = {"type": "nations", "value": {"wales": [inner], "note": "deadline"}}
    first = {"type": "deadline", "value": {}, "id": "a"}

    assert list(stored_blocks([first, outer], "deadline")) == [first, inner]


def test_changes_at_finds_nothing_in_a_body_without_deadlines() -> None:
    assert changes_at(body_of(stored=True)) == []
