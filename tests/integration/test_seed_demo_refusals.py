"""When no demo is made."""

from __future__ import annotations

import pytest
from django.core.management import CommandError

from members.models import Role, User
from news.models import NewsIndexPage, NewsPage
from tests.factories.demo import rows, seed_demo
from tests.factories.members import UserFactory

pytestmark = pytest.mark.django_db


def test_site_that_is_not_a_demo_gets_none() -> None:
    before = rows()

    with pytest.raises(CommandError) as refusal:
        seed_demo()

    assert str(refusal.value) == (
        "This site is not a demo, so no demo is made: set DEMO=on first."
    )
    assert rows() == before


def test_demo_can_be_taken_off_a_site_that_is_no_demo_any_more() -> None:
    assert seed_demo(delete=True) == "The demo is gone.\n"


def test_if_empty_makes_nothing_where_there_is_an_account(settings: object) -> None:
    settings.DEMO = True
    UserFactory()
    before = rows()

    printed = seed_demo(if_empty=True)

    assert printed == "The site has content of its own: no demo was made.\n"
    assert rows() == before


def test_if_empty_makes_nothing_where_there_is_an_article(settings: object) -> None:
    settings.DEMO = True
    article = NewsPage(title="Mine", slug="mine", summary="Mine.")
    NewsIndexPage.objects.get().add_child(instance=article)
    before = rows()

    seed_demo(if_empty=True)

    assert rows() == before


def test_demo_whose_requests_cannot_be_decided_is_not_made_at_all(
    settings: object,
) -> None:
    settings.DEMO = True
    Role.objects.update(retired=True)

    with pytest.raises(CommandError) as refusal:
        seed_demo()

    assert str(refusal.value).startswith("The demo was not made: its requests need")
    assert (NewsPage.objects.count(), User.objects.count()) == (0, 0)
