"""The table of addresses in docs/decisions/0001 says what the URLconf does."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from members.models import User
from tests.factories.addresses import our_addresses

pytestmark = pytest.mark.django_db

DECISION = Path(__file__).parents[2] / "docs/decisions/0001-models-and-addresses.md"
ROW = re.compile(r"^\| `(/[^`]*)` \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$", re.M)
CACHE = {
    "shared": re.compile(r"public, max-age=0, s-maxage=\d+"),
    "private": re.compile(
        r"(max-age=0, no-cache, |private|no-store|must-revalidate|, )+"
    ),
    "day": re.compile(r"public, max-age=86400"),
}
REAL = {
    "/^((?:[\\w\\-]+/)*)$": "/news/",
    "/^((?:[\\w\\-]+/)+)figures/([\\w\\-]+)\\.csv$": "/news/figures/none.csv",
    "<uuid:uuid>": str(uuid.UUID(int=7)),
    "<str:token>": "not-a-token",
    "<str:name>": "none",
    "<int:pk>": "1",
    "<int:page_id>": "1",
    "<old_article:old_id>": "News/ArtMID/1/ArticleID/9/none",
    "<slug:name>-<int:number>": "pages-0",
    "<int:year>": "2026",
    "<slug:slug>": "none",
    "<path:name>": "none.jpg",
}


@dataclass(frozen=True)
class Row:
    address: str
    methods: str
    who: str
    cookie: str
    cache: str

    @property
    def path(self) -> str:
        path = self.address
        for pattern, value in REAL.items():
            path = path.replace(pattern, value)
        return path


ROWS = [
    Row(*(cell.strip() for cell in found))
    for found in ROW.findall(DECISION.read_text(encoding="utf-8"))
]
PLAIN = [row for row in ROWS if not row.address.endswith("…")]


def test_table_has_every_address_once_and_no_other() -> None:
    assert sorted(row.address for row in ROWS) == sorted(our_addresses())
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row.address)
def test_address_takes_the_methods_that_the_table_says(
    client: Client, settings: object, row: Row
) -> None:
    settings.DEMO = True
    client.force_login(User.objects.create_superuser("emergency@example.org"))

    get = client.get(row.path).status_code
    put = client.put(row.path).status_code
    post = client.post(row.path).status_code

    assert (get != 405) is ("GET" in row.methods)
    assert (post != 405) is ("POST" in row.methods)
    assert put >= 300 or row.address.startswith("/admin/")


@pytest.mark.parametrize(
    "row", [row for row in PLAIN if "GET" in row.methods], ids=lambda row: row.address
)
def test_first_visit_sets_no_more_than_the_table_says(client: Client, row: Row) -> None:
    response = client.get(row.path)

    assert response.status_code < 500 or row.address == "/healthz/"  # no worker here
    if response.status_code == 200:
        assert CACHE[row.cache].fullmatch(response["Cache-Control"])
    else:
        assert "public" not in response["Cache-Control"] or row.cache == "day"
    allowed = {"csrftoken"} if row.cookie == "csrf" else set()
    assert set(response.cookies) <= allowed


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in PLAIN
        if row.address.startswith("/admin/") and "on to" not in row.who
    ],
    ids=lambda row: row.address,
)
def test_staff_address_is_refused_to_others(
    client: Client, settings: object, row: Row
) -> None:
    settings.DEMO = True

    visitor = client.get(row.path), client.post(row.path)
    client.force_login(User.objects.create_user("nobody@example.org"))
    signed_in = client.get(row.path), client.post(row.path)

    assert {answer.status_code for answer in visitor} <= {302, 405}
    assert {answer.status_code for answer in signed_in} == {403}
