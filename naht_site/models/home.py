from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from naht_site.models.base import SitePage
from naht_site.models.published import Kind

# The values are those of the eligibility check.
NATIONS_ASKED = [
    ("england", "England"),
    ("wales", "Wales"),
    ("northern_ireland", "Northern Ireland"),
    ("other", "Somewhere else"),
]


class Promise(Orderable):
    page = ParentalKey(
        "naht_site.HomePage", on_delete=models.CASCADE, related_name="promises"
    )
    title = models.CharField(
        max_length=60, help_text="A few words. Readers see them as a heading."
    )
    text = models.CharField(
        max_length=200, help_text="A sentence that readers see under it."
    )

    panels = [FieldPanel("title"), FieldPanel("text")]

    def __str__(self) -> str:
        return self.title


class HomePage(SitePage):
    kicker = models.CharField(
        max_length=80,
        default="For SENCOs, ALNCos, phase and subject leaders",
        help_text="The small line over the promise.",
    )
    promise = models.CharField(
        max_length=80,
        default="You lead from the middle. We stand behind you.",
        help_text="The page's main heading.",
    )

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kicker"), FieldPanel("promise")], heading="Promise"
        ),
        InlinePanel("promises", label="Promise", heading="Three promises", max_num=3),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "advice.AdviceIndexPage",
        "partners.PartnersIndexPage",
        "naht_site.StandardPage",
    ]
    max_count = 1

    kind = Kind.HOME
    body_template = "naht_site/home.html"
    in_surroundings = True

    def head_context(self) -> dict[str, Any]:
        return {
            "promises": [
                {"title": promise.title, "text": promise.text}
                for promise in self.promises.all()
            ]
        }

    def body_context(self, at: datetime) -> dict[str, Any]:
        # "Somewhere else" leads to the question with the rest of its answers.
        return {"nations_asked": NATIONS_ASKED}
