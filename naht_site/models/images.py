from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from PIL import Image, ImageOps
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

# What readers get is made of the original: it must lose nothing that they could see.
QUALITY = 92


class Picture(AbstractImage):
    """A picture. Its renditions are public files; the original is not."""

    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who made or owns it. Readers see it under the picture.",
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the picture, and asks the worker for the files that readers get."""
        from naht_site import pictures

        if self.file and not self.file._committed:
            self._take_out_hidden_data()
        with transaction.atomic():
            super().save(*args, **kwargs)
            pictures.make_later(self)

    def _take_out_hidden_data(self) -> None:
        """Turns the picture upright and drops EXIF, where phones write places.

        A rendition in JPEG would carry it on to every reader.
        """
        self.file.open()
        picture = Image.open(self.file)
        if not picture.getexif() and "exif" not in picture.info:
            self.file.seek(0)
            return
        # Pillow's name for a JPEG in which a phone keeps a second picture too.
        kind = "JPEG" if picture.format == "MPO" else picture.format
        upright = ImageOps.exif_transpose(picture)
        kept = {"quality": QUALITY}
        if colours := upright.info.get("icc_profile"):
            kept["icc_profile"] = colours
        upright.getexif().clear()
        upright.info.pop("exif", None)
        clean = BytesIO()
        upright.save(clean, format=kind, **kept)
        self.file = ContentFile(clean.getvalue(), name=self.file.name)
        self.width, self.height = upright.size
        self.file_size = None
        self.file_hash = ""


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="picture_rendition_once",
            ),
        ]


class SiteDocument(AbstractDocument):
    """A file to download. Served through Django, never as a file of the web."""

    admin_form_fields = WagtailDocument.admin_form_fields
