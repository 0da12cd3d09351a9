"""The pages about the site itself say what the site does."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from naht_site import jobs
from naht_site.models import PageFeedback
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


def test_privacy_page_says_what_an_answer_about_a_page_leaves(client: Client) -> None:
    text = client.get("/privacy/").content.decode()

    kept = {field.name for field in PageFeedback._meta.concrete_fields}
    assert kept == {"id", "page", "helpful", "comment", "sent_on"}
    assert (
        "We keep your answer, your comment if you write one, the page and the day. We "
        "keep nothing that says who you are, and set no cookie. We delete it after 12 "
        "months."
    ) in text


@time_machine.travel("2026-11-22 03:20:00+00:00", tick=False)
def test_answer_is_deleted_when_it_is_a_year_old() -> None:
    page = NewsPageFactory()
    for day in (date(2025, 11, 21), date(2025, 11, 22), date(2026, 11, 21)):
        PageFeedback.objects.create(page=page, helpful=True, sent_on=day)

    jobs.forget_feedback()

    assert sorted(PageFeedback.objects.values_list("sent_on", flat=True)) == [
        date(2025, 11, 22),
        date(2026, 11, 21),
    ]


@pytest.mark.parametrize("path", ["/accessibility/", "/privacy/", "/cookies/"])
def test_new_site_has_the_page_and_every_footer_leads_to_it(
    client: Client, path: str
) -> None:
    assert client.get(path).status_code == 200
    assert f'<a href="{path}">' in client.get("/news/").content.decode()
