"""The forms in which editors describe the files that they upload."""

from __future__ import annotations

from typing import ClassVar

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from naht_site import pictures, published
from naht_site.models import Picture

COLLECTION = "Where editors find it again. Readers don’t see it."
TAGS = "Words by which editors find it again. Readers don’t see them."


class PictureForm(BaseImageForm):
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
            "file": "Anyone can open a picture, even one on a member-only page.",
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
