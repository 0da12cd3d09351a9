from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from naht_site.blocks.text import LIST_FEATURES

UNITS = ("hour", "minute", "second")
STATEMENTS = {
    "captions": "This video has captions.",
    "transcript": "This video has no captions, but all of its words are in writing.",
    "silent": "Nobody speaks in this video. What it shows is in writing.",
}


def https_only(address: str) -> None:
    """Raises ValidationError for an address that a browser may not open safely."""
    if urlsplit(address).scheme != "https":
        raise ValidationError("Enter an address that starts with https://")


class VideoValue(blocks.StructValue):
    @property
    def host(self) -> str:
        """The site that the video opens on."""
        return urlsplit(self.get("url") or "").hostname or ""

    @property
    def length_in_words(self) -> str:
        """4:32 as "4 minutes 32 seconds"."""
        numbers = [int(part) for part in (self.get("length") or "0").split(":")]
        return " ".join(
            f"{number} {unit}{'' if number == 1 else 's'}"
            for number, unit in zip(numbers, UNITS[-len(numbers) :], strict=True)
            if number
        )

    @property
    def statement(self) -> str:
        """How someone who can't hear it follows the video."""
        return STATEMENTS.get(self.get("spoken_words"), "")


class VideoBlock(blocks.StructBlock):
    """A poster that links to a video where it lives. Nothing is loaded from there."""

    title = blocks.CharBlock(max_length=150, help_text="What the video is about.")
    url = blocks.URLBlock(
        label="Address",
        validators=[https_only],
        help_text="Where people watch it. Readers see the name of that site.",
    )
    poster = ImageBlock(
        help_text="The picture that people press to watch. Say what it shows, or tick "
        "that it is decoration."
    )
    length = blocks.RegexBlock(
        r"^(?:[0-9]{1,2}:[0-5][0-9]|[0-9]{1,3}):[0-5][0-9]\Z",
        required=False,
        error_messages={"invalid": "Enter minutes and seconds, like 4:32."},
        help_text="Minutes and seconds, like 4:32.",
    )
    spoken_words = blocks.ChoiceBlock(
        label="For people who can’t hear it",
        choices=[
            ("captions", "The video has captions"),
            ("transcript", "It has no captions: its words are below"),
            ("silent", "Nobody speaks in it: what it shows is below"),
        ],
        help_text="Readers see this under the video.",
    )
    transcript = blocks.RichTextBlock(
        required=False,
        features=LIST_FEATURES,
        help_text="All words that are spoken, or what the video shows.",
    )
    transcript_url = blocks.URLBlock(
        label="Address of the transcript",
        required=False,
        validators=[https_only],
        help_text="If the words are on another page.",
    )

    def clean(self, value: VideoValue) -> VideoValue:
        """Raises StructBlockValidationError where promised words are missing."""
        value = super().clean(value)
        promised = value.get("spoken_words") not in (None, "", "captions")
        given = value.get("transcript") or value.get("transcript_url")
        if promised and not given and not self.is_deferred_validation:
            raise StructBlockValidationError(
                {"transcript": ValidationError("Write it here, or give its address.")}
            )
        return value

    class Meta:
        icon = "media"
        label = "Video"
        description = "A picture that leads to a video on its own site"
        template = "blocks/video.html"
        value_class = VideoValue
        label_format = "{title}"
        preview_value: dict[str, Any] = {
            "title": "What middle leaders do in a week",
            "url": "https://video.example.org/a-week",
            "poster": None,
            "length": "4:32",
            "spoken_words": "captions",
        }
