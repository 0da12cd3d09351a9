"""The editor's screens work for every page type, and preview is what readers get."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from advice.models import AdviceSectionPage
from naht_site.models import SitePage
from news.models import NewsIndexPage, NewsPage
from tests.factories.page_editor import article_form, text
from tests.factories.pages import GuidePageFactory, NewsPageFactory, text_block

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in get_page_models() if issubclass(model, SitePage)]


def test_there_are_ten_page_types() -> None:
    assert len(PAGE_TYPES) == 10


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_create_and_edit_screens_open(publisher: Client, model: type[SitePage]) -> None:
    parent_type = model.allowed_parent_page_models()[0]
    parent = parent_type.objects.first()
    names = (model._meta.app_label, model._meta.model_name)
    existing = model.objects.first()
    addresses = []
    if parent is not None and model.max_count is None:
        addresses.append(reverse("wagtailadmin_pages:add", args=[*names, parent.pk]))
    if existing is not None:
        addresses.append(reverse("wagtailadmin_pages:edit", args=[existing.pk]))

    assert addresses
    for address in addresses:
        assert publisher.get(address).status_code == 200, address


def test_article_written_in_the_admin_is_published_as_typed(publisher: Client) -> None:
    parent = NewsIndexPage.objects.get()
    data = nested_form_data(
        {
            "title": "New standards",
            "slug": "new-standards",
            "summary": "Six areas of work.",
            "news_kind": "news",
            "first_published_on": "",
            "old_id": "",
            "body": streamfield(
                [
                    ("heading", {"text": "Six areas", "level": "h2"}),
                    ("paragraph", rich_text("<p>Finance and <b>five</b> more.</p>")),
                ]
            ),
            **{
                f"{name}-{field}": value
                for name in (
                    "authors",
                    "change_notes",
                    "page_topics",
                    "page_nations",
                    "related_pages",
                )
                for field, value in (
                    ("TOTAL_FORMS", 0),
                    ("INITIAL_FORMS", 0),
                    ("MIN_NUM_FORMS", 0),
                    ("MAX_NUM_FORMS", 1000),
                )
            },
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 1000,
            },
            "action-publish": "1",
        }
    )

    response = publisher.post(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk]), data
    )

    page = NewsPage.objects.get()
    assert response.status_code == 302
    assert page.first_published_on is not None
    text = Client().get("/news/new-standards/").content.decode()
    assert '<h2 id="six-areas">Six areas</h2>' in text
    assert "Finance and <b>five</b> more.</p>" in text


def test_preview_is_what_readers_will_get(publisher: Client) -> None:
    page = NewsPageFactory(title="Before", body=[text_block("Old words.")])
    page.title = "After"
    page.body = [text_block("New words.")]
    page.save_revision()

    draft = publisher.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert "After" in draft.content.decode()
    assert "New words." in draft.content.decode()
    assert "Before" in Client().get(page.url).content.decode()
    page.get_latest_revision().publish()
    live = Client().get(page.url).content.decode()
    assert draft.content.decode().split("<main")[1] == live.split("<main")[1]


def test_words_marked_as_welsh_reach_readers_as_welsh(publisher: Client) -> None:
    source = '<p>Ask your <span lang="cy">cydlynydd</span> <b>now</b>.</p>'
    parent = NewsIndexPage.objects.get()

    publisher.post(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk]),
        article_form(body=[("paragraph", text(source))]) | {"action-publish": "1"},
    )

    html = Client().get("/news/new-standards/").content.decode()
    assert 'Ask your <span lang="cy">cydlynydd</span> <b>now</b>.</p>' in html


@pytest.mark.parametrize(("mode", "shown"), [("", False), ("member", True)])
def test_guide_is_previewed_as_a_visitor_and_as_a_member(
    mode: str, shown: bool
) -> None:
    guide = GuidePageFactory(for_members=True, body=[text_block("quillwort")])

    response = guide.make_preview_request(preview_mode=mode)

    assert ("quillwort" in response.content.decode()) is shown


def test_page_types_stand_only_where_they_belong() -> None:
    section = AdviceSectionPage.objects.first()
    allowed = {
        model.__name__: sorted(
            child.__name__ for child in model.allowed_subpage_models()
        )
        for model in PAGE_TYPES
    }

    assert section is not None
    assert allowed == {
        "HomePage": [
            "AdviceIndexPage",
            "NewsIndexPage",
            "PartnersIndexPage",
            "StandardPage",
        ],
        "StandardPage": ["StandardPage"],
        "NewsIndexPage": ["NewsPage"],
        "NewsPage": [],
        "AdviceIndexPage": ["AdviceSectionPage"],
        "AdviceSectionPage": ["GuidePage"],
        "GuidePage": [],
        "PartnersIndexPage": ["OfferCategoryPage"],
        "OfferCategoryPage": ["OfferPage"],
        "OfferPage": [],
    }
    assert Page in [model._meta.get_parent_list()[-1] for model in PAGE_TYPES]
