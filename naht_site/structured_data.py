"""What machines read of a page: schema.org's words for it, as JSON-LD.

Nothing of a member's part is in it: a page takes part with its title, summary, dates
and picture alone.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from naht_site.models import NEWS_KINDS, Kind, Published

TYPES = {
    **dict.fromkeys(NEWS_KINDS, "NewsArticle"),
    Kind.HOME: "WebSite",
    Kind.GUIDE: "Article",
    Kind.NEWS_INDEX: "CollectionPage",
    Kind.ADVICE: "CollectionPage",
    Kind.SECTION: "CollectionPage",
    Kind.PARTNERS: "CollectionPage",
    Kind.CATEGORY: "CollectionPage",
}
ARTICLES = ("NewsArticle", "Article")
# The element whose place a member's part takes: components/member_box.html.
MEMBER_BOX = ".member-box"


def describe(
    row: Published, *, people: list[Any], crumbs: list[dict[str, str]], picture: str
) -> dict[str, Any]:
    """The page as a graph: the page itself, then the way to it.

    `people` signed it, `crumbs` are the pages above it, `picture` is an address.
    """
    address = settings.SITE_URL + row.path
    kind = TYPES.get(row.kind, "WebPage")
    page: dict[str, Any] = {
        "@type": kind,
        "url": address,
        "description": row.summary,
        "inLanguage": "en-GB",
        "publisher": organisation(),
    }
    if kind in ARTICLES:
        page |= _article(row, people) | {"mainEntityOfPage": address}
    else:
        page["name"] = "NAHT middle leaders" if kind == "WebSite" else row.title
    if picture:
        page["image"] = picture
    graph = [page, organisation()] if kind == "WebSite" else [page]
    if crumbs:
        here = {"title": row.title, "url": row.path}
        graph.append(_way([*crumbs, here]))
    return {"@context": "https://schema.org", "@graph": graph}


def organisation() -> dict[str, Any]:
    """The union. Its logo's address holds no hash, so that it stays the same."""
    logo = f"{settings.SITE_URL}{settings.STATIC_URL}img/apple-touch-icon.png"
    return {
        "@type": "Organization",
        "name": "NAHT",
        "url": f"{settings.SITE_URL}/",
        "logo": {"@type": "ImageObject", "url": logo},
    }


def _article(row: Published, people: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "headline": row.title,
        "author": [_person(person) for person in people] or [organisation()],
        "isAccessibleForFree": not row.has_member_part,
    }
    if row.first_published_on:
        found["datePublished"] = row.first_published_on.isoformat()
        found["dateModified"] = (row.updated_on or row.first_published_on).isoformat()
    if row.has_member_part:
        found["hasPart"] = {
            "@type": "WebPageElement",
            "isAccessibleForFree": False,
            "cssSelector": MEMBER_BOX,
        }
    return found


def _person(person: Any) -> dict[str, Any]:
    found = {
        "@type": "Person",
        "name": person.name,
        "url": settings.SITE_URL + person.get_absolute_url(),
    }
    if person.honours:
        found["honorificSuffix"] = person.honours
    if person.role:
        found["jobTitle"] = person.role
    if person.organisation:
        found["worksFor"] = {"@type": "Organization", "name": person.organisation}
    return found


def _way(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": crumb["title"],
                "item": settings.SITE_URL + crumb["url"],
            }
            for place, crumb in enumerate(crumbs, start=1)
        ],
    }
