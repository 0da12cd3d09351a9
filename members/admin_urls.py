from __future__ import annotations

from django.urls import path

from members.views import phone
from members.views.export import ExportView
from members.views.review import CaseView, StepView
from members.views.review_list import AssignManyView, QueueView
from members.views.review_steps import STEPS

app_name = "join_requests"
urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("assign/", AssignManyView.as_view(), name="assign_many"),
    path("export/", ExportView.as_view(), name="export"),
    *phone.addresses(),
    path("<uuid:uuid>/", CaseView.as_view(), name="case"),
    *(
        path(f"<uuid:uuid>/{step.name}/", StepView.as_view(step=step), name=step.name)
        for step in STEPS
    ),
]
