"""A page that readers are asked about, and a browser as readers have."""

from __future__ import annotations

import pytest
from django.test import Client

from news.models import NewsPage
from tests.factories.pages import NewsPageFactory


@pytest.fixture
def page() -> NewsPage:
    return NewsPageFactory(slug="standards", title="New standards")


@pytest.fixture
def browser() -> Client:
    """A browser whose POST needs a token or our own origin, as readers' do."""
    return Client(enforce_csrf_checks=True)
