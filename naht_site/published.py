"""Writes what readers see: one row of Published for each live page."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.search import CombinedSearchVector, SearchVector
from django.db import transaction
from django.db.models import Model, Value
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_page_models

from naht_site.models import Generation, Published, SitePage
from naht_site.rendering import path_of, render
from naht_site.search.text import CONFIG, without_tags, words_of

# The columns that a fresh rendering must equal; the search columns follow from them.
COMPARED = (
    "path",
    "parent_path",
    "kind",
    "title",
    "summary",
    "picture_html",
    "first_published_on",
    "updated_on",
    "nations",
    "topics",
    "people",
    "audience",
    "related",
    "old_id",
    "head",
    "public_html",
    "has_member_part",
    "member_html",
    "listed_from",
    "listed_until",
    "fresh_until",
)


def _search_vector(row: Published, html: str) -> CombinedSearchVector:
    """The words of the row, what matters most first, with `html` as its body."""
    title, summary, body = map(without_tags, (row.title, row.summary, words_of(html)))
    return (
        SearchVector(Value(title), weight="A", config=CONFIG)
        + SearchVector(Value(summary), weight="B", config=CONFIG)
        + SearchVector(Value(body), weight="C", config=CONFIG)
        + SearchVector(Value(" ".join(row.nation_names)), weight="D", config=CONFIG)
    )


def _store(row: Published) -> None:
    """Inserts or replaces the row, search columns too."""
    title = without_tags(row.title)
    row.title_search = SearchVector(Value(title), config=CONFIG)
    row.public_search = _search_vector(row, row.public_html)
    row.member_search = (
        _search_vector(row, row.member_html or "") if row.has_member_part else None
    )
    Published.objects.filter(path=row.path).exclude(page_id=row.page_id).delete()
    Published.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[
            field.name
            for field in Published._meta.concrete_fields
            if field.name != "page"
        ],
    )


def _live_page(page_id: int) -> SitePage | None:
    page = Page.objects.filter(pk=page_id).first()
    page = page.specific if page else None
    if isinstance(page, SitePage) and page.live and path_of(page):
        return page
    return None


@transaction.atomic
def write(page_id: int) -> None:
    """Makes the row of one page anew from what is saved, or takes it away.

    What the page's title or address stands in follows: the pages under it, the pages
    that refer to any of them, and what all pages share.
    """
    # Two writers of one page take turns, so that the later one sees all.
    Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    old = Published.objects.filter(pk=page_id).values("path", "title").first()
    page = _live_page(page_id)
    if page is None:
        if old:
            Published.objects.filter(pk=page_id).delete()
            Generation.move()
            write_many(pages_that_refer_to(Page, [page_id]))
        return
    row = render(page, at=timezone.now())
    _store(row)
    if page.in_surroundings:
        Generation.move()
    if old is None or (old["path"], old["title"]) != (row.path, row.title):
        write_what_follows(page)


def write_what_follows(page: Page) -> None:
    """Makes anew the rows under a page whose title or address is new, and the rows of
    the pages that refer to it or to one of those.
    """
    below = list(page.get_descendants().live().values_list("pk", flat=True))
    write_many([*below, *pages_that_refer_to(Page, [page.pk, *below])])


@transaction.atomic
def write_many(page_ids: Iterable[int]) -> None:
    """Makes those pages' rows anew, without going on to others from there."""
    at = timezone.now()
    shared = False
    for page_id in sorted(set(page_ids)):
        Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
        page = _live_page(page_id)
        if page:
            _store(render(page, at=at))
            shared = shared or page.in_surroundings
        else:
            Published.objects.filter(pk=page_id).delete()
    if shared:
        Generation.move()


@transaction.atomic
def write_for(model: type[Model], key: int) -> None:
    """Makes the rows of the pages anew that show that thing."""
    write_many(pages_that_refer_to(model, [key]))


def pages_that_refer_to(model: type[Model], keys: Iterable[int]) -> list[int]:
    """The keys of the pages whose words or pictures come in part from those things,
    or from what refers to them: an author's photo is the author's.
    """
    base = ReferenceIndex._get_base_content_type
    page_kind = base(Page).pk
    due: dict[int, set[str]] = {base(model).pk: {str(key) for key in keys}}
    pages: set[int] = set()
    seen: set[tuple[int, str]] = set()
    while due:
        kind, wanted = due.popitem()
        seen.update((kind, key) for key in wanted)
        found = ReferenceIndex.objects.filter(
            to_content_type=kind, to_object_id__in=wanted
        ).values_list("base_content_type", "object_id")
        for by, key in found.distinct():
            if by == page_kind:
                pages.add(int(key))
            elif (by, key) not in seen:
                due.setdefault(by, set()).add(key)
    return sorted(pages)


@transaction.atomic
def write_with_contact() -> None:
    """Makes the rows of the pages anew whose text says how to reach us."""
    write_many(
        key
        for model in get_page_models()
        if hasattr(model, "body")
        for key in model.objects.filter(
            live=True, body__contains=[{"type": "contact"}]
        ).values_list("pk", flat=True)
    )


@transaction.atomic
def renew(row: Published) -> Published | None:
    """The row with its words as they are now, for a reader who came after
    `fresh_until`; None if it is gone. The table is written too, once however many
    come at once.
    """
    Page.objects.select_for_update(of=("self",)).filter(pk=row.page_id).first()
    now = Published.objects.for_reading(row.path)
    if now is not None and now.fresh_until == row.fresh_until:
        write_many([row.page_id])
        now = Published.objects.for_reading(row.path)
    return now


def rebuild() -> int:
    """Makes every row anew, each by itself so that nobody waits for long, and returns
    how many there are.
    """
    Published.objects.filter(page__live=False).delete()
    for key in list(Page.objects.live().values_list("pk", flat=True)):
        write_many([key])
    Generation.move()
    return Published.objects.count()


def differences() -> list[str]:
    """The addresses whose row differs from a fresh rendering, with the columns."""
    found = []
    at = timezone.now()
    for key in Page.objects.live().order_by("path").values_list("pk", flat=True):
        page = _live_page(key)
        row = Published.objects.filter(pk=key).first()
        if page is None:
            if row:
                found.append(f"{row.path}: nobody should see it")
            continue
        fresh = render(page, at=at)
        if row is None:
            found.append(f"{fresh.path}: missing")
            continue
        wrong = [
            name for name in COMPARED if getattr(row, name) != getattr(fresh, name)
        ]
        if wrong:
            found.append(f"{fresh.path}: {', '.join(wrong)}")
    hidden = Published.objects.filter(page__live=False).values_list("path", flat=True)
    found.extend(f"{path}: nobody should see it" for path in hidden)
    return found
