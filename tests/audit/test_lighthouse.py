"""The main pages on a phone, by Lighthouse, on the site as it runs for real."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.lighthouse import Result, look, table
from tests.soak.real_site import Site, started, until

PAGES = {
    "Home": "/",
    "Article": "/news/school-business-standards/",
    "Guide": "/advice/classroom/leading-a-subject/",
    "Question": "/eligibility/nation/",
}
RUNS = 3


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with started(tmp_path) as site:
        until(lambda: site.get("/")[0] == 200)
        yield site


@pytest.mark.audit
def test_main_pages_score_what_they_must(site: Site) -> None:
    before = os.getloadavg()[0]
    results = []
    for name, path in PAGES.items():
        assert site.get(path)[0] == 200, path  # Nobody else has opened it yet.
        url = f"http://localhost:{site.port}{path}"
        results.append(Result(name, tuple(look(url) for _ in range(RUNS))))

    load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    print(
        f"\n{table(results)}\nOf {RUNS} runs each, on {os.cpu_count()} cores, {load}."
    )
    assert [fault for result in results for fault in result.faults()] == []
