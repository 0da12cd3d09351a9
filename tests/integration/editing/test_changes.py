"""What editors learn of changes: two versions side by side, and the log."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import ModelLogEntry

from naht_site.models import ContactSettings, Picture
from news.models import NewsPage
from tests.factories.every_block import article_with_every_block
from tests.factories.pages import (
    PartnerFactory,
    PersonFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db


# Wagtail reads each value as HTML, an address too.
@pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")
def test_versions_are_compared_block_by_block(publisher: Client) -> None:
    data = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(data, "JPEG")
    file = ContentFile(data.getvalue(), name="teal.jpg")
    page = article_with_every_block(Picture.objects.create(title="Teal", file=file))
    before = page.save_revision()
    draft = NewsPage.objects.get(pk=page.pk)
    for block in draft.body:
        if block.block_type == "survey":
            block.value["rows"][0]["value"] = "87.5"
        if block.block_type == "deadline":
            block.value["label"] = "Replies"
    draft.body.append(text_block("A last word."))
    after = draft.save_revision()

    response = publisher.get(
        reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk]
        )
    )

    html = response.content.decode()
    added = re.findall(r'class="(?:comparison--)?addition">(.*?)</', html)
    assert response.status_code == 200
    assert added == ["87.5", "Replies"]
    assert "A last word." in html


def change(publisher: Client, address: str, **changed: str) -> None:
    """Opens an editing screen of the admin, and sends its form with other words."""
    form = publisher.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | changed
    response = publisher.post(address, {**sent, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors


@pytest.mark.parametrize("name", ["topic", "person", "partner", "settings"])
def test_log_says_who_changed_what_is_not_a_page(publisher: Client, name: str) -> None:
    if name == "settings":
        thing = ContactSettings.load()
        address = "/admin/settings/naht_site/contactsettings/1/"
        changed = {"phone": "0300 000 0000"}
    else:
        makers = {"topic": TopicFactory, "person": PersonFactory}
        thing = makers.get(name, PartnerFactory)()
        app, model = thing._meta.app_label, thing._meta.model_name
        address = f"/admin/snippets/{app}/{model}/edit/{thing.pk}/"
        changed = {"name": "Another name"}

    change(publisher, address, **changed)

    entry = ModelLogEntry.objects.for_instance(thing).get()
    assert (entry.action, entry.user.email) == (
        "wagtail.edit",
        "publisher@example.org",
    )
