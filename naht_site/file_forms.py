"""The forms in which editors describe the files that they upload."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from naht_site import pictures, published
from naht_site.models import Picture

PUBLIC = "Anyone can open a picture, even one on a member-only page."
TOO_MANY_SHADES = "It has more shades than a page can show. Save it as a JPEG first."
COLLECTION = "Where editors find it again. Readers don’t see it."
TAGS = "Words by which editors find it again. Readers don’t see them."


class WholePictureField(WagtailImageField):
    """Refuses what no page could show: a file that ends too soon, as one does whose
    copying broke off, and more shades of grey than JPEG has.

    Wagtail reads no more than a file's beginning, and fails over some of these.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Wagtail's says this in place of what it is given.
        self.help_text = f"{PUBLIC} {self.help_text}"

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is None:
                return None
            picture = Image.open(file)
            picture.load()
            file.seek(0)
        except ValidationError:
            raise
        except Exception:  # the formats raise many kinds; the sentence serves for all
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from None
        if picture.mode.startswith(("I", "F")):
            raise ValidationError(TOO_MANY_SHADES)
        return file


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The form for what a picture is called, after many were uploaded, has none.
        if wagtails := self.fields.get("file"):
            self.fields["file"] = WholePictureField(
                label=wagtails.label, widget=wagtails.widget, required=wagtails.required
            )

    def save(self, commit: bool = True) -> Picture:
        """Saves the picture. Under a new file, pages show what is made of that one."""
        replaced = "file" in self.changed_data and bool(self.original_file)
        picture = super().save(commit)
        if commit and replaced:
            # Only now has Wagtail taken away what was made of the old file.
            pictures.make_later(picture)
            published.write_for(Picture, picture.pk)
        return picture

    class Meta(BaseImageForm.Meta):
        help_texts: ClassVar[dict[str, str]] = {
            "title": "By which editors find it again. Readers don’t see it.",
            "description": "What the picture shows, for people who can’t see it. You "
            "can say it in other words on each page.",
            "collection": COLLECTION,
            "tags": TAGS,
        }


class DocumentForm(BaseDocumentForm):
    class Meta(BaseDocumentForm.Meta):
        help_texts: ClassVar[dict[str, str]] = {
            "title": "Readers see it as the words of the link, unless a page gives "
            "others.",
            "file": "Readers see its type and size beside the link.",
            "collection": COLLECTION,
            "tags": TAGS,
        }
