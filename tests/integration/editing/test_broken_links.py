"""Links that lead nowhere, and how they are found."""

from __future__ import annotations

from itertools import count

import pytest
from django.core.files.base import ContentFile

from naht_site import links
from naht_site.models import SiteDocument
from news.models import NewsPage
from tests.factories.linked_pages import link_to, page_with
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    PersonFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db
numbers = count(1)


def document() -> SiteDocument:
    name = f"form-{next(numbers)}.txt"
    return SiteDocument.objects.create(
        title="Form", file=ContentFile(b"Name:", name=name)
    )


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/news/",
        "/news/#latest",
        "/news/?kind=perspective",
        "/news/feed/",
        "/news",
        "/join/",
        "http://testserver/advice/",
        "https://example.org/nowhere/",
        "mailto:info@naht.org.uk",
        "tel:+443003030333",
        "#part",
    ],
)
def test_link_that_leads_somewhere_is_not_listed(url: str) -> None:
    page_with(link_to(url))

    assert links.broken() == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("/news/never-was/", links.NOT_HERE),
        ("http://testserver/news/never-was/", links.NOT_HERE),
        ("/never.html", links.NOT_HERE),
        ("/topics/never-was/", links.TOPIC_GONE),
        ("/people/never-was/", links.PERSON_GONE),
        ("/documents/99999/form.pdf", links.DOCUMENT_DELETED),
        ("news/x", links.NOT_AN_ADDRESS),
    ],
)
def test_link_that_leads_nowhere_is_listed(url: str, fault: str) -> None:
    page = page_with(link_to(url), title="Here")

    assert links.broken() == [links.BrokenLink("Here", page.pk, url, fault)]


def test_topic_person_and_document_that_are_there_are_not_listed() -> None:
    urls = [
        TopicFactory(slug="pay").get_absolute_url(),
        PersonFactory(slug="jo").get_absolute_url(),
        document().url,
    ]
    page_with("".join(map(link_to, urls)))

    assert links.broken() == []


def test_page_taken_away_is_listed_until_it_is_back() -> None:
    target = NewsPageFactory(slug="target")
    page = page_with(f'<a linktype="page" id="{target.pk}">more</a>', title="Here")
    before = links.broken()

    target.unpublish()

    assert before == []
    assert links.broken() == [
        links.BrokenLink("Here", page.pk, "/news/target/", links.NOT_HERE)
    ]
    NewsPage.objects.get(pk=target.pk).save_revision().publish()
    assert links.broken() == []


def test_page_and_document_that_were_deleted_are_listed_by_the_words() -> None:
    target, form = NewsPageFactory(), document()
    page = page_with(
        f'<a linktype="page" id="{target.pk}">more &amp; more</a> '
        f'<a linktype="document" id="{form.pk}">the form</a>',
        title="Here",
    )

    target.delete()
    form.delete()

    assert links.broken() == [
        links.BrokenLink("Here", page.pk, "more & more", links.DELETED),
        links.BrokenLink("Here", page.pk, "the form", links.DELETED),
    ]


def test_download_whose_document_was_deleted_is_listed() -> None:
    form, other = document(), document()
    page = NewsPageFactory(
        title="Here",
        body=[("download", {"document": form}), ("download", {"document": other})],
    )

    form.delete()

    assert links.broken() == [
        links.BrokenLink("Here", page.pk, "Download", links.DOCUMENT_DELETED)
    ]


def test_member_part_is_looked_through_and_drafts_are_not() -> None:
    bad = [text_block(link_to("/nowhere/"))]
    GuidePageFactory(for_members=True, title="For members", body=bad)
    NewsPageFactory(title="Draft", live=False, body=bad)

    assert [link.title for link in links.broken()] == ["For members"]
