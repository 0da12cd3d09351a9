"""Files of pictures: which are made, when, and when pages show them."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from naht_site import jobs, pictures, published
from naht_site.models import Published
from partners.models import OfferCategoryPage
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
)
from tests.factories.pictures import (
    all_there,
    files_in,
    formats,
    shows,
    upload,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_avif")]


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


def test_each_night_what_is_lacking_is_asked_for() -> None:
    whole, bare = upload("teal"), upload("olive")
    jobs.make_renditions(whole.pk)
    ProcrastinateJob.objects.all().delete()

    jobs.make_missing_renditions()

    assert waiting() == [{"picture": bare.pk}]
