"""What an editor is told: the faults of a draft, and what is worth another look."""

from __future__ import annotations

import json
from datetime import date, datetime
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import get_page_models

from advice.models import GuidePage
from naht_site.models import PageNation, SitePage
from naht_site.page_forms import SitePageForm
from naht_site.publish_checks import EVERY_PAGE, Level, findings_of, refusals
from news.models import ChangeNote, NewsIndexPage, NewsPage
from news.publish_checks import days_have_come
from partners.models import OfferPage
from tests.factories.page_editor import (
    article_form,
    paragraph,
    picture,
    post_new,
    text,
)
from tests.factories.pages import NewsPageFactory, OfferPageFactory

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
NO_AUTHOR = "A perspective is signed. Add its author, under “Authors”."


def test_draft_with_every_fault_is_saved_and_told_of_them(publisher: Client) -> None:
    body = [
        ("heading", {"text": "Who asks", "level": "h3"}),
        picture("IMG_1"),
        paragraph('Go <a href="#">here</a>, by 1 May 2020.Now'),
    ]

    response = post_new(
        publisher, NewsPage, article_form(news_kind="perspective", body=body)
    )

    page = NewsPage.objects.get()
    assert (page.live, len(page.body)) == (False, 3)
    html = unescape(response.content.decode())
    told = html.partition("Before readers can see this page:")[2]
    assert [told.count(start) for start in ("<li>“IMG_1”", f"<li>{NO_AUTHOR}")] == [
        1,
        1,
    ]
    assert "<li>The day in “by 1 May 2020” has passed." in told
    assert publisher.get(f"/news/{page.slug}/").status_code == 404


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            'Read <a href="https://example.org/">here</a>.',
            "The link says only “here”. Let its words say what it leads to.",
        ),
        (
            "First published 3 March 2022",
            "“First published 3 March 2022” is typed in the text. Take it out: the "
            "page shows its dates by itself.",
        ),
        (
            "o Rooms",
            "“o Rooms” starts with a typed bullet. Make it a list, and press Tab for "
            "its second level.",
        ),
        ("Wet.Still dry.", "Put a space after the full stop in “Wet.Still”."),
        (
            "Send it by 28 May 2021.",
            "The day in “by 28 May 2021” has passed. Say what holds now. The block "
            "“Deadline” changes its words by itself.",
        ),
        (
            "Watch the video below.",
            "“Watch the video below.” promises a video. Add it, or change the words.",
        ),
    ],
)
def test_doubtful_text_is_published_and_told(
    publisher: Client, source: str, sentence: str
) -> None:
    response = post_new(
        publisher, NewsPage, article_form(body=[paragraph(source)], **PUBLISH)
    )

    page = NewsPage.objects.get()
    assert page.live
    (told,) = [
        unescape(str(message))
        for message in response.context["messages"]
        if message.level_tag == "warning"
    ]
    assert f"<ul><li>{sentence}</li></ul>" in told
    editor = publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert f"<li>{sentence}</li>" in unescape(editor.content.decode())


def test_passed_deadline_is_told(publisher: Client) -> None:
    deadline = {
        "label": "Applications",
        "closes_at": "2020-10-30 12:00",
        "note": text(""),
    }

    response = post_new(
        publisher, NewsPage, article_form(body=[("deadline", deadline)], **PUBLISH)
    )

    assert NewsPage.objects.get().live
    assert (
        "This deadline has passed: “Applications closed on Friday 30 October 2020 at "
        "midday”."
    ) in unescape(response.content.decode())


def test_sound_page_is_published_without_a_word(publisher: Client) -> None:
    response = post_new(publisher, NewsPage, article_form(**PUBLISH))

    page = NewsPage.objects.get()
    assert page.live
    assert [message.level_tag for message in response.context["messages"]] == [
        "success"
    ]
    editor = publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Worth another look" not in editor.content.decode()
    assert "Before readers can see" not in editor.content.decode()


@pytest.mark.parametrize("model", [NewsPage, OfferPage])
def test_page_without_a_nation_is_told(model: type[SitePage]) -> None:
    page = {NewsPage: NewsPageFactory, OfferPage: OfferPageFactory}[model]()

    (found,) = [each for each in findings_of(page) if each.path == ("page_nations",)]

    assert (found.level, found.sentence) == (
        Level.WARN,
        "No nation is given, so readers take it to hold everywhere. If it does not, "
        "add each nation under “Nations”.",
    )
    page.page_nations = [PageNation(nation="wales")]
    assert findings_of(page) == []


@pytest.mark.parametrize(
    ("first", "note", "go_live", "told"),
    [
        ("2026-07-11", "2026-07-11", None, []),
        ("2026-07-12", None, None, [("first_published_on", "12 July 2026")]),
        (None, "2030-01-02", None, [("change_notes", "2 January 2030")]),
        ("2026-07-12", "2026-07-12", "2026-07-11T23:30Z", []),
        (
            "2026-07-13",
            None,
            "2026-07-11T23:30Z",
            [("first_published_on", "13 July 2026")],
        ),
    ],
)
@time_machine.travel("2026-07-10T23:30Z", tick=False)
def test_day_that_is_still_to_come_is_told(
    first: str | None,
    note: str | None,
    go_live: str | None,
    told: list[tuple[str, str]],
) -> None:
    page = NewsPageFactory.build(
        first_published_on=first and date.fromisoformat(first),
        go_live_at=go_live and datetime.fromisoformat(go_live),
    )
    if note:
        page.change_notes = [ChangeNote(date=date.fromisoformat(note), note="New.")]

    found = list(days_have_come(page))

    assert [(*each.path, each.sentence) for each in found] == [
        (field, f"This day is still to come: “{day}”. Is it right?")
        for field, day in told
    ]
    assert {each.level for each in found} <= {Level.WARN}


def test_draft_that_saves_itself_brings_the_findings_up_to_date(
    publisher: Client,
) -> None:
    page = NewsPageFactory(live=False, title="Sound", summary="What it is all about.")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    faulty = article_form(news_kind="perspective", page_nations=[])

    screens = [
        publisher.post(edit, data, headers={"accept": "application/json"}).json()
        for data in (faulty, article_form())
    ]

    told, nothing = [
        unescape(screen["html"]).partition('target-value="#publish-findings"')[2]
        for screen in screens
    ]
    assert f"<li>{NO_AUTHOR}</li>" in told
    assert "<li>No nation is given" in told
    assert "The checks found nothing to put right." in nothing
    opened = publisher.get(edit).content.decode()
    assert opened.count('id="publish-findings"') == 1


def test_page_that_is_not_saved_yet_says_when_it_is_checked(publisher: Client) -> None:
    parent = NewsIndexPage.objects.get()

    screen = publisher.get(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])
    ).content.decode()

    told = screen.partition('id="publish-findings"')[2]
    assert "Once you save the page, you see here what stands" in told


@pytest.mark.parametrize(
    "model", [model for model in get_page_models() if issubclass(model, SitePage)]
)
def test_every_page_type_is_looked_over(model: type[SitePage]) -> None:
    form = model.get_edit_handler().get_form_class()

    assert issubclass(form, SitePageForm)
    assert model.publish_checks[: len(EVERY_PAGE)] == EVERY_PAGE


@settings(max_examples=50, deadline=None)
@given(words=st.text(), source=st.text(alphabet="<>/ap&;# o.A1\"='"))
def test_no_page_breaks_a_check(words: str, source: str) -> None:
    video = {"title": words, "transcript": source}
    blocks = {
        "heading": {"text": words, "level": "h3"},
        "paragraph": source,
        "list": f"<ul><li>{source}</li></ul>",
        "quote": {"quote": words, "name": words},
        "callout": {"title": words, "text": f"<p><a href='{source}'>{words}</a></p>"},
        "deadline": {"label": words, "closes_at": None, "note": source},
        "survey": {"question": words, "rows": [{"label": words, "value": "1"}]},
        "video": video,
        "nation_section": {
            "nation": words,
            "text": [{"type": "paragraph", "value": source}],
        },
    }
    for page in (NewsPage(news_kind="perspective"), GuidePage()):
        page.title = page.summary = words
        page.body = json.dumps(
            [{"type": kind, "value": value} for kind, value in blocks.items()]
        )

        assert refusals(findings_of(page))
