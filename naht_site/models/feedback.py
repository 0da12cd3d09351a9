from __future__ import annotations

from django.db import models
from django.utils import timezone


class PageFeedback(models.Model):
    """What somebody said of a page. Nothing here tells who: the day, not the hour."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="feedback"
    )
    helpful = models.BooleanField()
    comment = models.TextField(max_length=1000, blank=True)
    sent_on = models.DateField(default=timezone.localdate)

    # Or each answer would count as a use of the page.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("read_pagefeedback", "Can read what readers say of pages")]

    def __str__(self) -> str:
        return "Helpful" if self.helpful else "Not helpful"
