"""What `make audit` makes of what its programs say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.audit.known import Known, without_known
from tests.audit.lighthouse import LEAST, Result, Run, read, table

FULL = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def run(shift: float = 0, lost: tuple[str, ...] = (), **scores: int) -> Run:
    """A run with all points but for the scores that are given, `_` for `-`."""
    given = {name.replace("_", "-"): score for name, score in scores.items()}
    return Run(FULL | given, shift, lost)


def report(**audits: tuple[float, int]) -> dict[str, Any]:
    """What Lighthouse writes: the score and the weight of each audit."""
    told = {name: {"score": score} for name, (score, _) in audits.items()}
    told["cumulative-layout-shift"] = {"score": 1, "numericValue": 0.00012}
    parts = [{"id": name, "weight": weight} for name, (_, weight) in audits.items()]
    return {"audits": told, "categories": {"seo": {"score": 0.92, "auditRefs": parts}}}


def test_performance_is_the_median_and_the_rest_the_worst() -> None:
    result = Result(
        "Home",
        (
            run(performance=70, seo=92),
            run(performance=99, accessibility=98),
            run(performance=100),
        ),
    )

    assert {name: result.score(name) for name in LEAST} == {
        "performance": 99,
        "accessibility": 98,
        "best-practices": 100,
        "seo": 92,
    }


@pytest.mark.parametrize(
    ("one", "faults"),
    [
        (run(performance=98), []),
        (
            run(performance=97, lost=("speed-index",)),
            ["Home: performance 97, not 98 (speed-index)"],
        ),
        (
            run(accessibility=99, lost=("image-alt",)),
            ["Home: accessibility 99, not 100 (image-alt)"],
        ),
        (run(shift=0.001), ["Home: lines move by 0.001"]),
    ],
)
def test_page_below_a_limit_is_told_with_what_cost_points(
    one: Run, faults: list[str]
) -> None:
    assert list(Result("Home", (one,)).faults()) == faults


def test_report_is_read_in_points_of_a_hundred() -> None:
    given = report(**{"meta-description": (0, 1), "robots-txt": (1, 1), "hint": (0, 0)})

    assert read(given) == Run({"seo": 92}, 0, ("meta-description",))


def test_table_has_a_line_a_page() -> None:
    results = [
        Result("Home", (run(),)),
        Result("Question", (run(performance=9, shift=0.125),)),
    ]

    assert table(results).splitlines() == [
        "Page      Performance  Accessibility  Best practices  SEO    CLS",
        "Home              100            100             100  100      0",
        "Question            9            100             100  100  0.125",
    ]


def test_known_messages_are_let_pass_on_their_pages_alone() -> None:
    met = Known(r"/admin/", r"A table row", "Wagtail's own.")
    not_met = Known(r"/admin/", r"Duplicate", "Gone.")
    said = {"/admin/": ["A table row", "Stray end tag"], "/news/": ["A table row"]}

    left = without_known(said, [met, not_met])

    assert left == (
        {"/admin/": ["Stray end tag"], "/news/": ["A table row"]},
        [not_met],
    )
