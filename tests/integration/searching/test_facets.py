"""By what readers narrow a search, with true counts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from naht_site.models import PageNation, PageTopic
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    PersonFactory,
    TopicFactory,
)
from tests.factories.results_read import HIT, found, options, text_of

pytestmark = pytest.mark.django_db


def test_facets_count_what_each_choice_would_give(client: Client) -> None:
    owls, elms = TopicFactory(name="Owls", slug="owls"), TopicFactory(name="Elms")
    for number in range(3):
        NewsPageFactory(
            title=f"Wren {number}",
            page_topics=[PageTopic(topic=owls)],
            page_nations=[PageNation(nation="england"), PageNation(nation="wales")],
        )
    GuidePageFactory(
        title="Wren guide",
        page_topics=[PageTopic(topic=owls), PageTopic(topic=elms)],
        page_nations=[PageNation(nation="wales")],
    )
    NewsPageFactory(title="An owl", page_topics=[PageTopic(topic=owls)])
    PersonFactory(name="Jenny Wren")

    types = options(client, "Type", q="wren")
    topics = options(client, "Topic", q="wren")
    nations = options(client, "Nation", q="wren")

    assert types == {
        "All": ("/search/?q=wren", ""),
        "Guides": ("/search/?q=wren&type=guide", "1"),
        "News": ("/search/?q=wren&type=news", "3"),
        "People": ("/search/?q=wren&type=person", "1"),
    }
    assert topics == {
        "All": ("/search/?q=wren", ""),
        "Owls": ("/search/?q=wren&topic=owls", "4"),
        "Elms": (f"/search/?q=wren&topic={elms.slug}", "1"),
    }
    assert nations == {
        "All": ("/search/?q=wren", ""),
        "England": ("/search/?q=wren&nation=england", "3"),
        "Wales": ("/search/?q=wren&nation=wales", "4"),
    }
    for facet in (types, topics, nations):
        for url, number in list(facet.values())[1:]:
            assert len(HIT.findall(client.get(url).content.decode())) == int(number)


def test_facets_combine_and_leave_their_own_choice_out_of_their_counts(
    client: Client,
) -> None:
    NewsPageFactory(title="Wren a", page_nations=[PageNation(nation="wales")])
    NewsPageFactory(title="Wren b", page_nations=[PageNation(nation="england")])
    GuidePageFactory(title="Wren c", page_nations=[PageNation(nation="wales")])
    asked = {"q": "wren", "type": "news", "nation": "wales"}

    text = text_of(client, **asked)

    assert found(client, **asked) == ["Wren a"]
    assert options(client, "Type", **asked) == {
        "All": ("/search/?q=wren&nation=wales", ""),
        "Guides": ("/search/?q=wren&type=guide&nation=wales", "1"),
        "News": ("/search/?q=wren&type=news&nation=wales", "1"),
    }
    assert options(client, "Nation", **asked) == {
        "All": ("/search/?q=wren&type=news", ""),
        "England": ("/search/?q=wren&type=news&nation=england", "1"),
        "Wales": ("/search/?q=wren&type=news&nation=wales", "1"),
    }
    assert re.findall(r'aria-current="true">([^<]+)', text) == ["News", "Wales"]
    assert 'href="/search/?q=wren">Show all results' in text


def test_choice_that_leaves_nothing_can_be_taken_back(client: Client) -> None:
    topic = TopicFactory(name="Owls", slug="owls")
    NewsPageFactory(title="Wren")

    text = text_of(client, q="wren", topic=topic.slug)

    assert "Nothing found for “wren”" in text
    assert 'href="/search/?q=wren">Show all results' in text
    assert options(client, "Topic", q="wren", topic="owls")["Owls"][1] == "0"


@pytest.mark.parametrize(
    "query",
    ["type=none", "nation=france", "topic=none", "topic=%00", "page=0", "page=21",
     "page=x", "type=%00"],
)  # fmt: skip
def test_choice_that_there_is_not_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"/search/?q=wren&{query}").status_code == 404
