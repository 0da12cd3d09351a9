"""What machines read of a page, and that every page has one address."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail_factories import ImageFactory

from naht_site import published
from naht_site.models import Published
from news.models import ChangeNote, NewsAuthor
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PersonFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

SITE = "https://union.example.org"
ARTICLE = {
    "headline", "author", "datePublished", "dateModified", "publisher", "url",
    "mainEntityOfPage", "description", "inLanguage", "isAccessibleForFree",
}  # fmt: skip
# What schema.org's readers need of each type; a type that is not here fails.
REQUIRED: dict[str, set[str]] = {
    "NewsArticle": ARTICLE,
    "Article": ARTICLE,
    "WebSite": {"name", "url", "publisher"},
    "WebPage": {"name", "url", "publisher"},
    "CollectionPage": {"name", "url", "publisher"},
    "Organization": {"name", "url", "logo"},
    "Person": {"name", "url"},
    "ImageObject": {"url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebPageElement": {"isAccessibleForFree", "cssSelector"},
}
ADDRESSES = {"url", "item", "mainEntityOfPage", "image"}


@pytest.fixture(autouse=True)
def elsewhere(db: None, settings: object) -> None:
    settings.SITE_URL = SITE
    published.rebuild()  # as prepare does


def graph(client: Client, path: str) -> list[dict[str, Any]]:
    """The page's data; every part of it has what its type needs."""
    html = client.get(path).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    for part in data["@graph"]:
        check(part)
    return data["@graph"]


def check(part: dict[str, Any]) -> None:
    kind = part["@type"]
    if set(part) == {"@type", "name"}:
        return  # an organisation that somebody works for
    assert REQUIRED[kind] - set(part) == set(), kind
    for name, value in part.items():
        assert value not in ("", None, [], {}), f"{kind} {name}"
        if name in ADDRESSES:
            assert value.startswith(f"{SITE}/"), f"{kind} {name}"
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                check(inner)


def test_every_page_has_what_its_type_needs(client: Client) -> None:
    NewsPageFactory()
    GuidePageFactory()
    GuidePageFactory(for_members=True)
    OfferPageFactory()
    paths = list(Published.objects.values_list("path", flat=True))

    found = {path: graph(client, path)[0]["@type"] for path in paths}

    assert len(found) == 21
    assert set(found.values()) == {
        "WebSite",
        "WebPage",
        "CollectionPage",
        "NewsArticle",
        "Article",
    }


@pytest.mark.parametrize("kind", ["news", "perspective", "survey", "update"])
def test_article_says_who_signed_it_and_when(client: Client, kind: str) -> None:
    person = PersonFactory(
        name="Ada Kerrigan",
        slug="ada",
        honours="OBE",
        role="Head of year",
        organisation="Larch School",
    )
    NewsPageFactory(
        slug="pay",
        title="Pay & </script> “more”",
        news_kind=kind,
        first_published_on=date(2020, 6, 24),
        change_notes=[ChangeNote(date=date(2020, 9, 15), note="New times.")],
        authors=[NewsAuthor(person=person)],
    )

    article, way = graph(client, "/news/pay/")

    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Pay & </script> “more”"
    assert article["author"] == [
        {
            "@type": "Person",
            "name": "Ada Kerrigan",
            "url": f"{SITE}/people/ada/",
            "honorificSuffix": "OBE",
            "jobTitle": "Head of year",
            "worksFor": {"@type": "Organization", "name": "Larch School"},
        }
    ]
    assert (article["datePublished"], article["dateModified"]) == (
        "2020-06-24",
        "2020-09-15",
    )
    assert article["isAccessibleForFree"] is True
    assert [(step["position"], step["name"], step["item"]) for step in
            way["itemListElement"]] == [
        (1, "Home", f"{SITE}/"),
        (2, "News", f"{SITE}/news/"),
        (3, "Pay & </script> “more”", f"{SITE}/news/pay/"),
    ]  # fmt: skip


def test_unsigned_article_is_by_the_union(client: Client) -> None:
    NewsPageFactory(slug="pay")

    article = graph(client, "/news/pay/")[0]

    assert [author["name"] for author in article["author"]] == ["NAHT"]
    assert article["dateModified"] == article["datePublished"]


def test_author_renamed_is_renamed_there_too(client: Client) -> None:
    person = PersonFactory(name="Ada Kerrigan")
    NewsPageFactory(slug="pay", authors=[NewsAuthor(person=person)])

    person.name = "Ada Lowe"
    person.save()

    assert graph(client, "/news/pay/")[0]["author"][0]["name"] == "Ada Lowe"


def test_member_only_guide_is_marked_and_no_word_of_it_is_there(
    client: Client,
) -> None:
    GuidePageFactory(
        slug="pay-talks",
        for_members=True,
        summary="What to bring.",
        body=[
            ("heading", {"text": "Before you talk", "level": "h2"}),
            text_block("quillwort"),
        ],
    )

    found = graph(client, "/advice/classroom/pay-talks/")

    assert found[0]["isAccessibleForFree"] is False
    assert found[0]["hasPart"] == {
        "@type": "WebPageElement",
        "isAccessibleForFree": False,
        "cssSelector": ".member-box",
    }
    assert found[0]["description"] == "What to bring."
    assert "quillwort" not in json.dumps(found)
    html = client.get("/advice/classroom/pay-talks/").content.decode()
    assert 'class="member-box"' in html


def test_home_page_names_the_site_and_the_union(client: Client) -> None:
    site, union = graph(client, "/")

    assert (site["@type"], site["url"]) == ("WebSite", f"{SITE}/")
    assert (union["@type"], union["name"], union["url"]) == (
        "Organization",
        "NAHT",
        f"{SITE}/",
    )
    logo = union["logo"]["url"].removeprefix(f"{SITE}/static/")
    assert finders.find(logo) is not None


def test_picture_is_shared_by_an_address_of_its_own(client: Client) -> None:
    NewsPageFactory(slug="pay", share_picture=ImageFactory())

    article = graph(client, "/news/pay/")[0]

    html = client.get("/news/pay/").content.decode()
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="(.*?)">', html))
    assert article["image"] == shared["image"]
    assert shared["image"].startswith(f"{SITE}/media/images/")
    answer = client.get(shared["image"].removeprefix(SITE))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert shared["url"] == f"{SITE}/news/pay/"
    assert shared["description"] == "What happened, in a sentence."


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/?utm_source=mail", "/"),
        ("/news/?kind=", "/news/"),
        ("/news/?utm_source=mail&kind=survey", "/news/?kind=survey"),
        ("/news/?before=2026-03-02-99999", "/news/?before=2026-03-02-99999"),
        ("/news/pay/?fbclid=1", "/news/pay/"),
        ("/news/archive/2026/?x=1", "/news/archive/2026/"),
        ("/topics/behaviour/?x=1", "/topics/behaviour/"),
        (
            "/topics/behaviour/?before=2026-03-02-99999",
            "/topics/behaviour/?before=2026-03-02-99999",
        ),
        ("/people/ada/?x=1", "/people/ada/"),
        ("/partners/?x=1", "/partners/"),
        ("/accessibility/?x=1", "/accessibility/"),
    ],
)
def test_page_has_one_address(client: Client, asked: str, canonical: str) -> None:
    TopicFactory(slug="behaviour")
    PersonFactory(slug="ada")
    NewsPageFactory(slug="pay")

    response = client.get(asked, headers={"host": "localhost"})

    html = response.content.decode()
    assert response.status_code == 200
    found = re.findall(r'<link rel="canonical" href="(.*?)">', html)
    assert found == [SITE + canonical]
    assert client.get(canonical).status_code == 200
