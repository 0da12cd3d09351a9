"""Was this page helpful? Nothing is kept of who answers."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from naht_site.feedback import ENOUGH, LONGEST, FeedbackForm, takes_one_more
from naht_site.models import Generation, PageFeedback, Published
from naht_site.models.published import FEEDBACK_KINDS
from naht_site.same_origin import is_same_origin, same_origin_post


def _form_url(request: HttpRequest) -> str:
    page = request.POST.get("page", "")[:20]
    return f"{reverse('feedback')}?{urlencode({'page': page})}"


@same_origin_post(_form_url)
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Takes an answer about a page; by GET, or where it is not right, the form."""
    sent = request.POST if request.method == "POST" else request.GET
    page = _page(request, sent.get("page", ""))
    if page is None:
        return _no_page(request)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        if takes_one_more(request, page.page_id):
            return _keep(request, page, form)
        form.add_error(None, ENOUGH)
        status = 429
    context = {
        "form": form,
        "page": page,
        # A browser that says where it comes from needs no token, so it gets no cookie.
        "with_token": request.method != "POST" or not is_same_origin(request),
    }
    return render(request, "naht_site/feedback.html", context, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Thanks, with the way back to the page."""
    page = _page(request, request.GET.get("page", ""))
    return render(request, "naht_site/feedback_thanks.html", {"page": page})


def _page(request: HttpRequest, key: str) -> Published | None:
    """The page of that key, if readers see it and are asked about it."""
    if not re.fullmatch(r"[0-9]{1,9}", key):
        return None
    pages = Published.objects.filter(page_id=int(key), kind__in=FEEDBACK_KINDS)
    found = (
        pages.annotate(generation=Generation.current())
        .only("page", "path", "title")
        .first()
    )
    if found:
        request.generation = found.generation
    return found


def _keep(request: HttpRequest, page: Published, form: FeedbackForm) -> HttpResponse:
    try:
        with transaction.atomic():
            PageFeedback.objects.create(
                page_id=page.page_id,
                helpful=form.cleaned_data["helpful"] == "yes",
                comment=form.cleaned_data["comment"],
            )
    except IntegrityError:  # the page was deleted a moment ago
        return _no_page(request)
    return redirect(f"{reverse('feedback_thanks')}?page={page.page_id}")


def _no_page(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("comment", "")[:LONGEST]
    context = {"typed": typed}
    return render(request, "naht_site/feedback_no_page.html", context, status=404)
