"""The member's own page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.models import Membership
from naht_site.dates import day_in_words


@require_safe
@login_required
def membership(request: HttpRequest) -> HttpResponse:
    """Number, category, since when and how it stands, decided at this moment.

    A signed-in person without a membership is told so, and is not sent anywhere.
    """
    now = timezone.now()
    theirs = Membership.objects.filter(member__user=request.user)
    theirs = theirs.select_related("member").order_by("-starts", "-pk")
    found = {
        "current": theirs.current(now).first(),
        "to_come": theirs.not_over(now).filter(starts__gt=now).last(),
        "ended": theirs.filter(starts__lte=now).first(),
    }
    state = next((state for state, period in found.items() if period), "none")
    context: dict[str, Any] = {"state": state}
    if shown := found.get(state):
        context |= {"membership": shown, "rows": _rows(shown, state)}
    return render(request, "members/membership/membership.html", context)


def _rows(membership: Membership, state: str) -> list[dict[str, str]]:
    status = {
        "current": "Current",
        "to_come": f"Starts on {_day(membership.starts)}",
        "ended": f"Ended on {_day(membership.ends)}" if membership.ends else "",
    }
    since = "Member from" if state == "to_come" else "Member since"
    return [
        {"label": "Name", "value": membership.member.full_name},
        {"label": "Category", "value": membership.get_category_display()},
        {"label": since, "value": _day(membership.starts)},
        {"label": "Status", "value": status[state]},
    ]


def _day(instant: Any) -> str:
    return day_in_words(timezone.localdate(instant))
