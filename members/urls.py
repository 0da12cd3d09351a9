from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("eligibility/", include("members.eligibility_urls")),
]
