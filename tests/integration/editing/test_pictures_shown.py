"""How a page shows a picture: how wide, how soon, whole or cut."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from naht_site import jobs, pictures
from naht_site.models import Published
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
    text_block,
)
from tests.factories.pictures import all_there, formats, shows, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_avif")]


def test_small_original_is_named_once_and_without_sizes() -> None:
    picture = upload(size=(300, 200))

    html = str(pictures.shown(picture, "body"))

    assert "srcset" not in html
    assert "sizes" not in html
    assert 'width="300"' in html


def test_each_width_is_named_once() -> None:
    picture = upload(size=(600, 400))

    html = str(pictures.shown(picture, "body", alt=""))

    assert re.findall(r" (\d+)w", html) == ["480", "600"]
    assert f'sizes="{pictures.MEASURE}"' in html


def test_first_picture_of_a_page_is_fetched_first_and_the_rest_when_in_sight() -> None:
    picture = upload()
    nation = ("nation_section", {"nation": "wales", "text": [shows(picture)]})
    article = NewsPageFactory(body=[shows(picture), shows(picture)])
    later = NewsPageFactory(body=[text_block("First."), shows(picture)])
    guide = GuidePageFactory(body=[nation])

    said = [
        re.findall(
            r'(?:fetchpriority|loading)="\w+"',
            Published.objects.get(path=page.url).public_html,
        )
        for page in (article, later, guide)
    ]

    assert said == [
        ['fetchpriority="high"', 'loading="lazy"'],
        ['loading="lazy"'],
        ['loading="lazy"'],
    ]


def test_lists_say_how_wide_a_picture_shows_there(client: Client) -> None:
    picture = upload()
    NewsPageFactory(share_picture=picture)
    for _ in range(2):
        OfferPageFactory(share_picture=picture)

    home = client.get("/").content.decode()
    offers = client.get("/partners/benefits-for-members/").content.decode()

    assert home.count(f'sizes="{pictures.LEAD}"') == 1
    assert 'fetchpriority="high"' not in home
    assert offers.count(f'sizes="{pictures.CARD}"') == 2
    assert offers.count('fetchpriority="high"') == 1
    assert offers.count('loading="lazy"') == 1


def test_logo_stands_whole_in_the_profile(client: Client) -> None:
    partner = PartnerFactory(logo=upload(size=(400, 100)))

    html = client.get(partner.get_absolute_url()).content.decode()

    found = re.search(r'class="logo" height="(\d+)" sizes="(\w+)"', html)
    assert found is not None
    assert found.groups() == ("60", "240px")


def test_logo_stands_whole_in_lists_and_where_an_offer_is_shared(
    client: Client,
) -> None:
    partner = PartnerFactory(logo=upload(size=(400, 100)))
    OfferPageFactory(slug="bare", partner=partner)
    OfferPageFactory(slug="shown", partner=partner, share_picture=upload("olive"))

    listed = client.get("/partners/benefits-for-members/").content.decode()
    offers = [
        client.get(f"/partners/benefits-for-members/{slug}/").content.decode()
        for slug in ("bare", "shown")
    ]

    logo, picture = re.findall(r"<img[^>]*>", listed.split("<main")[1])
    assert ('class="logo"' in logo, 'class="logo"' in picture) == (True, False)
    shapes = []
    for html in (logo, picture, *offers):
        file = re.findall(r'(?:src|og:image" content)="([^"]*)"', html)[-1]
        data = client.get(file.removeprefix("http://testserver"))
        shape = Image.open(BytesIO(data.getvalue())).size
        shapes.append(round(shape[0] / shape[1], 1))
    assert shapes == [4.0, 1.8, 4.0, 1.9]


def test_photo_of_who_writes_is_on_their_own_page(client: Client) -> None:
    person = PersonFactory(slug="ada", photo=upload(size=(600, 400)))

    html = client.get(person.get_absolute_url()).content.decode()

    (photo,) = re.findall(r'<img[^>]*class="portrait"[^>]*>', html)
    assert ('alt=""' in photo, 'sizes="8rem"' in photo) == (True, True)
    assert 'width="128"' in photo
    assert all_there(html)


def test_avif_comes_first_and_jpeg_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "BEST_FIRST", ("avif", "webp", "jpeg"))
    picture = upload(size=(40, 40))

    jobs.make_renditions(picture.pk)

    html = str(pictures.shown(picture, "face", alt=""))
    assert formats(html) == ["avif", "webp"]
    assert html.count(".jpg") == 1
    assert all_there(html)
