"""What an article is made of, as readers get it: its parts, its notes, its authors."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.blocks import FieldBlock, RichTextBlock
from wagtail.images.blocks import ImageBlock
from wagtail_factories import ImageFactory

from advice.models import GuidePage
from naht_site.blocks.contact import ContactBlock
from naht_site.models import SiteDocument, StandardPage
from news.models import ChangeNote, NewsAuthor, NewsPage
from partners.models import OfferPage
from tests.factories.pages import NewsPageFactory, PersonFactory, text_block

pytestmark = pytest.mark.django_db

TEXT = {"bold", "italic", "welsh", "link", "document-link", "ol", "ul"}


def body_of(page: NewsPage) -> str:
    html = Client().get(page.url).content.decode()
    return " ".join(html.partition("<main")[2].partition("</main>")[0].split())


def test_list_keeps_its_second_level() -> None:
    nested = "<ul><li>Planning</li><li>Teaching<ul><li>Groups</li></ul></li></ul>"

    assert nested in body_of(NewsPageFactory(body=[("list", nested)]))


def test_quotation_says_whose_words_they_are() -> None:
    said = {"quote": "It worked.", "name": "Asha Verrall", "source": "SENCO"}

    text = body_of(NewsPageFactory(body=[("quote", said)]))

    assert "<blockquote><p>It worked.</p></blockquote>" in text
    assert "<figcaption><strong>Asha Verrall</strong>, SENCO</figcaption>" in text


@pytest.mark.parametrize(
    ("decorative", "alt"), [(False, "A plan on a wall"), (True, "")]
)
def test_picture_has_its_text_its_caption_and_its_credit(
    decorative: bool, alt: str
) -> None:
    shown = {
        "image": ImageFactory(file__width=8, file__height=8, credit="Mara Quill"),
        "decorative": decorative,
        "alt_text": "A plan on a wall",
    }

    text = body_of(
        NewsPageFactory(body=[("image", {"image": shown, "caption": "The plan"})])
    )

    assert re.findall(r'<img [^>]*?alt="([^"]*)"', text) == [alt]
    assert "<figcaption>The plan <span>Picture: Mara Quill</span></figcaption>" in text


def test_download_says_title_type_and_size_in_its_link() -> None:
    letter = SiteDocument.objects.create(
        title="Model letter",
        file=ContentFile(b"%PDF" * 512, name="letter.pdf"),
        file_size=2048,
    )
    own = ("download", {"document": letter, "title": ""})
    other = ("download", {"document": letter, "title": "Letter to parents"})

    text = body_of(NewsPageFactory(body=[own, other]))

    assert [
        re.sub(r"<[^>]+>", "", link)
        for link in re.findall(r'<a href="/documents/[^>]*>(.*?)</a>', text)
    ] == ["Model letter (PDF, 2.0 KB)", "Letter to parents (PDF, 2.0 KB)"]


@pytest.mark.parametrize("model", [NewsPage, GuidePage, OfferPage, StandardPage])
def test_no_block_takes_markup_a_first_heading_or_something_from_outside(
    model: type[NewsPage],
) -> None:
    seen = list(leaves(model._meta.get_field("body").stream_block))

    assert len(seen) > 25
    assert {type(block).__name__ for block in seen}.isdisjoint(
        {"RawHTMLBlock", "EmbedBlock", "BlockQuoteBlock"}
    )
    for block in seen:
        if isinstance(block, RichTextBlock):
            assert set(block.features) <= TEXT


def leaves(block: object) -> list[FieldBlock]:
    if isinstance(block, FieldBlock):
        return [block]
    if isinstance(block, ImageBlock | ContactBlock):
        return []
    inner = getattr(block, "child_blocks", {}).values() or [block.child_block]
    return [leaf for each in inner for leaf in leaves(each)]


def test_typing_fault_mended_without_a_note_leaves_the_days_alone() -> None:
    first = date(2020, 6, 24)
    page = NewsPageFactory(first_published_on=first, body=[text_block("Teh rules.")])

    page.body = [text_block("The rules.")]
    page.save_revision().publish()

    mended = body_of(page)
    assert "The rules." in mended
    assert "First published" in mended
    assert "Last updated" not in mended
    page.change_notes = [ChangeNote(date=date(2020, 9, 15), note="New dates.")]
    page.save_revision().publish()
    noted = body_of(page)
    assert noted.count('Last updated <time datetime="2020-09-15"') == 1
    assert "New dates." in noted


def test_author_is_named_with_honours_role_and_organisation_in_both_places(
    client: Client,
) -> None:
    author = PersonFactory(
        name="Odile Marchbank",
        slug="odile",
        honours="OBE",
        role="Chief executive",
        organisation="Harbour Bridge Partnership",
        about="She led two schools.",
    )
    page = NewsPageFactory(title="Better together", authors=[NewsAuthor(person=author)])

    own = client.get("/people/odile/").content.decode()

    card = body_of(page)
    assert '<a href="/people/odile/">Odile Marchbank OBE</a>' in card
    assert "<span>Chief executive, Harbour Bridge Partnership</span>" in card
    for words in ("Odile Marchbank OBE</h1>", "She led two schools.", page.url):
        assert own.count(words) == 1
    assert "Chief executive, Harbour Bridge Partnership" in own
