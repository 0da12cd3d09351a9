"""Whoever types an address in learns nothing of whether we know it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.pages_read import heading, without_tokens
from tests.factories.review import sent

pytestmark = pytest.mark.django_db

# How a piece of work ends is all that may differ.
ENDS = ("RELEASE", "ROLLBACK")
COME_BACK = {"email": " mailto:JANE@example.org. "}


@pytest.mark.parametrize("known", [True, False])
def test_asking_for_a_link_says_the_same_for_any_address(
    client: Client, known: bool
) -> None:
    if known:
        JoinRequestFactory(with_email=True, email="Jane@example.org")

    response = client.post("/join/come-back/", COME_BACK)
    page = client.get(response["Location"])

    assert response["Location"] == "/join/come-back/sent/"
    assert heading(page) == "Look at your e-mail"
    assert "jane" not in page.text.lower()
    assert OutgoingMail.objects.count() == (1 if known else 0)


def test_page_is_the_same_bytes_for_a_known_and_an_unknown_address() -> None:
    sent(email="known@example.org", email_confirmed_at=timezone.now())
    answers = []
    for name in ("known", "other"):
        client = Client()
        posted = client.post("/join/email/", {"email": f"{name}@example.org"})
        page = client.get("/join/nation/")
        headers = {key: value for key, value in page.items() if key != "Set-Cookie"}
        answers.append((posted["Location"], posted.status_code, headers, page.text))

    known, unknown = ((*answer[:3], without_tokens(answer[3])) for answer in answers)

    assert known == unknown


@pytest.mark.parametrize("page", ["email", "come-back"])
@pytest.mark.parametrize("mails_before", [0, 3])
def test_work_is_the_same_for_a_known_and_an_unknown_address(
    page: str, mails_before: int
) -> None:
    sent(email="known@example.org", email_confirmed_at=timezone.now())
    for _ in range(mails_before):
        Client().post("/join/email/", {"email": "known@example.org"})

    # The first form from a place makes its count, which later ones add to.
    Client().post(f"/join/{page}/", {"email": "first@example.org"})
    statements = []
    for name in ("known", "other"):
        with CaptureQueriesContext(connection) as asked:
            Client().post(f"/join/{page}/", {"email": f"{name}@example.org"})
        kinds = [each["sql"].split()[0] for each in asked]
        statements.append([kind for kind in kinds if kind not in ENDS])

    assert statements[0] == statements[1]
    assert len(statements[0]) > 5
