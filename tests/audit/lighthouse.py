"""Lighthouse on a page as a phone opens it: what it scores, and what it must."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.audit.checker import PROGRAMS
from tests.browser.conftest import CHROMIUM

# The least that each category may score, of 100.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT = "cumulative-layout-shift"
PROGRAM = PROGRAMS / "lighthouse" / "cli" / "index.js"


@dataclass(frozen=True)
class Run:
    """One look at a page: the score of each category, and how far its lines moved."""

    scores: dict[str, int]
    shift: float
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """Some looks at one page.

    Performance is the median of them, because the machine does other things too. The
    rest doesn't hang on that: the worst of them counts.
    """

    page: str
    runs: tuple[Run, ...]

    def score(self, category: str) -> int:
        scores = [run.scores[category] for run in self.runs]
        return int(median(scores)) if category == "performance" else min(scores)

    @property
    def shift(self) -> float:
        return max(run.shift for run in self.runs)

    def faults(self) -> Iterator[str]:
        """What is below its limit, with the audits that cost points."""
        lost = ", ".join(sorted({name for run in self.runs for name in run.lost}))
        for category, least in LEAST.items():
            score = self.score(category)
            if score < least:
                yield f"{self.page}: {category} {score}, not {least} ({lost})"
        if self.shift:
            yield f"{self.page}: lines move by {self.shift}"


def look(url: str) -> Run:
    """Opens the page once in a Chromium of its own.

    On a busy machine it may not start in time; then it is tried again, twice.
    """
    for _ in range(3):
        done = ask(url)
        if done.returncode == 0:
            return read(json.loads(done.stdout))
    raise AssertionError(f"Lighthouse could not look at {url}: {done.stderr[-2000:]}")


def ask(url: str) -> subprocess.CompletedProcess[str]:
    """What Lighthouse answers: JSON if all went well."""
    as_root = " --no-sandbox" if os.geteuid() == 0 else ""
    return subprocess.run(
        [
            "node",
            PROGRAM,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(LEAST)}",
            f"--chrome-flags=--headless=new{as_root}",
            "--no-enable-error-reporting",
        ],
        env=os.environ | {"CHROME_PATH": str(CHROMIUM)},
        capture_output=True,
        text=True,
    )


def read(report: dict[str, Any]) -> Run:
    """A run from the JSON that Lighthouse writes."""
    assert "runtimeError" not in report, report["runtimeError"]
    audits, categories = report["audits"], report["categories"]
    counted = [
        part["id"]
        for category in categories.values()
        for part in category["auditRefs"]
        if part["weight"]
    ]
    return Run(
        scores={name: round(one["score"] * 100) for name, one in categories.items()},
        shift=round(audits[SHIFT]["numericValue"], 3),
        lost=tuple(name for name in counted if (audits[name]["score"] or 0) < 0.9),
    )


def table(results: list[Result]) -> str:
    """The results as people read them, one line a page."""
    heads = ["Page", "Performance", "Accessibility", "Best practices", "SEO", "CLS"]
    rows = [
        [one.page, *(str(one.score(name)) for name in LEAST), f"{one.shift:g}"]
        for one in results
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in [heads, *rows]
    )
