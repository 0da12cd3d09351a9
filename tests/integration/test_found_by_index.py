"""What is looked up by an address while somebody waits is found by an index."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from members.duplicates import raise_for
from members.normalise import Email
from members.services.send_link import send_link
from naht_site import mailed_links
from tests.benchmarks.plans import asked, explain
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import send_it

pytestmark = pytest.mark.django_db


def test_no_table_is_read_from_end_to_end_for_one_person() -> None:
    draft = JoinRequestFactory(
        complete=True,
        email="Jane@example.org",
        phone_e164="+447700900123",
        former_number="1000 0016",
    )

    with asked() as found:
        send_link(email=Email("Jane@example.org"))
        send_it(draft)
        raise_for(draft)
        mailed_links.revoke(subject=draft.uuid, at=timezone.now())

    with connection.cursor() as cursor:
        # Few rows are read faster without an index; not where it is switched off.
        cursor.execute("SET LOCAL enable_seqscan = off")
    reads = ("SELECT", 'UPDATE "naht_site_mailedlink"')
    queries = [query for query in found.queries if query[0].startswith(reads)]
    plans = [explain(*query)[1] for query in queries]
    assert len(plans) > 20
    assert [plan for plan in plans if "Seq Scan" in plan] == []
