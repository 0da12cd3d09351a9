"""What editors may upload, and how it is served."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from naht_site.models import Picture, SiteDocument

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
MOST = 20 * 1024 * 1024


def upload(client: Client, screens: str, name: str, data: bytes) -> dict[str, list]:
    """What is said against a file, by field; nothing where it was taken."""
    response = client.post(
        reverse(f"{screens}:add"),
        {
            "title": "Mine",
            "file": SimpleUploadedFile(name, data),
            "collection": Collection.get_first_root_node().pk,
            "tags": "",
        },
    )
    return {} if response.status_code == 302 else response.context["form"].errors


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.svg", SVG), ("x.html", HTML), ("x.png", SVG), ("x.jpg", HTML)],
)
def test_picture_that_is_a_page_is_refused(
    publisher: Client, name: str, data: bytes
) -> None:
    assert set(upload(publisher, "wagtailimages", name, data)) == {"file"}
    assert not Picture.objects.exists()


def test_picture_is_taken(publisher: Client) -> None:
    data = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(data, "PNG")

    assert upload(publisher, "wagtailimages", "x.png", data.getvalue()) == {}
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.svg", SVG), ("x.html", HTML), ("x.exe", b"MZ"), ("x.pdf", b"0" * (MOST + 1))],
)
def test_document_of_another_type_or_too_large_is_refused(
    publisher: Client, name: str, data: bytes
) -> None:
    assert set(upload(publisher, "wagtaildocs", name, data)) == {"file"}
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("name", ["letter.txt", "letter.csv", "letter.docx"])
def test_document_that_holds_a_page_is_downloaded_and_not_shown(
    client: Client, name: str
) -> None:
    made = SiteDocument.objects.create(
        title="Letter", file=ContentFile(HTML, name=name)
    )

    response = client.get(made.url)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response["Content-Type"].startswith(("text/html", "image/svg"))
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_picture_whose_file_breaks_off_is_refused(publisher: Client, kind: str) -> None:
    data = BytesIO()
    Image.effect_noise((160, 120), 60).convert("RGB").save(data, kind)
    half = data.getvalue()[: data.tell() // 2]
    name = "x.jpg" if kind == "JPEG" else f"x.{kind.lower()}"

    said = upload(publisher, "wagtailimages", name, half)

    assert set(said) == {"file"}
    assert not Picture.objects.exists()


def test_picture_with_more_shades_than_a_page_can_show_is_refused(
    publisher: Client,
) -> None:
    data = BytesIO()
    Image.new("I;16", (60, 40)).save(data, "PNG")

    said = upload(publisher, "wagtailimages", "scan.png", data.getvalue())

    assert said == {
        "file": ["It has more shades than a page can show. Save it as a JPEG first."]
    }


def test_form_for_a_picture_says_that_it_is_public(publisher: Client) -> None:
    html = publisher.get(reverse("wagtailimages:add")).content.decode()

    assert "Anyone can open a picture, even one on a member-only page." in html
    assert "Supported formats: AVIF, GIF, JPG, JPEG, PNG, WEBP." in html
