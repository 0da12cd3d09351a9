from __future__ import annotations

from django.urls import path

from members.views import eligibility

app_name = "eligibility"

urlpatterns = [
    path("", eligibility.start, name="start"),
    path("nation/", eligibility.nation, name="nation"),
    path("work/", eligibility.work, name="work"),
    path("role/", eligibility.role, name="role"),
    path("responsibilities/", eligibility.responsibilities, name="responsibilities"),
    path("outcome/", eligibility.outcome, name="outcome"),
    path("clear/", eligibility.clear, name="clear"),
]
