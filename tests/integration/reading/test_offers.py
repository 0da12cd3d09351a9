"""Offers: the five kinds, ways to find one, what is like one that ended, partners."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from naht_site import published
from naht_site.models import PageNation, PageTopic, Picture, Published
from naht_site.models.published import Audience
from partners.models import Commission, OfferCategoryPage, OfferPage, Partner
from tests.factories.pages import (
    GuidePageFactory,
    OfferPageFactory,
    PartnerFactory,
    TopicFactory,
)
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
CATEGORIES = [
    "services-for-schools",
    "benefits-for-members",
    "naht-assured",
    "naht-extras",
    "naht-mentoring-scheme",
]


@pytest.fixture(autouse=True)
def _at_noon() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def make_offer(
    title: str,
    category: str = "benefits-for-members",
    audience: str = "both",
    nations: str = "",
    **fields: object,
) -> OfferPage:
    return OfferPageFactory(
        title=title,
        parent=OfferCategoryPage.objects.get(slug=category),
        audience=audience,
        page_nations=[PageNation(nation=nation) for nation in nations.split()],
        **fields,
    )


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


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"), [("", 2), ("for=schools", 3), ("nation=wales&soon=1", 3)]
)
def test_filters_cost_the_same_few_queries(
    client: Client,
    django_assert_num_queries: Callable,
    query: str,
    queries: int,
    count: int,
) -> None:
    for number in range(count):
        make_offer(f"Offer {number}", ends=NOW + DAY)
    client.get("/accessibility/")

    with django_assert_num_queries(queries):
        response = client.get(f"/partners/?{query}")

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not response.cookies


def test_long_filtered_list_goes_on_without_gap_or_repeat(client: Client) -> None:
    for number in range(25):
        make_offer(f"Offer {number}", audience="schools")

    seen, path = [], "/partners/?for=schools"
    while path:
        context = client.get(path).context
        seen += [row.title for row in context["rows"]]
        path = context["older_url"]

    assert sorted(seen) == sorted(f"Offer {number}" for number in range(25))


def test_ended_offer_lists_up_to_three_of_its_kind_that_hold(client: Client) -> None:
    ended = make_offer("Ended", ends=NOW - DAY)
    for number in range(4):
        make_offer(f"New {number}", starts=NOW - number * DAY)
    make_offer("Over too", ends=NOW)
    make_offer("To come", starts=NOW + DAY)
    make_offer("Other kind", "naht-extras")

    response = client.get(ended.url)

    assert [row.title for row in response.context["similar"]] == [
        "New 0",
        "New 1",
        "New 2",
    ]
    text = words(response.content.decode())
    assert "This offer ended on Sunday 1 March 2026 at midday" in text
    assert "Offers like this that you can use now" in text


@pytest.mark.parametrize(
    ("seconds", "titles"), [(-1, []), (0, ["Holds"]), (1, ["Holds"])]
)
def test_similar_offers_come_at_the_instant_at_which_it_ends(
    client: Client, seconds: int, titles: list[str]
) -> None:
    page = make_offer("Ends", ends=NOW + DAY)
    make_offer("Holds")

    with time_machine.travel(NOW + DAY + timedelta(seconds=seconds), tick=False):
        response = client.get(page.url)

    assert [row.title for row in response.context["similar"]] == titles


@pytest.mark.parametrize("count", [1, 3])
def test_ended_offer_costs_three_queries_and_lists_nothing_twice(
    client: Client, django_assert_num_queries: Callable, count: int
) -> None:
    topic = TopicFactory()
    ended = make_offer("Ended", ends=NOW, page_topics=[PageTopic(topic=topic)])
    for number in range(count):
        make_offer(f"Like {number}", page_topics=[PageTopic(topic=topic)])
    guide = GuidePageFactory(page_topics=[PageTopic(topic=topic)])
    path = ended.url
    client.get("/accessibility/")

    with django_assert_num_queries(3):
        context = client.get(path).context

    assert len(context["similar"]) == count
    assert [row.title for row in context["related"]] == [guide.title]


@pytest.mark.parametrize(
    ("commission", "said"),
    [
        (Commission.YES, "Yes, we earn a commission"),
        (Commission.NO, "No, we earn nothing"),
        (Commission.NOT_STATED, "Not stated"),
    ],
)
def test_profile_says_who_what_how_chosen_commission_and_when_confirmed(
    client: Client, commission: str, said: str
) -> None:
    partner = PartnerFactory(
        name="Hearth & Home",
        about="An insurer.",
        what="Cover for homes.",
        how_chosen="We compared six.",
        commission=commission,
        confirmed_on=date(2026, 2, 9),
    )

    html = client.get("/partners/about/hearth-home/").content.decode()

    assert partner.get_absolute_url() == "/partners/about/hearth-home/"
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.S)
    assert [(label, words(value)) for label, value in rows] == [
        ("What they offer", "Cover for homes."),
        ("How we chose them", "We compared six."),
        ("Do we earn from it?", said),
        ("Last confirmed", "9 February 2026"),
    ]
    assert "An insurer." in html


@pytest.mark.parametrize("count", [1, 3])
def test_profile_lists_the_partners_offers_that_hold(
    client: Client, django_assert_num_queries: Callable, count: int
) -> None:
    partner = PartnerFactory(name="Openway")
    for number in range(count):
        make_offer(f"Holds {number}", partner=partner)
    make_offer("Over", partner=partner, ends=NOW)
    make_offer("Draft", partner=partner, live=False)
    make_offer("Somebody else’s")
    client.get("/accessibility/")

    with django_assert_num_queries(2):
        response = client.get("/partners/about/openway/")

    titles = [row.title for row in response.context["rows"]]
    assert sorted(titles) == [f"Holds {number}" for number in range(count)]
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"


def test_offer_leads_to_its_partner_and_follows_its_new_name(client: Client) -> None:
    partner = PartnerFactory(name="Openway")
    page = make_offer("Check", partner=partner, audience="schools")
    partner.name, partner.slug = "Openway Digital", "openway-digital"
    partner.save()

    html = client.get(page.url).content.decode()

    assert '<a href="/partners/about/openway-digital/">Openway Digital</a>' in html
    assert "For schools" in html
    assert published.differences() == []


@pytest.mark.parametrize("path", ["/partners/about/", "/partners/about/nobody/"])
def test_profile_that_is_not_there_gives_the_page_for_it(
    client: Client, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_partners_of_like_names_have_addresses_of_their_own() -> None:
    names = ["Openway", "Openway!", "Открытие", "!"]

    slugs = [Partner.objects.create(name=name).slug for name in names]

    assert slugs == ["openway", "openway-2", "partner", "partner-2"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(name="Third", slug="openway")


@pytest.mark.parametrize("audience", Audience)
def test_row_says_whom_an_offer_is_for(audience: Audience) -> None:
    page = make_offer("Offer", audience=audience, nations="wales")

    row = Published.objects.get(page_id=page.pk)

    assert (row.audience, row.nations) == (audience.value, ["wales"])
    assert Published.objects.get(path="/partners/").audience == ""
