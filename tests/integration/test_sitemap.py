"""The sitemap is complete and comes in parts; robots.txt says where it is."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from naht_site.models import Published
from naht_site.views import sitemap
from news.models import ChangeNote
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    PartnerFactory,
    PersonFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SITE = "http://testserver"


def parts(client: Client) -> list[str]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    found = root.findall("s:sitemap/s:loc", NAMES)
    return [address.text.removeprefix(SITE) for address in found]


def addresses(client: Client, part: str) -> dict[str, str | None]:
    """The addresses of one part, each with its day of change."""
    root = ElementTree.fromstring(client.get(part).content)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    return {
        url.findtext("s:loc", namespaces=NAMES): url.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for url in root.findall("s:url", NAMES)
    }


def all_addresses(client: Client) -> list[str]:
    return [address for part in parts(client) for address in addresses(client, part)]


def test_sitemap_has_every_page_topic_person_and_partner_once(client: Client) -> None:
    NewsPageFactory(slug="standards")
    GuidePageFactory(for_members=True)
    TopicFactory(slug="pay")
    PersonFactory(slug="ada")
    PartnerFactory(slug="openway")

    found = all_addresses(client)

    expected = {SITE + row.path for row in Published.objects.all()}
    assert len(expected) == 19
    assert sorted(found) == sorted(
        expected
        | {f"{SITE}/topics/pay/", f"{SITE}/people/ada/"}
        | {f"{SITE}/partners/about/openway/"}
    )
    for address in found:
        assert client.get(address.removeprefix(SITE)).status_code == 200, address


def test_sitemap_in_many_parts_is_as_complete(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(7):
        NewsPageFactory()
        TopicFactory()
    whole = all_addresses(client)
    assert 2 <= len(parts(client)) <= 5
    monkeypatch.setattr(sitemap, "PART_SIZE", 3)

    found = parts(client)

    assert len(found) >= 8
    sizes = [len(addresses(client, part)) for part in found]
    assert 0 < min(sizes) <= max(sizes) <= 3
    assert sorted(all_addresses(client)) == sorted(whole)


def test_draft_is_in_no_part_and_neither_is_a_page_taken_off(client: Client) -> None:
    NewsPageFactory(live=False, slug="draft")
    gone = NewsPageFactory(slug="gone")
    assert f"{SITE}/news/gone/" in all_addresses(client)

    gone.unpublish()

    found = all_addresses(client)
    assert f"{SITE}/news/" in found
    assert not {f"{SITE}/news/gone/", f"{SITE}/news/draft/"} & set(found)


def test_part_says_the_day_of_the_last_change(client: Client) -> None:
    day = date(2020, 6, 24)
    NewsPageFactory(slug="plain", first_published_on=day)
    NewsPageFactory(
        slug="noted",
        first_published_on=day,
        change_notes=[ChangeNote(date=date(2020, 9, 15), note="New times.")],
    )

    days = {
        address: changed
        for part in parts(client)
        for address, changed in addresses(client, part).items()
    }

    assert days[f"{SITE}/news/plain/"] == "2020-06-24"
    assert days[f"{SITE}/news/noted/"] == "2020-09-15"
    assert days[f"{SITE}/accessibility/"] is None


def test_no_address_is_made_from_the_host_asked_for(
    client: Client, settings: object
) -> None:
    settings.SITE_URL = "https://union.example.org"
    path = reverse("sitemap_part", args=["pages", 0])

    for address in ("/sitemap.xml", path, "/robots.txt"):
        body = client.get(address, headers={"host": "localhost"}).content.decode()
        assert "https://union.example.org/" in body
        assert "localhost" not in body
        assert "testserver" not in body


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-pages-77.xml",
        "/sitemap-pages-99999999999999999999.xml",
        "/sitemap-members-0.xml",
        "/sitemap-pages--1.xml",
        "/sitemap-topics-0.xml",
        "/sitemap-pages-.xml",
    ],
)
def test_part_that_is_not_there_gives_the_page_for_it(
    client: Client, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_sitemap_holds_no_word_of_a_page(client: Client) -> None:
    GuidePageFactory(
        for_members=True, title="Larch", slug="a-guide", body=[text_block("quillwort")]
    )

    bodies = b"".join(client.get(part).content for part in parts(client))

    assert b"a-guide" in bodies
    assert b"quillwort" not in bodies
    assert b"Larch" not in bodies


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages-0.xml"])
def test_sitemap_is_sent_as_xml(client: Client, path: str) -> None:
    assert client.get(path)["Content-Type"] == "application/xml"


def test_robots_are_kept_from_forms_and_told_of_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Disallow: /join/",
        "Disallow: /search/",
        "Disallow: /membership/",
        "Disallow: /link/",
        "Disallow: /feedback/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
    assert response["Content-Type"] == "text/plain"
    assert response["Cache-Control"] == "public, max-age=86400"


def test_no_page_that_robots_may_not_open_is_in_the_sitemap(client: Client) -> None:
    refused = tuple(SITE + path for path in sitemap.NOT_FOR_ENGINES)

    assert [each for each in all_addresses(client) if each.startswith(refused)] == []
