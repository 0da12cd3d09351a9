"""The way from an editor's draft to readers: a publisher looks at it."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from naht_site.management.groups import PUBLISHERS

NAME = "A publisher looks at it"


def make_workflow(home: Page) -> None:
    """Makes the workflow of all pages under `home`, once.

    Wagtail's own first one asks a group that this site does not have, and goes.
    """
    if Workflow.objects.filter(name=NAME).exists():
        return
    Workflow.objects.filter(name="Moderators approval").delete()
    workflow = Workflow.objects.create(name=NAME)
    task = GroupApprovalTask.objects.create(name=NAME)
    task.groups.set([Group.objects.get(name=PUBLISHERS)])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
