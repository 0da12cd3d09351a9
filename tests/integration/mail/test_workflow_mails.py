from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core import mail as django_mail
from pytest_django.fixtures import Settings
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from naht_site import mail
from naht_site.models import OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.pages import NewsPageFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 sends in the way of Django 6.0.
    pytest.mark.filterwarnings("ignore:get_connection:PendingDeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The 'connection':PendingDeprecationWarning"),
]


@pytest.fixture
def approval() -> Workflow:
    """A workflow in which publishers approve."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.add(Group.objects.get(name="Publishers"))
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def test_notice_of_a_workflow_is_queued(approval: Workflow, settings: Settings) -> None:
    queueing = {"BACKEND": "naht_site.queue_backend.QueueBackend"}
    settings.MAILERS = settings.MAILERS | {"default": queueing}
    publisher, editor = UserFactory(publisher=True), UserFactory(editor=True)
    page = NewsPageFactory(title="A page to approve", live=False)
    page.save_revision()

    approval.start(page, editor)

    assert django_mail.outbox == []
    assert OutgoingMail.objects.get().to == publisher.email
    assert mail.send_due() == 1
    (message,) = django_mail.outbox
    assert message.to == [publisher.email]
    assert message.subject.startswith('The page "A page to approve"')
    assert editor.email not in message.body
