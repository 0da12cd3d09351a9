from __future__ import annotations

from django.urls import path

from members.views.review import CaseView, StepView
from members.views.review_list import QueueView
from members.views.review_steps import STEPS

app_name = "join_requests"
urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("<uuid:uuid>/", CaseView.as_view(), name="case"),
    *(
        path(f"<uuid:uuid>/{step.name}/", StepView.as_view(step=step), name=step.name)
        for step in STEPS
    ),
]
