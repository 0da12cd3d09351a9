"""The reports on links and on offers that ended."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn

from naht_site import links
from naht_site.for_staff import MenuItemFor
from naht_site.models import Kind, LinkConfirmed, Published
from naht_site.reports import CARE, CareReport

BROKEN = "Links that lead nowhere"
OUTSIDE = "Links to other sites"
ENDED = "Offers that ended"


def to_editor(row: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


class BrokenLinksReport(CareReport):
    """Links within the site that lead to nothing a reader can open."""

    page_title = BROKEN
    index_url_name = "broken_links"
    header_icon = "warning"
    verbose_name_plural = "links"
    columns = [
        TitleColumn("title", label="On the page", get_url=to_editor),
        Column("link", label="Link"),
        Column("fault", label="What is wrong"),
    ]
    export_filename = "links-that-lead-nowhere"
    list_export = ["title", "link", "fault"]
    export_headings = {
        "title": "On the page",
        "link": "Link",
        "fault": "What is wrong",
    }

    def get_queryset(self) -> list[links.BrokenLink]:
        return links.broken()


class ConfirmColumn(BaseColumn):
    """A button that says that somebody has opened the link today."""

    cell_template_name = "naht_site/admin/confirm_link.html"

    def get_cell_context_data(
        self, instance: Any, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(context["request"])}


class OutsideLinksReport(CareReport):
    """Links to other sites, with the day on which a person last opened them."""

    http_method_names = ["get", "head", "post"]
    page_title = OUTSIDE
    index_url_name = "outside_links"
    header_icon = "link-external"
    verbose_name_plural = "links"
    columns = [
        Column("url", label="Link"),
        Column("page_titles", label="On these pages"),
        DateColumn("confirmed_on", label="Last checked"),
        Column("by", label="Checked by"),
        ConfirmColumn("confirm", label="Check"),
    ]
    export_filename = "links-to-other-sites"
    list_export = ["url", "page_titles", "confirmed_on", "by"]
    export_headings = {
        "url": "Link",
        "page_titles": "On these pages",
        "confirmed_on": "Last checked",
        "by": "Checked by",
    }

    def get_queryset(self) -> list[links.OutsideLink]:
        return links.outside()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Notes that the person has checked the link today.

        Raises Http404 if no page that readers see has it.
        """
        url = request.POST.get("url", "")
        longest = LinkConfirmed._meta.get_field("url").max_length
        if len(url) > longest or url not in {link.url for link in links.outside()}:
            raise Http404
        LinkConfirmed.objects.update_or_create(
            url=url,
            defaults={"confirmed_on": timezone.localdate(), "by": request.user},
        )
        messages.success(request, "Noted: you have checked that link today.")
        return redirect("outside_links")


class EndedOffersReport(CareReport):
    """Offers whose page is still there though they ended, the newest end first."""

    model = Published
    page_title = ENDED
    index_url_name = "ended_offers"
    header_icon = "history"
    verbose_name_plural = "offers"
    columns = [
        TitleColumn("title", label="Offer", get_url=to_editor),
        DateColumn("listed_until", label="Ended"),
        Column("path", label="Address"),
    ]
    export_filename = "offers-that-ended"
    list_export = ["title", "listed_until", "path"]
    export_headings = {"title": "Offer", "listed_until": "Ended", "path": "Address"}

    def get_base_queryset(self) -> QuerySet[Published]:
        ended = Published.objects.filter(
            kind=Kind.OFFER, listed_until__lte=timezone.now()
        )
        return ended.only("page", "title", "listed_until", "path").order_by(
            "-listed_until", "pk"
        )


REPORTS = [
    (BROKEN, "broken_links", "warning", BrokenLinksReport),
    (OUTSIDE, "outside_links", "link-external", OutsideLinksReport),
    (ENDED, "ended_offers", "history", EndedOffersReport),
]


def _slug(name: str) -> str:
    return name.replace("_", "-")


menu_items = [
    partial(MenuItemFor, CARE, title, name, icon_name=icon, order=110 + place)
    for place, (title, name, icon, _) in enumerate(REPORTS)
]
addresses = [
    path(f"reports/{_slug(name)}/", view.as_view(), name=name)
    for _, name, _, view in REPORTS
]
