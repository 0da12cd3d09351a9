"""Pictures: what is made of them, when, and how pages show them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from naht_site import jobs, pictures, published
from naht_site.models import Picture, Published
from partners.models import OfferCategoryPage
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

SOURCE = re.compile(r'<source [^>]*type="image/(\w+)"')


@pytest.fixture(autouse=True)
def _only_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format is a format: AVIF would take seconds."""
    monkeypatch.setattr(pictures, "BEST_FIRST", ("webp", "jpeg"))


def upload(colour: str = "teal", size: tuple[int, int] = (500, 350)) -> Picture:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    file = ContentFile(data.getvalue(), name=f"{colour}.jpg")
    return Picture.objects.create(title=colour, file=file)


def waiting() -> list[dict[str, int]]:
    found = ProcrastinateJob.objects.filter(task_name=pictures.MAKE, status="todo")
    return list(found.order_by("id").values_list("args", flat=True))


def shows(picture: Picture, alt: str = "A plan") -> tuple[str, dict[str, object]]:
    image = {"image": picture, "decorative": False, "alt_text": alt}
    return ("image", {"image": image, "caption": ""})


def formats(html: str) -> list[str]:
    return SOURCE.findall(html)


def files_in(html: str) -> set[str]:
    return set(re.findall(r"/media/images/[^\s\"]+", html))


def all_there(html: str) -> bool:
    client = Client()
    found = files_in(html)
    return bool(found) and all(client.get(name).status_code == 200 for name in found)


def test_upload_asks_the_worker_and_makes_nothing_itself() -> None:
    picture = upload()

    assert waiting() == [{"picture": picture.pk}]
    assert not picture.renditions.exists()


def test_job_makes_all_and_a_publish_after_it_makes_nothing() -> None:
    picture = upload()

    jobs.make_renditions(picture.pk)

    made = set(picture.renditions.values_list("filter_spec", flat=True))
    assert made == set(pictures.every_spec())
    page = NewsPageFactory(share_picture=picture, body=[shows(picture)])
    page.authors.create(person=PersonFactory(photo=picture))
    page.save()
    assert picture.renditions.count() == len(made)
    assert formats(Published.objects.get(path=page.url).public_html) == ["webp"] * 2


def test_page_before_the_job_shows_jpeg_and_after_it_the_better_format() -> None:
    picture = upload()
    page = NewsPageFactory(share_picture=picture, body=[shows(picture)])
    before = Published.objects.get(path=page.url)

    jobs.make_renditions(picture.pk)

    after = Published.objects.get(path=page.url)
    assert formats(before.public_html + before.picture_html) == []
    assert all_there(before.public_html + before.picture_html)
    assert formats(after.public_html + after.picture_html) == ["webp", "webp"]
    assert all_there(after.public_html + after.picture_html)
    assert published.differences() == []


def test_job_run_again_makes_nothing(django_assert_num_queries: object) -> None:
    picture = upload()
    jobs.make_renditions(picture.pk)

    with django_assert_num_queries(2):
        jobs.make_renditions(picture.pk)
    jobs.make_renditions(picture.pk + 1)  # gone meanwhile

    picture.title = "Another"
    picture.save()
    assert waiting() == [{"picture": picture.pk}]


def test_focal_point_moves_what_pages_show() -> None:
    picture = upload()
    page = NewsPageFactory(share_picture=picture)
    jobs.make_renditions(picture.pk)
    before = Published.objects.get(path=page.url).picture_html

    picture.focal_point_x, picture.focal_point_y = 100, 100
    picture.focal_point_width = picture.focal_point_height = 50
    picture.save()

    moved = Published.objects.get(path=page.url).picture_html
    assert formats(moved) == []
    assert files_in(moved).isdisjoint(files_in(before))
    assert len(waiting()) == 2
    jobs.make_renditions(picture.pk)
    assert formats(Published.objects.get(path=page.url).picture_html) == ["webp"]
    assert published.differences() == []


@pytest.mark.parametrize("through", ["author", "partner", "body"])
def test_new_file_is_shown_at_once_and_nothing_breaks(
    publisher: Client, through: str
) -> None:
    picture = upload()
    if through == "author":
        page = NewsPageFactory()
        page.authors.create(person=PersonFactory(photo=picture))
        page.save()
    elif through == "partner":
        page = OfferPageFactory(partner=PartnerFactory(logo=picture))
    else:
        page = GuidePageFactory(body=[shows(picture)])
    jobs.make_renditions(picture.pk)
    row = Published.objects.get(path=page.url)
    before = files_in(row.public_html + row.picture_html)
    data = BytesIO()
    Image.new("RGB", (900, 900), "maroon").save(data, "PNG")

    publisher.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {
            "title": "New",
            "file": ContentFile(data.getvalue(), name="maroon.png"),
            "tags": "",
            "description": "",
            "credit": "",
            "collection": picture.collection_id,
            **dict.fromkeys(
                (f"focal_point_{part}" for part in ("x", "y", "width", "height")), ""
            ),
        },
    )

    row.refresh_from_db()
    after = row.public_html + row.picture_html
    assert files_in(after).isdisjoint(before)
    assert all_there(after)
    assert len(waiting()) >= 2
    assert published.differences() == []


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


def test_new_files_reach_the_cards_that_every_process_remembers(
    client: Client,
) -> None:
    picture = upload()
    kind = OfferCategoryPage.objects.get(slug="naht-extras")
    kind.share_picture = picture
    kind.save()
    before = client.get("/partners/").content.decode()

    jobs.make_renditions(picture.pk)

    assert formats(before) == []
    assert formats(client.get("/partners/").content.decode()) == ["webp"]


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


def test_each_night_what_is_lacking_is_asked_for() -> None:
    whole, bare = upload("teal"), upload("olive")
    jobs.make_renditions(whole.pk)
    ProcrastinateJob.objects.all().delete()

    jobs.make_missing_renditions()

    assert waiting() == [{"picture": bare.pk}]


def test_avif_comes_first_and_jpeg_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "BEST_FIRST", ("avif", "webp", "jpeg"))
    picture = upload(size=(40, 40))

    jobs.make_renditions(picture.pk)

    html = str(pictures.shown(picture, "face", alt=""))
    assert formats(html) == ["avif", "webp"]
    assert html.count(".jpg") == 1
    assert all_there(html)
