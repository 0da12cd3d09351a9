"""Articles with links in their text, for tests."""

from __future__ import annotations

from itertools import count

from news.models import NewsPage
from tests.factories.pages import NewsPageFactory, text_block

_numbers = count(1)


def page_with(html: str, title: str = "Article") -> NewsPage:
    return NewsPageFactory(
        title=title, slug=f"with-links-{next(_numbers)}", body=[text_block(html)]
    )


def link_to(url: str) -> str:
    return f'<a href="{url.replace("&", "&amp;")}">words</a>'
