"""Pictures and the small files at addresses of their own."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image, ImageChops, ImageStat

from naht_site.models import Picture
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

WHERE_IT_WAS_TAKEN = 34853  # the EXIF tag under which phones write it


def make_picture(*, upright: bool = True) -> Picture:
    """A picture of 60 × 40 points with a place in its hidden data."""
    image = Image.new("RGB", (60, 40), "#4d1f72")
    hidden = image.getexif()
    hidden[WHERE_IT_WAS_TAKEN] = {1: "N", 2: (54.0, 35.0, 0.0)}
    hidden[274] = 1 if upright else 6
    file = BytesIO()
    image.save(file, "JPEG", exif=hidden)
    return Picture.objects.create(title="Yard", file=ImageFile(file, name="yard.jpg"))


def test_rendition_is_a_public_file_that_never_changes(client: Client) -> None:
    rendition = make_picture().get_rendition("width-30|format-jpeg")

    response = client.get(rendition.url)

    assert rendition.url.startswith("/media/images/")
    assert Image.open(BytesIO(response.getvalue())).size == (30, 20)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_original_is_no_public_file(client: Client) -> None:
    picture = make_picture()

    assert client.get(f"/media/{picture.file.name}").status_code == 404
    assert client.get(f"/media/images/../{picture.file.name}").status_code == 404


def test_name_too_long_for_a_file_is_not_found(client: Client) -> None:
    response = client.get(f"/media/images/{'a' * 5000}.jpg")

    assert response.status_code == 404


@pytest.mark.parametrize("upright", [True, False])
def test_hidden_data_of_a_picture_is_dropped_and_it_stands_upright(
    upright: bool,
) -> None:
    picture = make_picture(upright=upright)
    rendition = picture.get_rendition("width-30|format-jpeg")

    opened = [Image.open(thing.file.open()) for thing in (picture, rendition)]

    assert [dict(image.getexif()) for image in opened] == [{}, {}]
    assert opened[0].size == ((60, 40) if upright else (40, 60))
    assert (picture.width, picture.height) == opened[0].size


@pytest.mark.parametrize("kind", ["JPEG", "MPO", "WEBP", "AVIF"])
def test_picture_loses_nothing_to_see_with_its_hidden_data(kind: str) -> None:
    speckled = Image.effect_noise((160, 120), 60).convert("RGB")
    hidden = speckled.getexif()
    hidden[WHERE_IT_WAS_TAKEN] = {1: "N", 2: (54.0, 35.0, 0.0)}
    file = BytesIO()
    second = {"save_all": True, "append_images": [speckled]} if kind == "MPO" else {}
    speckled.save(file, kind, exif=hidden, quality=100, **second)

    picture = Picture.objects.create(title="Yard", file=ImageFile(file, name="yard"))

    kept = Image.open(picture.file.open())
    lost = ImageStat.Stat(ImageChops.difference(kept.convert("RGB"), speckled))
    assert dict(kept.getexif()) == {}
    assert max(lost.mean) < 4


def test_share_picture_is_in_the_head_with_a_whole_address(client: Client) -> None:
    page = NewsPageFactory(share_picture=make_picture())

    text = client.get(page.url).content.decode()

    assert 'property="og:image" content="http://testserver/media/images/' in text


def test_security_address_and_favicon_are_there(client: Client) -> None:
    security = client.get("/.well-known/security.txt")
    icon = client.get("/favicon.ico")

    assert security.content.decode().startswith("Contact: mailto:info@naht.org.uk\n")
    assert (icon.status_code, icon["Location"]) == (302, "/static/img/favicon.ico")
