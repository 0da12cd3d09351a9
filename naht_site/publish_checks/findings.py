from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

type Path = tuple[str | int, ...]
type Check = Callable[[Any], Iterable[Finding]]


class Level(Enum):
    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True)
class Finding:
    """What a check says of a page, to the person who can put it right.

    The path starts with a field or a set of child forms; in a field of blocks it goes
    on through their numbers and names. The sentence says what to do, and can be read
    apart from the field.
    """

    level: Level
    path: Path
    sentence: str


def refuse(sentence: str, *path: str | int) -> Finding:
    """What must be put right before readers see the page."""
    return Finding(Level.REFUSE, path, sentence)


def warn(sentence: str, *path: str | int) -> Finding:
    """What is worth another look, and stops nobody."""
    return Finding(Level.WARN, path, sentence)


def findings_of(page: Any) -> list[Finding]:
    """All that the checks of the page's type say, refusals first, each once."""
    found = dict.fromkeys(
        finding for check in page.publish_checks for finding in check(page)
    )
    return sorted(found, key=lambda finding: finding.level is not Level.REFUSE)


def refusals(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.REFUSE]


def warnings(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.WARN]
