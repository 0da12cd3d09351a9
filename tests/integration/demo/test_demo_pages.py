from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from advice.models import GuidePage
from naht_site import published
from naht_site.management.demo import register
from naht_site.models import Kind, Person, Picture, Published, StandardPage, Topic
from news.models import NewsPage
from partners.models import OfferCategoryPage, OfferPage, Partner

pytestmark = pytest.mark.usefixtures("demo")


def test_demo_makes_this_many_of_each_kind() -> None:
    kinds = (NewsPage, GuidePage, OfferPage, StandardPage, Person, Partner, Topic,
             Picture)  # fmt: skip

    made = {kind.__name__: len(register.everything(kind)) for kind in kinds}

    assert made == {
        "NewsPage": 5,
        "GuidePage": 9,
        "OfferPage": 10,
        "StandardPage": 1,
        "Person": 2,
        "Partner": 9,
        "Topic": 12,
        "Picture": 25,
    }


def test_demo_pages_are_as_their_readers_see_them() -> None:
    assert published.differences() == []


@pytest.mark.parametrize(
    ("slug", "kind", "first", "updated", "nations", "signed"),
    [
        (
            "school-business-standards",
            Kind.NEWS,
            date(2023, 6, 13),
            None,
            ["england"],
            0,
        ),
        ("still-learning", Kind.PERSPECTIVE, date(2020, 11, 20), None, ["england"], 1),
        (
            "help-schools-to-grow",
            Kind.PERSPECTIVE,
            date(2020, 11, 17),
            None,
            ["england"],
            1,
        ),
        (
            "behaviour-hubs-new-dates",
            Kind.UPDATE,
            date(2020, 6, 24),
            date(2020, 9, 15),
            ["england"],
            0,
        ),
        (
            "pupil-support-in-lockdown",
            Kind.SURVEY,
            date(2020, 5, 29),
            None,
            ["england", "wales", "northern-ireland"],
            0,
        ),
    ],
)
def test_article_has_the_days_nations_and_authors_of_its_kind(
    slug: str,
    kind: Kind,
    first: date,
    updated: date | None,
    nations: list[str],
    signed: int,
) -> None:
    row = Published.objects.get(path=f"/news/{slug}/")

    assert (row.kind, row.first_published_on, row.updated_on) == (kind, first, updated)
    assert (row.nations, len(row.people)) == (nations, signed)


def test_survey_article_holds_every_figure() -> None:
    survey = NewsPage.objects.get(slug="pupil-support-in-lockdown")

    figures = [
        figure
        for block in survey.body
        if block.block_type == "survey"
        for figure in block.value.figures
    ]

    assert len(figures) == 53
    assert {figure.value for figure in figures} >= {"88", "3", "99.7", "95", "60"}
    running_text = [
        str(block.value) for block in survey.body if block.block_type != "survey"
    ]
    assert re.findall(r"\d+(?:\.\d+)?%", " ".join(running_text)) == []


def test_deadline_of_the_behaviour_hubs_has_passed() -> None:
    row = Published.objects.get(path="/news/behaviour-hubs-new-dates/")

    assert (
        row.public_html.count("Applications closed on Friday 30 October 2020 at midday")
        == 1
    )


def test_each_section_has_three_guides_one_of_them_for_members() -> None:
    guides = Published.objects.filter(kind=Kind.GUIDE)

    counted = Counter(guides.values_list("parent_path", "has_member_part"))

    assert counted == {
        ("/advice/classroom/", False): 2,
        ("/advice/classroom/", True): 1,
        ("/advice/employment/", False): 2,
        ("/advice/employment/", True): 1,
        ("/advice/management/", False): 2,
        ("/advice/management/", True): 1,
    }


def test_guides_have_an_owner_and_one_is_due_for_review() -> None:
    today = timezone.localdate()

    owners = set(GuidePage.objects.values_list("guide_owner__email", flat=True))
    overdue = GuidePage.objects.filter(review_due_on__lt=today)

    assert owners == {"editor@example.org"}
    assert [guide.slug for guide in overdue] == ["new-to-managing-support-staff"]


def test_each_category_has_a_picture_and_two_offers() -> None:
    categories = OfferCategoryPage.objects.exclude(share_picture=None)

    counted = {page.slug: page.get_children().count() for page in categories}

    assert counted == {
        "services-for-schools": 2,
        "benefits-for-members": 2,
        "naht-assured": 2,
        "naht-extras": 2,
        "naht-mentoring-scheme": 2,
    }


def test_lists_leave_out_the_offer_that_ended_and_the_one_to_come() -> None:
    now = timezone.now()

    offers = Published.objects.filter(kind=Kind.OFFER)
    listed = offers.for_lists(now)

    assert set(offers) - set(listed) == {
        Published.objects.get(path="/partners/naht-assured/payroll-check/"),
        Published.objects.get(path="/partners/naht-extras/days-out/"),
    }
    ending = listed.exclude(listed_until=None)
    assert [row.path for row in ending] == [
        "/partners/benefits-for-members/home-insurance/"
    ]


def test_every_page_passes_its_own_checks_and_has_a_revision_by_somebody() -> None:
    pages = [
        page
        for kind in (NewsPage, GuidePage, OfferPage, StandardPage)
        for page in register.everything(kind)
    ]

    for page in pages:
        page.full_clean()

    assert len(pages) == 25
    assert Counter(page.latest_revision.user.email for page in pages) == {
        "editor@example.org": 15,
        "partner-manager@example.org": 10,
    }


def test_pictures_differ_and_say_what_they_show() -> None:
    pictures = register.everything(Picture)

    assert len({picture.get_file_hash() for picture in pictures}) == 25
    assert len({picture.description for picture in pictures}) == 25
    assert Counter((picture.width, picture.height) for picture in pictures) == {
        (1600, 900): 23,
        (800, 800): 2,
    }
    assert max(picture.get_file_size() for picture in pictures) < 200_000
