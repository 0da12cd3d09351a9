"""What lists cost over a hundred pages and over 100,000, side by side."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.test import Client

from naht_site.models import Published
from naht_site.views.sitemap import PART_SIZE
from tests.benchmarks.generated_words import FEW, FIRST_KEY, PAGES, make_pages, with_few
from tests.benchmarks.plans import asked, explain, keep

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

ROUNDS = 60
MOST = 1.5
SIZES = {FEW: with_few, PAGES: nullcontext}
A_PART = f"/sitemap-pages-{FIRST_KEY // PART_SIZE}.xml"
# A name, an address, what a row of the answer begins with, and whether it is held to
# that ratio. The index of the sitemap names each part, so it grows with the site. What
# is on a topic costs by the pages on it: 20 of a hundred, 3,300 of 100,000, all old.
LISTS = [
    ("news, first page", "/news/", "<li", True),
    ("news, half way down", "/news/?before=PLACE", "<li", True),
    ("a year's news", "/news/archive/2025/", "<li", True),
    ("news feed", "/news/feed/", "<entry>", True),
    ("a part of the sitemap", A_PART, "<url>", True),
    ("the sitemap's index", "/sitemap.xml", "<sitemap>", False),
    ("a topic", "/topics/topic-42/", "<li", True),
    ("its feed", "/topics/topic-42/feed/", "<entry>", True),
    ("a topic that grew", "/topics/topic-43/", "<li", False),
    ("an advice section", "/advice/classroom/", "<li", True),
    ("home page", "/", "<li", True),
    ("an article", "/news/generated-7/", "<li", True),
    ("one on the topic that grew", "/news/generated-51/", "<li", False),
]


@dataclass
class Cost:
    """What one list costs over so many pages: milliseconds, a figure a round."""

    path: str
    rows: int = 0
    queries: list[tuple[str, Any]] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    view: list[float] = field(default_factory=list)

    def measure(self, client: Client, row: str) -> None:
        """Reads the list once more."""
        with asked() as found:
            began = perf_counter()
            response = client.get(self.path)
            took = (perf_counter() - began) * 1000
        assert response.status_code == 200, self.path
        self.rows = response.content.decode().count(row)
        self.queries = found.queries
        self.database.append(found.milliseconds)
        self.view.append(took)


def half_way() -> str:
    """The place in the middle of the news."""
    news = Published.objects.all().news().exclude(first_published_on=None)
    return news.newest_first()[news.count() // 2].place


def test_lists_cost_the_same_over_few_pages_and_over_very_many(client: Client) -> None:
    make_pages()
    costs, plans = {}, []
    for pages, over in SIZES.items():
        with over():
            place = half_way()
            for name, path, row, _ in LISTS:
                cost = Cost(path.replace("PLACE", place))
                client.get(cost.path)  # so that what surrounds pages is known
                cost.measure(client, row)
                for query in cost.queries:
                    took, plan = explain(*query)
                    plans.append(f"== {name}, {pages} pages: {took:.2f} ms")
                    plans += [query[0], plan, ""]
                costs[name, pages] = cost

    for _ in range(ROUNDS):
        for name, _, row, _ in LISTS:
            for pages, over in SIZES.items():
                with over():
                    costs[name, pages].measure(client, row)

    table = [
        f"{f'Over {FEW} and {PAGES:,} pages':<27}{'rows':>10}{'queries':>9}"
        f"{'database, ms':>18}{'ratio':>7}{'view, ms':>18}{'ratio':>7}"
    ]
    slow, unlike = [], []
    for name, _, _, held in LISTS:
        few, many = (costs[name, pages] for pages in SIZES)
        queries = [len(cost.queries) for cost in (few, many)]
        line = f"{name:<27}{few.rows:>4}{many.rows:>6}{queries[0]:>5}{queries[1]:>4}"
        for what in ("database", "view"):
            before, after = (median(getattr(cost, what)) for cost in (few, many))
            line += f"{before:>9.2f}{after:>9.2f}{after / before:>7.2f}"
            if held and after / before > MOST:
                slow.append(f"{name}: {what}")
        table.append(line)
        if queries[0] != queries[1] or (held and few.rows != many.rows):
            unlike.append(name)
    table.append(f"The median of {ROUNDS} rounds, in which few and many took turns.")
    keep("lists", table, plans)
    assert (unlike, slow) == ([], [])


def test_sitemap_of_very_many_pages_is_complete(client: Client) -> None:
    make_pages()

    parts = re.findall(
        r"<loc>http://testserver(.+?)</loc>", body(client, "/sitemap.xml")
    )
    found = [
        path
        for part in parts
        for path in re.findall(r"<loc>http://testserver(.+?)</loc>", body(client, part))
    ]

    pages = [path for path in found if not path.startswith(("/topics/", "/people/"))]
    assert len(parts) > PAGES / PART_SIZE
    assert sorted(pages) == sorted(Published.objects.values_list("path", flat=True))


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()
