"""No way to readers beside the page's own form leads past the checks."""

from __future__ import annotations

import json
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from members.models import User
from naht_site.models import HomePage
from naht_site.publish_gates import MISSING
from news.models import NewsIndexPage, NewsPage
from tests.factories.page_editor import article_form
from tests.factories.pages import NewsPageFactory, PersonFactory, text_block

pytestmark = [
    pytest.mark.django_db,
    # Wagtail asks for its way to send mail as before Django 6.1.
    pytest.mark.filterwarnings("ignore:get_connection:PendingDeprecationWarning"),
]

NO_AUTHOR = "A perspective is signed. Add its author, under “Authors”."


def draft(**fields: object) -> NewsPage:
    page = NewsPageFactory(live=False, **fields)
    page.save_revision(clean=False)
    return page


def told(response: HttpResponse) -> list[tuple[str, str]]:
    """The messages on the screen: how each starts, and the sentences it lists."""
    found = []
    for message in response.context["messages"]:
        start, _, rest = unescape(str(message)).partition("<ul>")
        sentences = rest.partition("</ul>")[0].split("</li>")
        listed = " ".join(each.replace("<li>", "").strip() for each in sentences)
        found.append((start.strip(), listed.strip()))
    return found


def bulk(client: Client, *pages: object, below: bool = False) -> HttpResponse:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    data = {"include_descendants": "on"} if below else {}
    return client.post(f"{address}?{query}&next=/admin/pages/", data, follow=True)


def test_bulk_publishing_publishes_none_if_one_is_faulty(publisher: Client) -> None:
    good = draft(title="Good")
    bad = draft(title="Bad", news_kind="perspective")

    response = bulk(publisher, good, bad)

    assert told(response) == [("“Bad” is not published. First:", NO_AUTHOR)]
    assert not NewsPage.objects.live().exists()


def test_bulk_publishing_publishes_sound_pages(publisher: Client) -> None:
    pages = [draft(), draft()]

    bulk(publisher, *pages)

    assert NewsPage.objects.live().count() == 2


def test_bulk_publishing_looks_at_the_newest_draft(publisher: Client) -> None:
    page = NewsPageFactory(title="Live")
    page.news_kind = "perspective"
    page.save_revision()

    response = bulk(publisher, page)

    assert told(response) == [("“Live” is not published. First:", NO_AUTHOR)]
    page.refresh_from_db()
    assert page.news_kind == "news"


def test_bulk_publishing_looks_at_pages_below(publisher: Client) -> None:
    draft(title="Bad", news_kind="perspective")

    response = bulk(publisher, NewsIndexPage.objects.get(), below=True)

    assert told(response) == [("“Bad” is not published. First:", NO_AUTHOR)]
    assert not NewsPage.objects.live().exists()


@pytest.mark.parametrize(
    "body",
    [
        [{"type": "quote", "value": {"quote": "", "name": "Jo"}}],
        [{"type": "heading", "value": {"text": "", "level": "h2"}}],
    ],
)
def test_bulk_publishing_refuses_what_lacks_something(
    publisher: Client, body: list[object]
) -> None:
    page = draft(title="Half")
    page.body = json.dumps(body)
    page.save_revision(clean=False)

    response = bulk(publisher, page)

    assert told(response) == [("“Half” is not published. First:", MISSING)]
    assert not NewsPage.objects.live().exists()


def copy(client: Client, page: NewsPage, **choices: str) -> HttpResponse:
    parent = NewsIndexPage.objects.get()
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk}
    return client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]), data | choices, follow=True
    )


@pytest.mark.parametrize("choice", ["publish_copies", "alias"])
def test_copy_of_a_faulty_page_is_not_published(publisher: Client, choice: str) -> None:
    page = NewsPageFactory(title="Bad", news_kind="perspective")

    response = copy(publisher, page, **{choice: "on"})

    assert told(response) == [("“Bad” is not published. First:", NO_AUTHOR)]
    assert NewsPage.objects.count() == 1


def test_copy_of_a_faulty_page_may_be_a_draft(publisher: Client) -> None:
    page = NewsPageFactory(news_kind="perspective")

    copy(publisher, page)

    assert NewsPage.objects.get(slug="copy").live is False


@pytest.fixture
def waiting() -> NewsPage:
    """A draft with a fault that waits for a publisher to approve it."""
    workflow = Workflow.objects.create(name="Second pair of eyes")
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get(name="Publishers"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(
        page=HomePage.objects.get(), defaults={"workflow": workflow}
    )
    page = draft(
        title="Waiting",
        slug="waiting",
        news_kind="perspective",
        body=[text_block("A.")],
    )
    workflow.start(page, User.objects.create_user("editor@example.org"))
    return page


def act(client: Client, page: NewsPage, action: str, **headers: str) -> HttpResponse:
    state = page.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]
    )
    return client.post(address, {"comment": "Look."}, follow=True, headers=headers)


def test_faulty_page_is_not_approved(publisher: Client, waiting: NewsPage) -> None:
    response = act(publisher, waiting, "approve")

    assert told(response)[0] == ("“Waiting” is not published. First:", NO_AUTHOR)
    page = NewsPage.objects.get()
    assert (page.live, page.workflow_in_progress) == (False, True)


def test_faulty_page_is_not_approved_by_the_window_for_comments(
    publisher: Client, waiting: NewsPage
) -> None:
    headers = {"x-requested-with": "XMLHttpRequest"}

    response = act(publisher, waiting, "approve", **headers)

    assert response.json() == {
        "step": "success",
        "redirect": reverse("wagtailadmin_pages:edit", args=[waiting.pk]),
    }
    assert not NewsPage.objects.get().live


def test_faulty_page_is_sent_back(publisher: Client, waiting: NewsPage) -> None:
    act(publisher, waiting, "reject")

    page = NewsPage.objects.get()
    assert page.current_workflow_state.status == "needs_changes"


def test_sound_page_is_approved(publisher: Client, waiting: NewsPage) -> None:
    waiting.news_kind = "news"
    waiting.save_revision()

    act(publisher, waiting, "approve")

    assert NewsPage.objects.get().live


@pytest.mark.parametrize(
    ("action", "authors", "live"),
    [("approve", False, False), ("approve", True, True), ("reject", False, False)],
)
def test_page_is_looked_over_when_approved_in_the_editor(
    publisher: Client, waiting: NewsPage, action: str, authors: bool, live: bool
) -> None:
    data = article_form(
        title="Waiting",
        slug="waiting",
        news_kind="perspective",
        authors=[{"person": PersonFactory().pk}] if authors else [],
    )
    pressed = {"action-workflow-action": "1", "workflow-action-name": action}

    response = publisher.post(
        reverse("wagtailadmin_pages:edit", args=[waiting.pk]), data | pressed
    )

    refused = action == "approve" and not authors
    assert response.status_code == (200 if refused else 302)
    assert NewsPage.objects.get().live is live
