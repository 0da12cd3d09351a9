"""Ways to readers beside the page's own form: none of them leads past the checks.

The import of old articles and the clock that publishes what was scheduled are no such
ways: the first tells a person what to finish, the second was checked when it was set.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from naht_site.models import SitePage
from naht_site.page_forms import leads_to_readers
from naht_site.publish_checks import Finding, findings_of, refusals, warnings
from naht_site.publish_checks.body_parts import bodies

MISSING = "Something that is needed is missing. Open the page to see what."


def newest(page: Page) -> Page:
    """The page as its newest revision has it: what publishing would show."""
    return page.get_latest_revision_as_object()


def faults_of(page: Page) -> list[str]:
    """What stands in the way of readers, in sentences."""
    if not isinstance(page, SitePage):
        return []
    faults = [finding.sentence for finding in refusals(findings_of(page))]
    return faults or ([] if _is_complete(page) else [MISSING])


def _is_complete(page: SitePage) -> bool:
    """Tells whether the page would pass its own form, as drafts need not."""
    try:
        page.full_clean()
        for _, body in bodies(page):
            body.stream_block.clean(body)
    except ValidationError:
        return False
    return True


def refuse_if_faulty(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Says for each page what stands in its way. Returns whether there was any."""
    faulty = [(page, faults) for page in pages if (faults := faults_of(page))]
    for page, faults in faulty:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.error(
            request,
            _listed(
                f"“{page.get_admin_display_title()}” is not published. First:", faults
            ),
            buttons=[messages.button(edit, "Edit")],
        )
    return bool(faulty)


def _listed(start: str, sentences: Iterable[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ([each] for each in sentences))
    return format_html("{}<ul>{}</ul>", start, items)


def check_bulk_publish(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publishes none of the chosen pages if one of them is faulty."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        below = [page.get_descendants().not_live() for page in pages]
        pages += [page for found in below for page in found]
    if refuse_if_faulty(request, map(newest, pages)):
        return redirect(action.next_url)
    return None


def check_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copies no faulty page straight to readers."""
    if not (request.POST.get("publish_copies") or request.POST.get("alias")):
        return None
    copied = page.get_descendants(inclusive=True)
    if not request.POST.get("copy_subpages"):
        copied = copied.filter(pk=page.pk)
    if refuse_if_faulty(request, copied.live().specific()):
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


class CheckedWorkflowActionView(WorkflowActionView):
    """Approves no faulty page. What a reviewer sends back goes back."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != "approve" or not refuse_if_faulty(
            request, [newest(self.object)]
        ):
            return super().post(request, *args, **kwargs)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(
                request, {"step": "success", "redirect": self.redirect_url}
            )
        return redirect(self.redirect_url)


class CheckedPageViewSet(PageViewSet):
    workflow_action_view_class = CheckedWorkflowActionView


def tell_warnings(request: HttpRequest, page: Page) -> None:
    """Lists what is worth another look, as the editor is left for the list of pages."""
    if not isinstance(page, SitePage) or not leads_to_readers(request.POST):
        return
    found: list[Finding] = warnings(findings_of(page))
    if found:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.warning(
            request,
            _listed("Worth another look:", (each.sentence for each in found)),
            buttons=[messages.button(edit, "Edit")],
        )
