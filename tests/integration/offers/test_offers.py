"""Offers: the five kinds, and ways to find one."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from naht_site.models import Picture, Published
from naht_site.models.published import Audience
from naht_site.publish_checks import findings_of, refusals
from partners.models import OfferCategoryPage, OfferPage
from tests.factories.offers import DAY, NOW, make_offer
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

CATEGORIES = [
    "services-for-schools",
    "benefits-for-members",
    "naht-assured",
    "naht-extras",
    "naht-mentoring-scheme",
]


def make_offers() -> None:
    make_offer("Books", "services-for-schools", "schools", "england wales")
    make_offer("Payroll", "services-for-schools", "schools", "england", ends=NOW + DAY)
    make_offer("Glasses", "benefits-for-members", "personal", "wales")
    make_offer("Mentor", "naht-mentoring-scheme", ends=NOW + 30 * DAY)
    make_offer("Cinema", "naht-extras", "personal", ends=NOW + 31 * DAY)
    make_offer("Over", "naht-extras", "personal", ends=NOW)
    make_offer("To come", "naht-extras", "personal", starts=NOW + DAY)
    make_offer("Draft", "naht-extras", "personal", live=False)


def found(client: Client, query: str) -> list[str]:
    rows = client.get(f"/partners/?{query}").context["rows"]
    return sorted(row.title for row in rows)


def test_landing_shows_the_five_kinds_in_order_with_their_whole_text(
    client: Client,
) -> None:
    text = "Long words for schools. " * 12
    picture = Picture.objects.create(
        title="IMG_2041.jpg",
        description="Five arches, one of them lit",
        file=get_test_image_file("arches.png"),
    )
    kind = OfferCategoryPage.objects.get(slug="services-for-schools")
    kind.summary, kind.share_picture = text.strip(), picture
    kind.save()

    html = client.get("/partners/").content.decode()

    links = re.findall(r'class="card-link" href="/partners/([\w-]+)/"', html)
    assert links == CATEGORIES
    assert text.strip() in html
    assert re.findall(r'<img[^>]* alt="(.*?)"', html) == [picture.description]
    assert "IMG_2041" not in html.replace(picture.file.name, "")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("for=schools", "Books Mentor Payroll"),
        ("for=personal", "Cinema Glasses Mentor"),
        ("category=services-for-schools", "Books Payroll"),
        ("category=naht-assured", ""),
        ("nation=england", "Books Cinema Mentor Payroll"),
        ("nation=wales", "Books Cinema Glasses Mentor"),
        ("nation=northern-ireland", "Cinema Mentor"),
        ("soon=1", "Mentor Payroll"),
        ("for=schools&nation=wales", "Books Mentor"),
        ("for=schools&nation=wales&soon=1", "Mentor"),
        ("for=personal&category=services-for-schools", ""),
        ("for=&nation=wales&soon=", "Books Cinema Glasses Mentor"),
        ("for=schools&utm=x", "Books Mentor Payroll"),
    ],
)
def test_filters_find_the_offers_that_hold_now(
    client: Client, query: str, titles: str
) -> None:
    make_offers()

    assert found(client, query) == titles.split()


@pytest.mark.parametrize(
    "query", ["", "for=schools", "nation=wales&soon=1", "for=personal&nation=england"]
)
def test_each_choice_says_how_many_offers_it_leads_to(
    client: Client, query: str
) -> None:
    make_offers()

    filters = client.get(f"/partners/?{query}").context["filters"]

    told = {}
    for _, choices in filters:
        assert sum(choice.chosen for choice in choices) == 1
        told |= {choice.url: choice.count for choice in choices if "?" in choice.url}
    assert len(told) >= 11
    assert told == {url: len(found(client, urlsplit(url).query)) for url in told}


def test_choice_keeps_what_else_is_asked_and_takes_back_its_own(client: Client) -> None:
    filters = dict(client.get("/partners/?for=schools&nation=wales").context["filters"])

    asked = [
        [parse_qs(urlsplit(choice.url).query) for choice in filters[label]]
        for label in ("For", "When")
    ]

    wales, schools = {"nation": ["wales"]}, {"for": ["schools"]}
    assert asked == [
        [wales, wales | schools, wales | {"for": ["personal"]}],
        [wales | schools, wales | schools | {"soon": ["1"]}],
    ]


def test_filtered_list_says_what_it_shows_and_an_empty_one_is_kind(
    client: Client,
) -> None:
    make_offers()

    html = client.get("/partners/?for=schools&soon=1").content.decode()
    empty = words(client.get("/partners/?category=naht-assured").content.decode())

    chosen = re.findall(r'aria-current="true">\s*(.*?) <span', html)
    assert chosen == ["Schools", "All kinds", "All nations", "Ends within 30 days"]
    assert '<link rel="canonical" href="http://testserver/partners/?for=schools' in html
    assert "No offer is like that just now" in empty
    assert "Show all kinds of offer" in empty


@pytest.mark.parametrize(
    "query",
    [
        "for=teachers",
        "for=both",
        "nation=scotland",
        "category=books",
        "category=about",
        "soon=2",
        "soon=yes",
        "for=%00",
        "category=%00",
        "for=schools&before=yesterday",
    ],
)
def test_value_that_no_filter_has_gives_the_page_for_it(
    client: Client, query: str
) -> None:
    response = client.get(f"/partners/?{query}")

    assert response.status_code == 404
    assert "0300 30 30 333" in response.content.decode()


def test_long_filtered_list_goes_on_without_gap_or_repeat(client: Client) -> None:
    for number in range(25):
        make_offer(f"Offer {number}", audience="schools")

    seen, path = [], "/partners/?for=schools"
    while path:
        context = client.get(path).context
        seen += [row.title for row in context["rows"]]
        path = context["older_url"]

    assert sorted(seen) == sorted(f"Offer {number}" for number in range(25))


@pytest.mark.parametrize("later", [timedelta(0), -DAY])
def test_offer_ends_after_it_starts(later: timedelta) -> None:
    page = make_offer("Offer", starts=NOW, ends=NOW + DAY)
    page.ends = NOW + later

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferPage.objects.filter(pk=page.pk).update(ends=page.ends)

    assert refusal.value.messages == ["The end must be after the start."]


@pytest.mark.parametrize("audience", Audience)
def test_row_says_whom_an_offer_is_for(audience: Audience) -> None:
    page = make_offer("Offer", audience=audience, nations="wales")

    row = Published.objects.get(page_id=page.pk)

    assert (row.audience, row.nations) == (audience.value, ["wales"])
    assert Published.objects.get(path="/partners/").audience == ""


@pytest.mark.parametrize(
    ("description", "faults"),
    [
        ("", ["Lists show this picture with its description, and it has none."]),
        ("  ", ["Lists show this picture with its description, and it has none."]),
        (
            "web blog.png",
            [
                "Lists show this picture with its description, and “web blog.png” "
                "looks like the name of a file."
            ],
        ),
        ("Two people at a desk", []),
    ],
)
def test_picture_of_a_kind_of_offer_must_say_what_it_shows(
    description: str, faults: list[str]
) -> None:
    kind = OfferCategoryPage.objects.get(slug="naht-extras")
    kind.share_picture = Picture.objects.create(
        title="IMG_2041.jpg", description=description, file=get_test_image_file()
    )

    found = refusals(findings_of(kind))

    sentences = [finding.sentence.partition(" Open")[0] for finding in found]
    assert sentences == faults
    assert {finding.path for finding in found} <= {("share_picture",)}
