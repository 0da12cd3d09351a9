"""The links in what readers see: which lead nowhere, and which lead to other sites.

No address outside is ever asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import Resolver404, ResolverMatch, resolve

from naht_site.models import (
    LinkConfirmed,
    Person,
    Published,
    SiteDocument,
    SitePage,
    Topic,
)

LINKS = r"""
SELECT page_id, title, match[1], match[2] FROM naht_site_published,
LATERAL regexp_matches(
    public_html || coalesce(member_html, ''),
    '<a(?:\s[^>]*?href="([^"]*)"|>([^<]*))', 'g'
) AS match
"""
DOCUMENTS = """
SELECT page_ptr_id,
jsonb_path_query(body, '$.** ? (@.type == "download").value.document')
FROM {table}
"""
NOT_HERE = "There is no such page"
NOT_AN_ADDRESS = "It is not an address"
TOPIC_GONE = "There is no such topic"
PERSON_GONE = "There is no such person"
DELETED = "The page or document was deleted"
DOCUMENT_DELETED = "The document was deleted"


@dataclass(frozen=True, order=True)
class BrokenLink:
    """`link` is an address or, where it was taken away, the words of the link."""

    title: str
    page_id: int
    link: str
    fault: str


@dataclass
class OutsideLink:
    url: str
    pages: dict[int, str] = field(default_factory=dict)
    confirmed_on: date | None = None
    by: str = ""

    @property
    def page_titles(self) -> str:
        return ", ".join(self.pages.values())


def all_links() -> list[tuple[int, str, str | None, str]]:
    """Each link of a page that readers see: the page's key and title, the address.

    A link to what was deleted has no address; its words come last, and nothing else's.
    """
    with connection.cursor() as cursor:
        cursor.execute(LINKS)
        return [
            (
                key,
                title,
                unescape(url) if url is not None else None,
                unescape(words or ""),
            )
            for key, title, url, words in cursor.fetchall()
        ]


def inside_path(url: str) -> str | None:
    """The path of an address on this site, or None for any other address."""
    url = url.removeprefix(settings.SITE_URL)
    if url.startswith("/") and not url.startswith("//"):
        return urlsplit(url).path
    return "/" if not url else None


def is_outside(url: str) -> bool:
    """Whether the address is a page of another site."""
    begins = url.lower().startswith(("http://", "https://", "//"))
    return begins and inside_path(url) is None


def broken() -> list[BrokenLink]:
    """Links within the site that lead nowhere, by title of the page they are on.

    A page that is not published counts as nowhere.
    """
    found = set(_to_deleted_documents())
    links = all_links()
    inside = {path for *_, url, _ in links if url and (path := inside_path(url))}
    faults = _faults(inside)
    for page_id, title, url, words in links:
        if url is None:
            found.add(BrokenLink(title, page_id, words, DELETED))
        elif (path := inside_path(url)) is not None:
            if path in faults:
                found.add(BrokenLink(title, page_id, url, faults[path]))
        elif not (is_outside(url) or url.startswith(("#", "mailto:", "tel:"))):
            found.add(BrokenLink(title, page_id, url, NOT_AN_ADDRESS))
    return sorted(found)


def outside() -> list[OutsideLink]:
    """Links to other sites, each once: never confirmed first, then the longest ago."""
    found: dict[str, OutsideLink] = {}
    for page_id, title, url, _ in all_links():
        if url and is_outside(url):
            found.setdefault(url, OutsideLink(url)).pages[page_id] = title
    known = LinkConfirmed.objects.filter(url__in=found).select_related("by")
    for line in known:
        found[line.url].confirmed_on = line.confirmed_on
        found[line.url].by = line.by.email if line.by else ""
    return sorted(
        found.values(), key=lambda link: (link.confirmed_on or date.min, link.url)
    )


def _to_deleted_documents() -> Iterable[BrokenLink]:
    """Downloads whose document somebody deleted: readers see nothing of them."""
    tables = [
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, SitePage)
        and any(field.name == "body" for field in model._meta.local_fields)
    ]
    with connection.cursor() as cursor:
        query = " UNION ".join(DOCUMENTS.format(table=table) for table in tables)
        cursor.execute(query)
        pairs = [(page, int(document)) for page, document in cursor.fetchall()]
    wanted = {document for _, document in pairs}
    there = SiteDocument.objects.filter(pk__in=wanted).values_list("pk", flat=True)
    gone = wanted - set(there)
    pages = {page for page, document in pairs if document in gone}
    rows = Published.objects.filter(page_id__in=pages)
    for page_id, title in rows.values_list("page_id", "title"):
        yield BrokenLink(title, page_id, "Download", DOCUMENT_DELETED)


def _faults(paths: set[str]) -> dict[str, str]:
    """What is wrong with those of the paths on this site that lead nowhere."""
    rows = Published.objects.filter(path__in=map(_whole, paths))
    pages = set(rows.values_list("path", flat=True))
    topics = set(Topic.objects.values_list("slug", flat=True))
    people = set(Person.objects.values_list("slug", flat=True))
    documents = set(SiteDocument.objects.values_list("pk", flat=True))

    def fault(path: str) -> str:
        match = _match(path)
        name = match.url_name if match else ""
        if match is None or (name == "wagtail_serve" and _whole(path) not in pages):
            return NOT_HERE
        if name in ("topic", "topic_feed") and match.kwargs["slug"] not in topics:
            return TOPIC_GONE
        if name == "person" and match.kwargs["slug"] not in people:
            return PERSON_GONE
        if name == "wagtaildocs_serve" and int(match.args[0]) not in documents:
            return DOCUMENT_DELETED
        return ""

    return {path: found for path in paths if (found := fault(path))}


def _whole(path: str) -> str:
    return f"{path.rstrip('/')}/"


def _match(path: str) -> ResolverMatch | None:
    """What answers the path, with a slash at its end where it needs one."""
    for tried in (path, f"{path}/"):
        try:
            return resolve(tried)
        except Resolver404:
            continue
    return None
