"""HTML of every page and mail is valid, by the Nu HTML checker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test.signals import template_rendered

from tests.audit import accounts, asking, reading, staff
from tests.audit.checker import check
from tests.audit.known import LET_PASS, without_known
from tests.audit.pages import Pages
from tests.factories.demo import seed_demo

TEMPLATES = Path(__file__).parents[2] / "templates"
# Folders and templates that no page is drawn with.
NOT_DRAWN = (
    "allauth/elements/",  # for a page of allauth's that may come; ours need none
    "account/snippets/warn_no_email.html",  # every account has an address
    "account/verified_email_required.html",  # the same
    "wagtailadmin/pages/edit_partials.html",  # pieces, when a draft saves itself
    "wagtailadmin/panels/multiple_chooser_panel.html",  # no form has one now
    "wagtailadmin/widgets/time_input.html",  # the same
)


@pytest.fixture
def drawn() -> Iterator[set[str]]:
    """The names of the templates of ours that are drawn from now on."""
    names: set[str] = set()

    def note(template: object, **_: object) -> None:
        path = Path(template.origin.name)
        if path.is_relative_to(TEMPLATES):
            names.add(str(path.relative_to(TEMPLATES)))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.audit
@pytest.mark.django_db
def test_every_page_is_valid(tmp_path: Path, settings: object, drawn: set[str]) -> None:
    settings.DEMO = True
    seed_demo()
    pages = Pages()
    for walk in (reading.walk, asking.walk, accounts.walk, staff.walk):
        walk(pages)
        cache.clear()  # Limits count what one address asks for.

    left, not_met = without_known(check(pages.html, tmp_path), LET_PASS)

    ours = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    print(f"\nHTML: {len(pages.html)} pages and mails were checked.")
    assert left == {}
    assert not_met == []
    assert {name for name in ours - drawn if not name.startswith(NOT_DRAWN)} == set()
    assert len(pages.html) > 300
