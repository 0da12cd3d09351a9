"""What is like an offer that ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from naht_site.models import PageTopic
from tests.factories.offers import DAY, NOW, make_offer
from tests.factories.pages import GuidePageFactory, TopicFactory
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


def test_ended_offer_lists_up_to_three_of_its_kind_that_hold(client: Client) -> None:
    ended = make_offer("Ended", ends=NOW - DAY)
    for number in range(4):
        make_offer(f"New {number}", starts=NOW - number * DAY)
    make_offer("Over too", ends=NOW)
    make_offer("To come", starts=NOW + DAY)
    make_offer("Other kind", "naht-extras")

    response = client.get(ended.url)

    assert [row.title for row in response.context["similar"]] == [
        "New 0",
        "New 1",
        "New 2",
    ]
    text = words(response.content.decode())
    assert "This offer ended on Sunday 1 March 2026 at midday" in text
    assert "Offers like this that you can use now" in text


@pytest.mark.parametrize(
    ("seconds", "titles"), [(-1, []), (0, ["Holds"]), (1, ["Holds"])]
)
def test_similar_offers_come_at_the_instant_at_which_it_ends(
    client: Client, seconds: int, titles: list[str]
) -> None:
    page = make_offer("Ends", ends=NOW + DAY)
    make_offer("Holds")

    with time_machine.travel(NOW + DAY + timedelta(seconds=seconds), tick=False):
        response = client.get(page.url)

    assert [row.title for row in response.context["similar"]] == titles


@pytest.mark.parametrize("count", [1, 3])
def test_ended_offer_costs_three_queries_and_lists_nothing_twice(
    client: Client, django_assert_num_queries: Callable, count: int
) -> None:
    topic = TopicFactory()
    ended = make_offer("Ended", ends=NOW, page_topics=[PageTopic(topic=topic)])
    for number in range(count):
        make_offer(f"Like {number}", page_topics=[PageTopic(topic=topic)])
    guide = GuidePageFactory(page_topics=[PageTopic(topic=topic)])
    path = ended.url
    client.get("/accessibility/")

    with django_assert_num_queries(3):
        context = client.get(path).context

    assert len(context["similar"]) == count
    assert [row.title for row in context["related"]] == [guide.title]
