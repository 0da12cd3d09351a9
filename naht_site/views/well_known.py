from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site import surroundings

DAY = "public, max-age=86400"


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to tell us of a weakness: RFC 9116, which wants an end date too."""
    ends = (timezone.now() + timedelta(days=180)).replace(microsecond=0, second=0)
    lines = [
        f"Contact: mailto:{surroundings.current().contact.info_email}",
        f"Expires: {ends.isoformat()}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
    response["Cache-Control"] = DAY
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    response = redirect(static("img/favicon.ico"))
    response["Cache-Control"] = DAY
    return response
