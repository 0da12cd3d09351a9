"""What readers say of pages, for editors: counts by page, then a page's comments."""

from __future__ import annotations

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from naht_site.for_staff import ForStaff, MenuItemFor
from naht_site.models import PageFeedback

PERMISSION = "naht_site.read_pagefeedback"
TITLE = "Was this page helpful?"


class ForReadersOfFeedback(ForStaff):
    permission = PERMISSION
    http_method_names = ["get", "head"]
    header_icon = "help"
    paginate_by = 50


class FeedbackReport(ForReadersOfFeedback, BaseListingView):
    """Every page that was answered about; those that helped least often come first."""

    model = Page
    page_title = TITLE
    index_url_name = "page_feedback"
    default_ordering = "-no"
    verbose_name_plural = "pages"
    columns = [
        TitleColumn(
            "title",
            label="Page",
            get_url=lambda page: reverse("page_feedback_comments", args=[page.pk]),
        ),
        NumberColumn("no", label="Not helpful", sort_key="no"),
        NumberColumn("yes", label="Helpful", sort_key="yes"),
        NumberColumn("comments", label="Comments", sort_key="comments"),
        DateColumn("newest", label="Newest answer", sort_key="newest"),
    ]

    def get_base_queryset(self) -> QuerySet[Page]:
        return Page.objects.filter(feedback__isnull=False).annotate(
            yes=Count("feedback", filter=Q(feedback__helpful=True)),
            no=Count("feedback", filter=Q(feedback__helpful=False)),
            comments=Count("feedback", filter=~Q(feedback__comment="")),
            newest=Max("feedback__sent_on"),
        )

    def order_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        return queryset.order_by(self.ordering, "-yes", "pk")


class CommentsReport(ForReadersOfFeedback, BaseListingView):
    """The comments on one page, the newest first. Raises Http404 if it is none."""

    model = PageFeedback
    page_title = TITLE
    verbose_name_plural = "comments"
    columns = [
        DateColumn("sent_on", label="Day"),
        Column("answer", label="Answer", accessor=str),
        Column("comment", label="Comment"),
    ]

    def get_base_queryset(self) -> QuerySet[PageFeedback]:
        self.page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        found = PageFeedback.objects.filter(page=self.page).exclude(comment="")
        return found.order_by("-sent_on", "-pk")

    def get_page_subtitle(self) -> str:
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        report = {"url": reverse("page_feedback"), "label": TITLE}
        here = {"url": "", "label": self.page.title}
        return [*self.breadcrumbs_items, report, here]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [HeaderButton("Edit the page", url=edit, icon_name="edit")]


def menu_item() -> MenuItemFor:
    return MenuItemFor(PERMISSION, TITLE, "page_feedback", icon_name="help")


addresses = [
    path("reports/page-feedback/", FeedbackReport.as_view(), name="page_feedback"),
    path(
        "reports/page-feedback/<int:page_id>/",
        CommentsReport.as_view(),
        name="page_feedback_comments",
    ),
]
