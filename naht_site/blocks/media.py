from __future__ import annotations

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(
        help_text="Say what the picture shows, or tick that it is decoration. "
        "Pictures are public, on member-only pages too."
    )
    caption = blocks.CharBlock(
        max_length=250,
        required=False,
        help_text="Readers see it under the picture, before whose picture it is.",
    )

    class Meta:
        icon = "image"
        label = "Picture"
        description = "A picture with a caption and its owner's credit"
        template = "blocks/picture.html"
        preview_template = "blocks/picture_preview.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(
        help_text="Every document is public for now. Anyone with its address can open "
        "it, even when its page is for members alone."
    )
    title = blocks.CharBlock(
        max_length=150,
        required=False,
        help_text="What the link says. Left empty, it is the document's own title.",
    )

    class Meta:
        icon = "download"
        label = "Download"
        description = "A file to download, with its type and size"
        template = "blocks/download.html"
        preview_template = "blocks/download_preview.html"
