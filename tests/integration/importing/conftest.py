"""What every import stands on: a page for the news to be under."""

from __future__ import annotations

import pytest

from naht_site.management.first_pages import make_first_pages
from news.models import NewsIndexPage


@pytest.fixture(autouse=True)
def news_index(db: None) -> NewsIndexPage:
    return make_first_pages()["news"]
