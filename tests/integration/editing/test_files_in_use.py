"""A picture or a document that a page shows can't be deleted from under it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection
from wagtail_factories import ImageFactory

from naht_site.models import Picture, SiteDocument
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

# The name of Wagtail's screens, the app and the model of its bulk actions.
SCREENS = {
    Picture: ("wagtailimages", "naht_site", "picture"),
    SiteDocument: ("wagtaildocs", "naht_site", "sitedocument"),
}


def make(model: type[Model], *, in_use: bool) -> Model:
    if model is Picture:
        made = ImageFactory(
            file__width=8,
            file__height=8,
            collection=Collection.get_first_root_node(),
        )
        if in_use:
            NewsPageFactory(share_picture=made)
        return made
    file = ContentFile(b"%PDF-1.4", name="letter.pdf")
    made = SiteDocument.objects.create(title="Letter", file=file)
    if in_use:
        NewsPageFactory(body=[("download", {"document": made, "title": ""})])
    return made


@pytest.mark.parametrize("in_use", [True, False])
@pytest.mark.parametrize("model", SCREENS)
def test_file_is_deleted_only_when_nothing_shows_it(
    publisher: Client, model: type[Model], in_use: bool
) -> None:
    made = make(model, in_use=in_use)

    publisher.post(reverse(f"{SCREENS[model][0]}:delete", args=[made.pk]))

    assert model.objects.filter(pk=made.pk).exists() is in_use


@pytest.mark.parametrize("in_use", [True, False])
@pytest.mark.parametrize("model", SCREENS)
def test_files_are_deleted_together_only_when_nothing_shows_them(
    publisher: Client, model: type[Model], in_use: bool
) -> None:
    made = make(model, in_use=in_use)
    address = reverse("wagtail_bulk_action", args=[*SCREENS[model][1:], "delete"])

    publisher.post(f"{address}?id={made.pk}&next=/admin/")

    assert model.objects.filter(pk=made.pk).exists() is in_use


@pytest.mark.parametrize("in_use", [True, False])
@pytest.mark.parametrize("model", SCREENS)
def test_file_in_use_can_still_be_changed(
    publisher: Client, model: type[Model], in_use: bool
) -> None:
    made = make(model, in_use=in_use)
    screens = SCREENS[model][0]

    screen = publisher.get(reverse(f"{screens}:edit", args=[made.pk]))

    assert screen.status_code == 200
    delete = reverse(f"{screens}:delete", args=[made.pk])
    assert (f'href="{delete}' in screen.content.decode()) is not in_use
