"""Faults are refused on the way to readers, beside the field."""

from __future__ import annotations

import json
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage

from advice.models import GuidePage
from members.models import User
from naht_site.blocks.text import HeadingBlock
from naht_site.models import HomePage
from naht_site.publish_checks.videos import videos_are_titled
from news.models import NewsPage
from tests.factories.page_editor import (
    article_form,
    guide_form,
    paragraph,
    picture,
    post_new,
    text,
)
from tests.factories.pages import PersonFactory

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
NO_AUTHOR = "A perspective is signed. Add its author, under “Authors”."
NO_NATION = "Add each nation that this holds for, under “Nations”."
NO_OWNER = "Choose the guide’s owner, who keeps it right."
NO_REVIEW = "Give the day of the next review."


def beside(response: HttpResponse, name: str = "body") -> Any:
    """What the editor shows at that field, and at the blocks in it."""
    (error,) = response.context["form"].errors[name].as_data()
    return error.as_json_data()["blockErrors"] if name == "body" else error.messages


def video(title: str) -> tuple[str, dict[str, Any]]:
    _, poster = picture("A busy yard")
    return (
        "video",
        {
            "title": title,
            "url": "https://video.example.org/a-week",
            "poster": poster["image"],
            "length": "",
            "spoken_words": "captions",
            "transcript": text(""),
            "transcript_url": "",
        },
    )


@pytest.mark.parametrize("alt", ["IMG_2034.jpg", "web blog.png", "DSC 0012"])
def test_alt_text_that_is_a_file_name_is_refused_beside_it(
    publisher: Client, alt: str
) -> None:
    body = [paragraph("One."), picture(alt)]

    response = post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    sentence = (
        f"“{alt}” looks like the name of a file. Say what the picture shows, "
        "or tick that it is decoration."
    )
    picture_error = {"blockErrors": {"alt_text": {"messages": [sentence]}}}
    assert beside(response) == {1: {"blockErrors": {"image": picture_error}}}
    html = unescape(response.content.decode())
    assert f"<li>{sentence}</li>" in html
    assert json.dumps(alt) in html
    assert 'value="New standards"' in html
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize(
    ("alt", "decorative"),
    [("Four children read", False), ("", True), ("IMG_2034.jpg", True)],
)
def test_picture_that_is_described_or_decorative_is_published(
    publisher: Client, alt: str, decorative: bool
) -> None:
    body = [picture(alt, decorative=decorative)]

    post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    assert NewsPage.objects.get().live


def test_picture_without_a_description_is_refused(publisher: Client) -> None:
    response = post_new(
        publisher, NewsPage, article_form(body=[picture("")], **PUBLISH)
    )

    assert list(beside(response)[0]["blockErrors"]["image"]["blockErrors"]) == [
        "alt_text"
    ]
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("target", ["#", "https://", "mailto:"])
def test_link_that_leads_nowhere_is_refused(publisher: Client, target: str) -> None:
    body = [paragraph(f'See <a href="{target}">the list</a>.')]

    response = post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    sentence = (
        "The link “the list” leads nowhere. Choose a page or give an address, or take "
        "the link off."
    )
    assert beside(response) == {0: {"messages": [sentence]}}
    assert not NewsPage.objects.exists()


def test_video_without_a_title_is_refused(publisher: Client) -> None:
    response = post_new(publisher, NewsPage, article_form(body=[video("")], **PUBLISH))

    assert list(beside(response)[0]["blockErrors"]) == ["title"]
    assert not NewsPage.objects.exists()


def test_video_whose_title_is_blank_is_refused_by_the_checks() -> None:
    page = NewsPage(title="One", summary="What it is about, in short.")
    page.body = json.dumps([{"type": "video", "value": {"title": " ", "url": "x"}}])

    found = [finding.path for finding in videos_are_titled(page)]

    assert found == [("body", 0, "title")]
    assert videos_are_titled in page.publish_checks


def test_part_of_a_section_without_a_section_is_refused(publisher: Client) -> None:
    body = [("heading", {"text": "Who asks", "level": "h3"}), paragraph("One.")]

    response = post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    sentence = (
        "“Who asks” is part of a section, but none has started. Make it a section, or "
        "put one above it."
    )
    assert beside(response) == {0: {"blockErrors": {"level": {"messages": [sentence]}}}}


def test_part_of_a_section_below_one_is_published(publisher: Client) -> None:
    body = [
        ("heading", {"text": "Rules", "level": "h2"}),
        ("heading", {"text": "Who asks", "level": "h3"}),
    ]

    post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    assert NewsPage.objects.get().live


def test_second_section_of_one_name_is_refused(publisher: Client) -> None:
    body = [
        ("heading", {"text": "Who asks?", "level": "h2"}),
        ("heading", {"text": "Who asks?", "level": "h3"}),
        ("heading", {"text": "Who asks", "level": "h2"}),
    ]

    response = post_new(publisher, NewsPage, article_form(body=body, **PUBLISH))

    sentence = "Another section is called “Who asks” too. Give one of them other words."
    assert beside(response) == {2: {"blockErrors": {"text": {"messages": [sentence]}}}}


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("Who asks?", "who-asks"), ("Main", "section-main"), ("…", "section-")],
)
def test_section_has_an_anchor_of_its_own(text: str, anchor: str) -> None:
    heading = HeadingBlock().to_python({"text": text, "level": "h2"})

    assert heading.anchor == anchor


def test_perspective_without_an_author_is_refused(publisher: Client) -> None:
    response = post_new(
        publisher, NewsPage, article_form(news_kind="perspective", **PUBLISH)
    )

    formset = response.context["form"].formsets["authors"]
    assert list(formset.non_form_errors()) == [NO_AUTHOR]
    assert response.content.decode().count(NO_AUTHOR) == 2
    assert not NewsPage.objects.exists()


def test_perspective_whose_author_was_just_added_is_published(
    publisher: Client,
) -> None:
    person = PersonFactory()
    data = article_form(news_kind="perspective", authors=[{"person": person.pk}])

    post_new(publisher, NewsPage, data | PUBLISH)

    page = NewsPage.objects.get()
    assert page.live
    assert page.people() == [person]


def test_perspective_whose_author_is_taken_away_is_refused(publisher: Client) -> None:
    person = PersonFactory()
    authors = [{"person": person.pk}]
    data = article_form(news_kind="perspective", authors=authors)
    post_new(publisher, NewsPage, data | PUBLISH)
    page = NewsPage.objects.get()
    line = page.authors.get()
    data |= {
        "authors-INITIAL_FORMS": "1",
        "authors-0-id": str(line.pk),
        "authors-0-DELETE": "on",
    }

    response = publisher.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), data | PUBLISH
    )

    assert list(response.context["form"].formsets["authors"].non_form_errors()) == [
        NO_AUTHOR
    ]
    page.refresh_from_db()
    assert page.people() == [person]


def test_guide_without_nation_owner_and_review_is_refused(publisher: Client) -> None:
    response = post_new(publisher, GuidePage, guide_form(**PUBLISH))

    form = response.context["form"]
    assert list(form.formsets["page_nations"].non_form_errors()) == [NO_NATION]
    assert beside(response, "guide_owner") == [NO_OWNER]
    assert beside(response, "review_due_on") == [NO_REVIEW]
    assert not GuidePage.objects.exists()


def test_guide_with_nation_owner_and_review_is_published(publisher: Client) -> None:
    data = guide_form(
        page_nations=[{"nation": "wales"}],
        guide_owner=User.objects.get().pk,
        review_due_on="2027-03-02",
    )

    post_new(publisher, GuidePage, data | PUBLISH)

    assert GuidePage.objects.get().live


def test_all_faults_are_told_at_once(publisher: Client) -> None:
    data = article_form(title="", news_kind="perspective", body=[picture("a_b")])

    response = post_new(publisher, NewsPage, data | PUBLISH)

    form = response.context["form"]
    assert set(form.errors) == {"title", "body"}
    assert list(form.formsets["authors"].non_form_errors()) == [NO_AUTHOR]


def test_page_to_be_published_later_is_refused_now(publisher: Client) -> None:
    later = timezone.localtime() + timedelta(days=2)
    data = article_form(
        news_kind="perspective", go_live_at=later.strftime("%Y-%m-%d %H:%M")
    )

    response = post_new(publisher, NewsPage, data | PUBLISH)

    assert NO_AUTHOR in response.content.decode()
    assert not NewsPage.objects.exists()


def test_page_is_refused_before_others_are_asked(publisher: Client) -> None:
    workflow = Workflow.objects.first() or Workflow.objects.create(name="Review")
    WorkflowPage.objects.update_or_create(
        page=HomePage.objects.get(), defaults={"workflow": workflow}
    )

    response = post_new(
        publisher, NewsPage, article_form(news_kind="perspective") | SUBMIT
    )

    assert NO_AUTHOR in response.content.decode()
    assert not NewsPage.objects.exists()
