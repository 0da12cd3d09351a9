"""An editor hands a draft to the publishers, and one of them lets it out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, Workflow

from members.models import User
from tests.factories.pages import NewsPageFactory
from tests.factories.staff import signed_in_as

pytestmark = pytest.mark.django_db


def test_there_is_one_workflow_and_publishers_look() -> None:
    workflow = Workflow.objects.get()

    groups = [
        group.name for task in workflow.tasks for group in task.specific.groups.all()
    ]
    assert groups == ["Publishers"]


# Wagtail sends its notices through Django's old way, which still works.
@pytest.mark.filterwarnings("ignore:get_connection")
def test_draft_of_an_editor_is_live_once_a_publisher_approves(settings: object) -> None:
    settings.DEMO = True
    page = NewsPageFactory(title="Before", slug="a-draft")
    page.title = "After"
    page.save_revision()
    editor = User.objects.create_user("writer@example.org")
    page.get_workflow().start(page, editor)
    state = TaskState.objects.get()
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.pk],
    )

    refused = signed_in_as("Editors").post(address, {"comment": ""})
    before = Client().get("/news/a-draft/").content.decode()
    signed_in_as("Publishers", "publisher@example.org").post(address, {"comment": ""})
    after = Client().get("/news/a-draft/").content.decode()

    assert refused.status_code in {302, 403}
    assert ("<h1>Before</h1>" in before, "<h1>After</h1>" in after) == (True, True)
