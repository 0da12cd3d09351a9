"""What the list of join requests costs over 20,000 of them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import JoinRequest, User
from members.review_queue import Place, listed, narrowed, page_of
from tests.factories.members import UserFactory
from tests.factories.review import frozen

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

REPORT = Path(__file__).parents[2] / "var" / "bench" / "queue.txt"
ROWS = 20_000
TIMES = 5  # each query is run so often; the best time is what it costs undisturbed
MOST_QUERIES, MOST_MS = 15, 60

LISTS: list[tuple[str, str, dict[str, Any]]] = [
    ("open", "open", {}),
    ("mine", "mine", {}),
    ("nobody's", "nobody", {}),
    ("waiting for the person", "waiting", {}),
    ("all", "all", {}),
    ("all, submitted", "all", {"status": "submitted"}),
    ("all, reconsidering (few)", "all", {"status": "reconsidering"}),
    ("open, Wales", "open", {"nation": "wales"}),
    ("open, look at role", "open", {"outcome": "look_at_role"}),
    ("open, over the target", "open", {"late": True}),
    ("open, not confirmed", "open", {"unconfirmed": True}),
    ("open, by phone", "open", {"source": "phone"}),
    (
        "open, Wales, late, online",
        "open",
        {"nation": "wales", "late": True, "source": "online"},
    ),
    ("all, words", "all", {"q": "Otter1234"}),
]


def make_requests(officers: list[User]) -> None:
    """20,000 requests: 16,000 open, of them a third nobody's, and 4,000 closed."""
    now = timezone.now()
    statuses = ["submitted"] * 6 + ["in_review"] * 7 + ["information_requested"] * 3
    statuses += ["declined", "withdrawn", "expired", "declined"]
    nations = ["england"] * 6 + ["wales", "northern_ireland"]
    outcomes = ["eligible_by_role", "look_at_role", "too_early"]
    rows = []
    for n in range(ROWS):
        status = "reconsidering" if n % 2000 == 7 else statuses[n * 7 % 20]
        owner = None if status == "submitted" else officers[n % len(officers)]
        sent = now - timedelta(minutes=n * 3)
        decided = owner if status in ("declined", "reconsidering") else None
        rows.append(
            JoinRequest(
                status=status,
                reference=f"JR-{n:08}",
                submitted_at=sent,
                email=f"person{n}@example.org",
                email_key=f"person{n}@example.org",
                email_confirmed_at=now if n % 5 else None,
                eligibility=frozen(outcomes[n % 3]),
                nation=nations[n * 3 % 8],
                first_name="Jane",
                last_name=f"Otter{n}",
                source="email" if n % 9 == 0 else "online",
                owner=owner,
                question="Which year?",
                asked_at=now,
                asked_by=officers[0],
                answer_due_on=now.date(),
                answered_at=now if n % 50 == 0 else None,
                decided_at=now if decided else None,
                decided_by=decided,
                first_decided_by=decided if status == "reconsidering" else None,
                decline_reason="other" if decided else "",
                decision_note="Said so." if decided else "",
                reply="No." if status == "reconsidering" else "",
                replied_at=now if status == "reconsidering" else None,
                closed_at=now if status in ("withdrawn", "expired") else None,
                late_on=(sent + timedelta(days=8)).date(),
            )
        )
    JoinRequest.objects.bulk_create(rows, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE members_joinrequest")


def explained(sql: str) -> tuple[float, str]:
    """The best time of the query in milliseconds, and how it was carried out."""
    best, plan = 0.0, ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
        for _ in range(TIMES):
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) {sql}")
            lines = "\n".join(line for (line,) in cursor.fetchall())
            took = float(re.search(r"Execution Time: ([\d.]+) ms", lines)[1])
            if not plan or took < best:
                best, plan = took, lines
    return best, plan


def queries_of(view: str, by: User, chosen: dict[str, Any], **place: Place) -> str:
    """The query that reads a page of the list."""
    found = narrowed(listed(view, by), chosen, timezone.localdate())
    with CaptureQueriesContext(connection) as queries:
        page_of(found, 50, **place)
    (sql,) = (
        each["sql"]
        for each in queries.captured_queries
        if 'FROM "members_joinrequest"' in each["sql"]
    )
    return sql


def test_list_stays_quick_over_very_many_requests(settings: object) -> None:
    settings.DEMO = True
    officers = [UserFactory(officer=True) for _ in range(12)]
    make_requests(officers)
    me = officers[3]
    middle = listed("all", me).order_by("submitted_at")[ROWS // 2]
    asked = [(name, queries_of(view, me, chosen)) for name, view, chosen in LISTS]
    for name in ("after", "before"):
        place = {name: Place.of(middle)}
        asked.append((f"all, {name} the middle", queries_of("all", me, {}, **place)))
    table, plans, slow, sorted_anew = [], [], [], []

    for name, sql in asked:
        took, plan = explained(sql)
        table.append(f"{name:<28}{took:>8.1f} ms")
        plans.append(f"== {name}: {took:.1f} ms\n{sql}\n\n{plan}\n")
        if took > MOST_MS:
            slow.append(name)
        if re.search(r"\bSort Method\b", plan):
            sorted_anew.append(name)
    client = Client()
    client.force_login(me)
    client.get("/admin/join-requests/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/join-requests/")
    # A transaction's begin and end are no queries of ours.
    asked_for = [each for each in queries if each["sql"] not in ("BEGIN", "COMMIT")]
    table.append(f"{'queries of the first page':<28}{len(asked_for):>8}")

    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n".join([*table, "", *plans]), encoding="utf-8")
    print(f"\nOver {ROWS} join requests\n" + "\n".join(table))
    print(f"How each was carried out: {REPORT}")
    assert len(asked_for) <= MOST_QUERIES
    assert slow == []
    assert sorted_anew == []
