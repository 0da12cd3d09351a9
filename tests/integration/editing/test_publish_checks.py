"""Faults are refused on the way to readers, beside the field, and drafts are kept."""

from __future__ import annotations

import json
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Workflow, WorkflowPage, get_page_models
from wagtail_factories import ImageFactory

from advice.models import AdviceSectionPage, GuidePage
from members.models import User
from naht_site.models import HomePage, SitePage
from naht_site.page_forms import SitePageForm
from naht_site.publish_checks import EVERY_PAGE, findings_of, refusals
from news.models import NewsIndexPage, NewsPage
from tests.factories.page_editor import article_form, guide_form, text
from tests.factories.pages import PersonFactory

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
NO_AUTHOR = "A perspective is signed. Add its author, under “Authors”."
NO_NATION = "Add each nation that this holds for, under “Nations”."
NO_OWNER = "Choose the guide’s owner, who keeps it right."
NO_REVIEW = "Give the day of the next review."


@pytest.fixture
def publisher(client: Client, settings: object) -> Client:
    settings.DEMO = True
    user = User.objects.create_user("publisher@example.org")
    user.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(user)
    return client


def post(client: Client, model: type[SitePage], data: dict[str, Any]) -> HttpResponse:
    parents = {NewsPage: NewsIndexPage, GuidePage: AdviceSectionPage}
    parent = parents[model].objects.first()
    names = (model._meta.app_label, model._meta.model_name)
    return client.post(
        reverse("wagtailadmin_pages:add", args=[*names, parent.pk]), data, follow=True
    )


def beside(response: HttpResponse, name: str = "body") -> Any:
    """What the editor shows at that field, and at the blocks in it."""
    (error,) = response.context["form"].errors[name].as_data()
    return error.as_json_data()["blockErrors"] if name == "body" else error.messages


def picture(alt: str, *, decorative: bool = False) -> tuple[str, dict[str, Any]]:
    image = {"image": ImageFactory().pk, "alt_text": alt}
    if decorative:
        image["decorative"] = "on"
    return ("image", {"image": image, "caption": ""})


def paragraph(source: str) -> tuple[str, str]:
    return ("paragraph", text(f"<p>{source}</p>"))


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

    response = post(publisher, NewsPage, article_form(body=body, **PUBLISH))

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

    post(publisher, NewsPage, article_form(body=body, **PUBLISH))

    assert NewsPage.objects.get().live


def test_picture_without_a_description_is_refused(publisher: Client) -> None:
    response = post(publisher, NewsPage, article_form(body=[picture("")], **PUBLISH))

    assert list(beside(response)[0]["blockErrors"]["image"]["blockErrors"]) == [
        "alt_text"
    ]
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("target", ["#", "https://", "mailto:"])
def test_link_that_leads_nowhere_is_refused(publisher: Client, target: str) -> None:
    body = [paragraph(f'See <a href="{target}">the list</a>.')]

    response = post(publisher, NewsPage, article_form(body=body, **PUBLISH))

    sentence = (
        "The link “the list” leads nowhere. Choose a page or give an address, or take "
        "the link off."
    )
    assert beside(response) == {0: {"messages": [sentence]}}
    assert not NewsPage.objects.exists()


def test_video_without_a_title_is_refused(publisher: Client) -> None:
    response = post(publisher, NewsPage, article_form(body=[video("")], **PUBLISH))

    assert list(beside(response)[0]["blockErrors"]) == ["title"]
    assert not NewsPage.objects.exists()


def test_video_whose_title_is_blank_is_refused_by_the_checks() -> None:
    page = NewsPage(title="One", summary="What it is about, in short.")
    page.body = json.dumps([{"type": "video", "value": {"title": " ", "url": "x"}}])

    found = [
        finding.path for check in page.publish_checks[:4] for finding in check(page)
    ]

    assert found == [("body", 0, "title")]


def test_part_of_a_section_without_a_section_is_refused(publisher: Client) -> None:
    body = [("heading", {"text": "Who asks", "level": "h3"}), paragraph("One.")]

    response = post(publisher, NewsPage, article_form(body=body, **PUBLISH))

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

    post(publisher, NewsPage, article_form(body=body, **PUBLISH))

    assert NewsPage.objects.get().live


def test_perspective_without_an_author_is_refused(publisher: Client) -> None:
    response = post(
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

    post(publisher, NewsPage, data | PUBLISH)

    page = NewsPage.objects.get()
    assert page.live
    assert page.people() == [person]


def test_perspective_whose_author_is_taken_away_is_refused(publisher: Client) -> None:
    person = PersonFactory()
    authors = [{"person": person.pk}]
    data = article_form(news_kind="perspective", authors=authors)
    post(publisher, NewsPage, data | PUBLISH)
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
    response = post(publisher, GuidePage, guide_form(**PUBLISH))

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

    post(publisher, GuidePage, data | PUBLISH)

    assert GuidePage.objects.get().live


def test_all_faults_are_told_at_once(publisher: Client) -> None:
    data = article_form(title="", news_kind="perspective", body=[picture("a_b")])

    response = post(publisher, NewsPage, data | PUBLISH)

    form = response.context["form"]
    assert set(form.errors) == {"title", "body"}
    assert list(form.formsets["authors"].non_form_errors()) == [NO_AUTHOR]


def test_page_to_be_published_later_is_refused_now(publisher: Client) -> None:
    later = timezone.localtime() + timedelta(days=2)
    data = article_form(
        news_kind="perspective", go_live_at=later.strftime("%Y-%m-%d %H:%M")
    )

    response = post(publisher, NewsPage, data | PUBLISH)

    assert NO_AUTHOR in response.content.decode()
    assert not NewsPage.objects.exists()


def test_page_is_refused_before_others_are_asked(publisher: Client) -> None:
    workflow = Workflow.objects.first() or Workflow.objects.create(name="Review")
    WorkflowPage.objects.update_or_create(
        page=HomePage.objects.get(), defaults={"workflow": workflow}
    )

    response = post(publisher, NewsPage, article_form(news_kind="perspective") | SUBMIT)

    assert NO_AUTHOR in response.content.decode()
    assert not NewsPage.objects.exists()


def test_draft_with_every_fault_is_saved_and_told_of_them(publisher: Client) -> None:
    body = [
        ("heading", {"text": "Who asks", "level": "h3"}),
        picture("IMG_1"),
        paragraph('Go <a href="#">here</a>, by 1 May 2020.Now'),
    ]

    response = post(
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
    response = post(
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

    response = post(
        publisher, NewsPage, article_form(body=[("deadline", deadline)], **PUBLISH)
    )

    assert NewsPage.objects.get().live
    assert (
        "This deadline has passed: “Applications closed on Friday 30 October 2020 at "
        "midday”."
    ) in unescape(response.content.decode())


def test_sound_page_is_published_without_a_word(publisher: Client) -> None:
    response = post(publisher, NewsPage, article_form(**PUBLISH))

    page = NewsPage.objects.get()
    assert page.live
    assert [message.level_tag for message in response.context["messages"]] == [
        "success"
    ]
    editor = publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Worth another look" not in editor.content.decode()
    assert "Before readers can see" not in editor.content.decode()


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
