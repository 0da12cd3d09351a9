"""A video on a page: our own picture of it, and a link."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from naht_site.models import Picture, Published
from tests.factories.pages import NewsPageFactory
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

ADDRESS = "https://video.example.org/a-week"
SOURCE = re.compile(r'(?:src|srcset|poster|data|action)="([^"]*)"')


@pytest.fixture
def picture() -> Picture:
    file = BytesIO()
    Image.new("RGB", (640, 480), "#4d1f72").save(file, "JPEG")
    return Picture.objects.create(
        title="Yard", credit="Ada Kerrigan", file=ImageFile(file, name="yard.jpg")
    )


def video(picture: Picture, *, alt: str) -> tuple[str, dict[str, object]]:
    return (
        "video",
        {
            "title": "A week in school",
            "url": ADDRESS,
            "poster": {"image": picture, "decorative": not alt, "alt_text": alt},
            "length": "4:32",
            "spoken_words": "transcript",
            "transcript": "<p>Good morning.</p>",
        },
    )


def test_article_shows_a_poster_that_leads_to_the_video(
    client: Client, picture: Picture
) -> None:
    page = NewsPageFactory(body=[video(picture, alt="Pupils in a yard")])

    html = client.get(page.url).content.decode()

    (link,) = re.findall(rf'<a href="{ADDRESS}">(.*?)</a>', html, re.S)
    assert re.findall(r'alt="([^"]*)"', link) == ["Pupils in a yard"]
    assert words(link) == (
        "A week in school Video, 4 minutes 32 seconds, opens on video.example.org"
    )
    assert "all of its words are in writing. Picture: Ada Kerrigan" in words(html)
    assert "In words: A week in school Good morning." in words(html)


def test_page_with_a_video_loads_from_this_site_alone(
    client: Client, picture: Picture
) -> None:
    page = NewsPageFactory(body=[video(picture, alt="")])

    html = client.get(page.url).content.decode()

    sources = [
        part.split()[0] for value in SOURCE.findall(html) for part in value.split(", ")
    ]
    assert len(sources) >= 4
    assert all(re.match(r"/(?!/)", source) for source in sources), sources
    assert html.count(ADDRESS) == 1
    assert "<iframe" not in html
    assert re.findall(r'<a href="https://video[^>]*>.*?alt="([^"]*)"', html, re.S) == [
        ""
    ]
    for source in sources:
        if source.startswith("/media/"):
            assert client.get(source).status_code == 200


def test_changed_credit_of_a_poster_is_seen(client: Client, picture: Picture) -> None:
    page = NewsPageFactory(body=[video(picture, alt="Pupils")])

    picture.credit = "Mara Quill"
    picture.save()

    row = Published.objects.get(page_id=page.pk)
    assert "Picture: Mara Quill" in row.public_html
