"""Make news articles out of captures, once each, and never over an editor's work."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.html import escape

from news.capture_notes import day
from news.captures import Block, Capture, Heading, ListBlock, Paragraph, Quote
from news.captures import Item as CaptureItem
from news.models import ChangeNote, NewsIndexPage, NewsPage

# The old pages give the day of a change, never the change.
CHANGE_NOTE = "This article was updated."


class ImportRefused(Exception):
    """The article cannot be made. The message says why, in a sentence."""


class Outcome(Enum):
    """What came of importing one capture."""

    MADE = "Made"
    UPDATED = "Updated"
    UNCHANGED = "Nothing new"
    LEFT = "Left alone"


@dataclass(frozen=True)
class Imported:
    """The article, what was done, and why it was left alone, if it was."""

    outcome: Outcome
    page: NewsPage
    why: str = ""


def import_capture(capture: Capture, *, old_id: int | None = None) -> Imported:
    """Make or renew the article of a capture and publish it, or leave it alone.

    An article is known by its title and first day as they were captured, so that it
    stays the same one when an editor gives it another title. It is left alone when
    anything but the import has changed it since, or an editor wrote it.
    Publishing goes past the checks that editors meet: what is missing is for the
    caller to say. All of it happens, or nothing.
    Raise ImportRefused when the day has not come yet, the old number belongs to
    another article, there is no news page, or the article is not valid.
    """
    if capture.first_published_on > timezone.localdate():
        raise ImportRefused(
            f"Its date, {day(capture.first_published_on)}, has not come yet."
        )
    try:
        with transaction.atomic():
            return _import(capture, old_id)
    except ValidationError as error:
        raise ImportRefused(" ".join(error.messages)) from error
    except (DataError, IntegrityError) as error:
        raise ImportRefused("The database does not take it.") from error


def _import(capture: Capture, old_id: int | None) -> Imported:
    # Two imports at once take turns, or both would make the same article.
    index = NewsIndexPage.objects.select_for_update(of=("self",)).first()
    if index is None:
        raise ImportRefused("There is no news page to put it under.")
    known_by = fingerprint(capture)
    page = NewsPage.objects.filter(imported_from=known_by).first()
    refuse_taken_number(old_id, page)
    if page is None:
        if twin := written_by_hand(capture):
            why = "an editor wrote it here before."
            return Imported(Outcome.LEFT, twin, why + number_to_type(old_id, twin))
        page = NewsPage(imported_from=known_by, live=False)
        outcome = Outcome.MADE
    else:
        if why := changed_by_an_editor(page):
            return Imported(Outcome.LEFT, page, why + number_to_type(old_id, page))
        if is_as_captured(page, capture) and old_id in (None, page.old_id):
            return Imported(Outcome.UNCHANGED, page)
        outcome = Outcome.UPDATED
    page.old_id = old_id or page.old_id
    fill(page, capture)
    if outcome is Outcome.MADE:
        index.add_child(instance=page)
    publish(page)
    return Imported(outcome, page)


def fingerprint(capture: Capture) -> str:
    """Return what an article is known by: its captured title and first day."""
    words = " ".join(capture.title.casefold().split())
    known_by = f"{words}\n{capture.first_published_on.isoformat()}"
    return hashlib.sha256(known_by.encode()).hexdigest()


def refuse_taken_number(old_id: int | None, page: NewsPage | None) -> None:
    """Raise ImportRefused when another article has the number of the old site."""
    if old_id is None:
        return
    others = NewsPage.objects.filter(old_id=old_id)
    if page is not None:
        others = others.exclude(pk=page.pk)
    if other := others.first():
        raise ImportRefused(
            f"The old number {old_id} belongs to another article, “{other.title}”."
        )


def number_to_type(old_id: int | None, page: NewsPage) -> str:
    """Return what an editor does about a number that the import leaves out."""
    if old_id in (None, page.old_id):
        return ""
    return f" Type {old_id} as its number on the old site, under “Promote”."


def written_by_hand(capture: Capture) -> NewsPage | None:
    """Return an article with this title and day that no import made, or None."""
    return NewsPage.objects.filter(
        imported_from=None,
        title__iexact=capture.title,
        first_published_on=capture.first_published_on,
    ).first()


def changed_by_an_editor(page: NewsPage) -> str:
    """Return what an editor has done with the article since the import, or nothing."""
    if page.latest_revision_id != page.import_revision:
        return "an editor has changed it since."
    if not page.live:
        return "an editor has taken it off the site."
    return "an editor has locked it." if page.locked else ""


def is_as_captured(page: NewsPage, capture: Capture) -> bool:
    """Tell whether the article already says all that the capture does."""
    fresh = NewsPage()
    fill(fresh, capture)
    return contents(page) == contents(fresh)


def contents(page: NewsPage) -> dict[str, Any]:
    """Return all that an import writes into an article."""
    return {
        "title": page.title,
        "summary": page.summary,
        "news_kind": page.news_kind,
        "first_published_on": page.first_published_on,
        "body": [
            (child.block_type, child.block.get_prep_value(child.value))
            for child in page.body
        ],
        "notes": [(note.date, note.note) for note in page.change_notes.all()],
    }


def fill(page: NewsPage, capture: Capture) -> None:
    """Write the capture into the article, without saving it."""
    page.title = capture.title
    page.draft_title = capture.title
    page.summary = capture.summary
    page.news_kind = capture.kind
    page.first_published_on = capture.first_published_on
    page.body = json.dumps([stream_block(block) for block in capture.blocks])
    page.change_notes = [
        ChangeNote(date=changed, note=CHANGE_NOTE, sort_order=number)
        for number, changed in enumerate(capture.updated_on)
    ]


def publish(page: NewsPage) -> None:
    """Publish the article and remember the revision as the import's own."""
    revision = page.save_revision()
    revision.publish()
    NewsPage.objects.filter(pk=page.pk).update(import_revision=revision.pk)
    page.refresh_from_db()


def stream_block(block: Block) -> dict[str, Any]:
    """Return the block as the body's StreamField keeps it."""
    match block:
        case Heading(text):
            return {"type": "heading", "value": {"text": text, "level": "h2"}}
        case Quote(text):
            return {"type": "quote", "value": {"quote": text, "name": "", "source": ""}}
        case Paragraph(text):
            return {"type": "paragraph", "value": f"<p>{escape(text)}</p>"}
        case ListBlock(items):
            return {"type": "list", "value": list_html(items, bold=block.has_labels)}


def list_html(items: tuple[CaptureItem, ...], *, bold: bool = False) -> str:
    """Return the list as rich text, with run-in labels bold where asked."""
    return "<ul>" + "".join(item_html(item, bold=bold) for item in items) + "</ul>"


def item_html(item: CaptureItem, *, bold: bool) -> str:
    """Return one list item, with the list inside it."""
    words = escape(item.text)
    if bold:
        label = escape(item.label)
        words = f"<b>{label}</b>{words.removeprefix(label)}"
    inner = list_html(item.items) if item.items else ""
    return f"<li>{words}{inner}</li>"
