from __future__ import annotations

from django.urls import path

from members.views import (
    join_links,
    join_role,
    join_send,
    join_start,
    join_status,
    join_steps,
    schools,
)

# Loaded with the addresses, it says what the links in mails do.
__all__ = ["join_links"]

app_name = "join"

urlpatterns = [
    path("", join_start.start, name="start"),
    path("come-back/", join_start.come_back, name="come-back"),
    path("come-back/sent/", join_start.come_back_sent, name="come-back-sent"),
    path("leave/", join_start.leave, name="leave"),
    path("email/", join_steps.EmailView.as_view(), name="email"),
    path("nation/", join_role.nation, name="nation"),
    path("work/", join_role.work, name="work"),
    path("role/", join_role.role, name="role"),
    path("responsibilities/", join_role.responsibilities, name="responsibilities"),
    path("job/", join_steps.JobView.as_view(), name="job"),
    path("workplace/", join_steps.WorkplaceView.as_view(), name="workplace"),
    path("workplace/schools/", schools.suggestions, name="schools"),
    path("name/", join_steps.NameView.as_view(), name="name"),
    path("contact/", join_steps.ContactView.as_view(), name="contact"),
    path("background/", join_steps.BackgroundView.as_view(), name="background"),
    path(
        "keeping-in-touch/",
        join_steps.KeepingInTouchView.as_view(),
        name="keeping-in-touch",
    ),
    path("check/", join_send.CheckView.as_view(), name="check"),
    path("sent/", join_send.sent_page, name="sent"),
    path("status/", join_status.status, name="status"),
    path("status/withdraw/", join_status.withdraw, name="withdraw"),
]
