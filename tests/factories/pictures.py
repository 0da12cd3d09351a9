"""Pictures that were uploaded, and what pages offer of them, for tests."""

from __future__ import annotations

import re
from io import BytesIO

from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from naht_site import pictures
from naht_site.models import Picture

SOURCE = re.compile(r'<source [^>]*type="image/(\w+)"')


def upload(colour: str = "teal", size: tuple[int, int] = (500, 350)) -> Picture:
    """A picture that has just come; its name is its colour."""
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    file = ContentFile(data.getvalue(), name=f"{colour}.jpg")
    return Picture.objects.create(title=colour, file=file)


def waiting() -> list[dict[str, int]]:
    """What the worker is asked to make files of."""
    found = ProcrastinateJob.objects.filter(task_name=pictures.MAKE, status="todo")
    return list(found.order_by("id").values_list("args", flat=True))


def shows(picture: Picture, alt: str = "A plan") -> tuple[str, dict[str, object]]:
    """The block of a body in which that picture stands."""
    image = {"image": picture, "decorative": False, "alt_text": alt}
    return ("image", {"image": image, "caption": ""})


def formats(html: str) -> list[str]:
    """The formats that are offered before JPEG, in order."""
    return SOURCE.findall(html)


def files_in(html: str) -> set[str]:
    """The addresses of the files of pictures."""
    return set(re.findall(r"/media/images/[^\s\"]+", html))


def all_there(html: str) -> bool:
    """Whether there are any, and each can be fetched."""
    client = Client()
    found = files_in(html)
    return bool(found) and all(client.get(name).status_code == 200 for name in found)
