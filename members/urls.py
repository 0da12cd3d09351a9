from __future__ import annotations

from django.urls import include, path

from members.views import account_setup, membership, staff_setup

urlpatterns = [
    path("eligibility/", include("members.eligibility_urls")),
    path("join/", include("members.join_urls")),
    path("join/write/", include("members.write_urls")),
    path("membership/", membership.membership, name="membership"),
    path("account/set-up/", staff_setup.set_up_account, name="set-up-staff-account"),
    path("membership/set-up/", account_setup.set_up_account, name="set-up-account"),
    path(
        "membership/fresh-link/", account_setup.fresh_link_sent, name="fresh-link-sent"
    ),
]
