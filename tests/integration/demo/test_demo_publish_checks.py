"""What the demo shows passes the checks that editors meet."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from naht_site.models import SitePage
from naht_site.publish_checks import findings_of, refusals

pytestmark = pytest.mark.usefixtures("demo")


def test_no_page_of_the_demo_would_be_refused() -> None:
    pages = [
        page
        for page in Page.objects.live().order_by("path").specific()
        if isinstance(page, SitePage)
    ]

    assert len(pages) > 30
    assert {
        page.url: told
        for page in pages
        if (told := [found.sentence for found in refusals(findings_of(page))])
    } == {}
