"""Every change that readers could see moves the row they are served from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page

from advice.models import AdviceIndexPage, AdviceSectionPage
from naht_site import published
from naht_site.models import (
    ContactSettings,
    Generation,
    HomePage,
    PageTopic,
    Published,
    StandardPage,
)
from news.models import NewsAuthor, NewsIndexPage
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
    StandardPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db


def row_of(page: Page) -> Published | None:
    return Published.objects.filter(page_id=page.pk).first()


def generation() -> int:
    return Generation.objects.get().number


def test_every_first_page_has_a_row_equal_to_a_fresh_rendering() -> None:
    assert Published.objects.count() == Page.objects.live().count() - 1 == 17
    assert published.differences() == []


def test_publishing_writes_the_row() -> None:
    page = NewsPageFactory(slug="standards", body=[text_block("Six areas.")])

    row = row_of(page)

    assert (row.path, row.parent_path, row.kind, row.title) == (
        "/news/standards/",
        "/news/",
        "news",
        page.title,
    )
    assert "Six areas." in row.public_html
    assert (row.has_member_part, row.member_html, row.member_search) == (
        False,
        None,
        None,
    )
    assert [crumb["title"] for crumb in row.head["breadcrumbs"]] == ["Home", "News"]


def test_draft_changes_nothing_until_it_is_published() -> None:
    page = NewsPageFactory(title="Before")
    page.title = "After"

    revision = page.save_revision()

    assert row_of(page).title == "Before"
    revision.publish()
    assert row_of(page).title == "After"


def test_draft_that_was_never_published_has_no_row() -> None:
    page = NewsPageFactory(live=False)

    assert row_of(page) is None


def test_unpublishing_takes_the_row_away() -> None:
    page = NewsPageFactory()

    Page.objects.get(pk=page.pk).unpublish()

    assert row_of(page) is None


def test_deleting_takes_the_row_away_and_mends_the_pages_that_linked_to_it() -> None:
    gone = NewsPageFactory(title="Gone soon")
    link = f'<p><a linktype="page" id="{gone.pk}">More</a></p>'
    linking = NewsPageFactory(body=[("paragraph", link)])
    assert row_of(gone).path in row_of(linking).public_html

    gone.delete()

    assert row_of(gone) is None
    assert "<a>More</a>" in row_of(linking).public_html
    assert published.differences() == []


def test_new_address_moves_the_page_its_descendants_and_links_to_it() -> None:
    section = AdviceSectionPage.objects.get(slug="classroom")
    guide = GuidePageFactory(parent=section, slug="plans")
    link = f'<p><a linktype="page" id="{guide.pk}">More</a></p>'
    linking = NewsPageFactory(body=[("paragraph", link)])
    section.refresh_from_db()
    section.slug = "lessons"

    section.save()

    assert row_of(section).path == "/advice/lessons/"
    assert row_of(guide).path == "/advice/lessons/plans/"
    assert 'href="/advice/lessons/plans/"' in row_of(linking).public_html
    assert published.differences() == []


def test_new_title_moves_the_way_to_the_pages_below() -> None:
    guide = GuidePageFactory()
    section = AdviceSectionPage.objects.get(slug="classroom")
    section.title = "Lessons"

    section.save()

    assert [crumb["title"] for crumb in row_of(guide).head["breadcrumbs"]] == [
        "Home",
        "Help and advice",
        "Lessons",
    ]


def test_moving_a_page_moves_it_and_what_is_below() -> None:
    above, below = StandardPageFactory(slug="above"), StandardPageFactory(slug="under")
    child = StandardPageFactory(parent=below, slug="child")

    Page.objects.get(pk=below.pk).move(Page.objects.get(pk=above.pk), pos="last-child")

    assert row_of(below).path == "/above/under/"
    assert row_of(child).path == "/above/under/child/"
    assert published.differences() == []


def test_changed_order_of_the_sections_is_seen() -> None:
    before = generation()
    first, *_rest, last = AdviceIndexPage.objects.get().get_children()

    last.move(first, pos="left")

    assert generation() > before
    assert published.differences() == []


def test_author_renamed_moves_the_articles_they_signed() -> None:
    person = PersonFactory(name="Ada Kerrigan")
    page = NewsPageFactory(authors=[NewsAuthor(person=person)])
    assert "Ada Kerrigan" in row_of(page).public_html

    person.name = "Ada Kerrigan-Lowe"
    person.save()

    assert "Ada Kerrigan-Lowe" in row_of(page).public_html
    assert row_of(page).people == [person.pk]


def test_topic_renamed_moves_its_pages_and_topic_deleted_leaves_them() -> None:
    topic = TopicFactory(name="Behaviour", slug="behaviour")
    page = NewsPageFactory(page_topics=[PageTopic(topic=topic)])
    assert row_of(page).topics == [topic.pk]

    topic.name = "Behaviour in class"
    topic.save()
    assert "Behaviour in class" in row_of(page).public_html

    topic.delete()
    assert row_of(page).topics == []
    assert published.differences() == []


def test_partner_renamed_moves_its_offers() -> None:
    partner = PartnerFactory(name="Larch Cover")
    page = OfferPageFactory(partner=partner)

    partner.name = "Larch and Alder"
    partner.save()

    assert "Larch and Alder" in row_of(page).public_html


@pytest.mark.parametrize(
    "change",
    [
        lambda: ContactSettings.load().save(),
        lambda: HomePage.objects.get().save(),
        lambda: NewsIndexPage.objects.get().save(),
        lambda: AdviceSectionPage.objects.first().save(),
        lambda: StandardPage.objects.first().save(),
        lambda: StandardPage.objects.first().delete(),
        lambda: StandardPage.objects.first().unpublish(),
    ],
)
def test_what_all_pages_share_moves_the_generation(change: object) -> None:
    before = generation()

    change()

    assert generation() > before


def test_ordinary_page_leaves_the_generation_alone() -> None:
    page = NewsPageFactory()
    before = generation()

    page.save()

    assert generation() == before


def test_page_and_row_are_saved_both_or_neither() -> None:
    page = NewsPageFactory(title="Before")

    def save_and_fail() -> None:
        with transaction.atomic():
            page.title = "After"
            page.save()
            assert row_of(page).title == "After"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()

    assert row_of(page).title == "Before"
    assert Page.objects.get(pk=page.pk).title == "Before"


@pytest.mark.parametrize(
    ("instant", "words", "fresh_until"),
    [
        ("2026-03-28T09:59:59Z", "This offer starts on", "2026-03-28T10:00:00Z"),
        ("2026-03-28T10:00:00Z", "Open until", "2026-03-29T11:00:00Z"),
        ("2026-03-29T10:59:59Z", "Open until", "2026-03-29T11:00:00Z"),
        ("2026-03-29T11:00:00Z", "This offer ended on Sunday 29 March 2026", None),
    ],
)
def test_offer_says_what_is_true_at_the_instant_of_reading(
    client: object, instant: str, words: str, fresh_until: str | None
) -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        page = OfferPageFactory(
            starts=datetime(2026, 3, 28, 10, tzinfo=UTC),
            ends=datetime(2026, 3, 29, 11, tzinfo=UTC),
        )
        path = row_of(page).path

    with time_machine.travel(datetime.fromisoformat(instant), tick=False):
        response = client.get(path)

    assert words in response.content.decode()
    expected = datetime.fromisoformat(fresh_until) if fresh_until else None
    assert row_of(page).fresh_until == expected


def test_rebuilding_mends_what_was_damaged_and_check_names_it(capsys: object) -> None:
    page = NewsPageFactory(slug="damaged")
    lost = NewsPageFactory(slug="lost")
    Published.objects.filter(page_id=page.pk).update(title="Damaged", topics=[7])
    Published.objects.filter(page_id=lost.pk).delete()
    Page.objects.filter(pk=NewsPageFactory(slug="taken-off").pk).update(live=False)

    with pytest.raises(CommandError, match="3 differ"):
        call_command("rebuild_published", "--check")
    assert capsys.readouterr().out.splitlines() == [
        "/news/damaged/: title, topics",
        "/news/lost/: missing",
        "/news/taken-off/: nobody should see it",
    ]

    call_command("rebuild_published")
    call_command("rebuild_published", "--check")
    assert capsys.readouterr().out.splitlines() == [
        "19 pages written.",
        "Every page is as its readers see it.",
    ]
