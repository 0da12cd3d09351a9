from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from naht_site.blocks.video import VideoBlock
from naht_site.publish_checks.body_parts import parts, texts
from naht_site.publish_checks.findings import Finding, refuse, warn

PROMISE = re.compile(
    r"\b(?:watch|see|view|play)\b[^.?!]{0,80}\b(?:video|film|clip)\b"
    r"|\b(?:video|film|clip) (?:below|above)\b",
    re.I,
)


def promises_video(line: str) -> bool:
    return PROMISE.search(line) is not None


def videos_are_titled(page: Any) -> Iterator[Finding]:
    """Refuses a video without a title; warns of a promised one that isn't there."""
    shown = [part for part in parts(page) if isinstance(part.block, VideoBlock)]
    for video in shown:
        if not (video.value.get("title") or "").strip():
            yield refuse(
                "Give the video a title that says what it is about.",
                *video.path,
                "title",
            )
    if shown:
        return
    for path, lines in texts(page):
        for line in filter(promises_video, lines):
            yield warn(
                f"“{_start(line)}” promises a video. Add it, or change the words.",
                *path,
            )


def _start(line: str) -> str:
    words = line.split()
    return line if len(words) <= 12 else " ".join(words[:10]) + " …"
