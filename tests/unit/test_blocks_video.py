"""A video: what editors must say about it, and what readers get."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from naht_site.blocks.video import VideoBlock, VideoValue, https_only
from tests.factories.pages_read import words

VIDEO = {
    "title": "A week in school",
    "url": "https://video.example.org/a-week?v=1",
    "spoken_words": "captions",
}


def without_poster() -> VideoBlock:
    """The block with its poster optional, so that no database is needed."""
    block = VideoBlock()
    del block.child_blocks["poster"]
    return block


def video(**fields: Any) -> VideoValue:
    return without_poster().to_python(VIDEO | fields)


def faults(value: VideoValue) -> dict[str, list[str]]:
    with pytest.raises(StructBlockValidationError) as error:
        without_poster().clean(value)
    found = error.value.as_json_data()["blockErrors"]
    return {name: fault["messages"] for name, fault in found.items()}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": ""}, {"title": ["This field is required."]}),
        ({"url": ""}, {"url": ["This field is required."]}),
        ({"spoken_words": ""}, {"spoken_words": ["This field is required."]}),
        (
            {"url": "http://video.example.org/1"},
            {"url": ["Enter an address that starts with https://"]},
        ),
        (
            {"url": "ftp://video.example.org/1"},
            {"url": ["Enter an address that starts with https://"]},
        ),
        (
            {"spoken_words": "transcript"},
            {"transcript": ["Write it here, or give its address."]},
        ),
        (
            {"spoken_words": "silent"},
            {"transcript": ["Write it here, or give its address."]},
        ),
        (
            {"transcript_url": "http://example.org/words"},
            {"transcript_url": ["Enter an address that starts with https://"]},
        ),
        ({"length": "4.32"}, {"length": ["Enter minutes and seconds, like 4:32."]}),
        ({"length": "4:60"}, {"length": ["Enter minutes and seconds, like 4:32."]}),
        ({"length": "4:32\n5"}, {"length": ["Enter minutes and seconds, like 4:32."]}),
    ],
)
def test_video_is_refused(
    fields: dict[str, str], expected: dict[str, list[str]]
) -> None:
    assert faults(video(**fields)) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"spoken_words": "transcript", "transcript": "<p>Hello.</p>"},
        {"spoken_words": "transcript", "transcript_url": "https://example.org/words"},
        {"spoken_words": "silent", "transcript": "<p>A yard in the rain.</p>"},
        {"length": "123:45"},
        {"url": "video.example.org/without-https"},
    ],
)
def test_video_is_taken(fields: dict[str, str]) -> None:
    cleaned = without_poster().clean(video(**fields))

    assert cleaned["url"].startswith("https://video.example.org/")


def test_poster_is_required() -> None:
    with pytest.raises(StructBlockValidationError) as error:
        VideoBlock().clean(VideoBlock().to_python(VIDEO))

    assert error.value.as_json_data()["blockErrors"] == {
        "poster": {"blockErrors": {"image": {"messages": ["This field is required."]}}}
    }


def test_draft_may_lack_the_promised_words() -> None:
    block = without_poster()
    block.defer_required_validation()
    try:
        cleaned = block.clean(video(title="", spoken_words="transcript"))
    finally:
        block.restore_deferred_validation()

    assert cleaned["spoken_words"] == "transcript"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x"])
def test_address_that_is_not_https_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        https_only(address)


@pytest.mark.parametrize(
    ("length", "text"),
    [
        ("", ""),
        (None, ""),
        ("0:45", "45 seconds"),
        ("1:00", "1 minute"),
        ("4:32", "4 minutes 32 seconds"),
        ("1:02:01", "1 hour 2 minutes 1 second"),
        ("90:00", "90 minutes"),
    ],
)
def test_length_is_said_in_words(length: str | None, text: str) -> None:
    assert video(length=length).length_in_words == text


def test_readers_are_told_where_the_video_opens_and_load_nothing_from_there() -> None:
    html = without_poster().render(video(length="4:32"))

    assert re.findall(r"https?://[^\"]*", html) == [VIDEO["url"]]
    assert re.findall(r"<(?:img|iframe|video|source|script|link)\b", html) == []
    assert words(html) == (
        "A week in school Video, 4 minutes 32 seconds, opens on video.example.org "
        "This video has captions."
    )


def test_host_is_the_one_that_really_opens() -> None:
    shown = video(url="https://video.example.org:x@other.example.net/1").host

    assert shown == "other.example.net"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"spoken_words": "transcript", "transcript": "<p>Hello there.</p>"},
            "This video has no captions, but all of its words are in writing. "
            "In words: A week in school Hello there.",
        ),
        (
            {"spoken_words": "silent", "transcript_url": "https://example.org/w"},
            "Nobody speaks in this video. What it shows is in writing. "
            "In words: A week in school",
        ),
    ],
)
def test_words_in_writing_follow_the_video(fields: dict[str, str], text: str) -> None:
    html = without_poster().render(video(**fields))

    assert words(html).partition("video.example.org ")[2] == text


def test_draft_without_an_address_shows_nothing() -> None:
    assert without_poster().render(video(url="")).strip() == ""
