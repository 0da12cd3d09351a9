"""What editors keep beside pages, and the home page: changed in the admin alone.

Who changed what is in Wagtail's log for each of them.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from members.models import User
from naht_site.models import ContactSettings, HomePage, Synonym, Topic
from tests.factories.page_editor import home_form
from tests.factories.pages import PartnerFactory, PersonFactory, TopicFactory

pytestmark = pytest.mark.django_db


def form_of(thing: object) -> dict[str, str]:
    fields = {
        field.name: getattr(thing, field.attname)
        for field in thing._meta.concrete_fields
        if field.editable and not field.primary_key
    }
    return {name: "" if value is None else value for name, value in fields.items()}


@pytest.mark.parametrize("make", [TopicFactory, PersonFactory, PartnerFactory])
def test_change_of_a_snippet_is_in_the_log(publisher: Client, make: type) -> None:
    thing = make()
    address = reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])

    response = publisher.post(address, form_of(thing) | {"name": "Another name"})

    assert response.status_code == 302
    (entry,) = registry.get_logs_for_instance(thing)
    assert (entry.action, entry.user) == ("wagtail.edit", User.objects.get())
    assert type(thing).objects.get().name == "Another name"


def test_new_words_of_search_and_a_topic_that_goes_are_in_the_log(
    publisher: Client,
) -> None:
    topic = TopicFactory()
    publisher.post(
        reverse(Topic.snippet_viewset.get_url_name("delete"), args=[topic.pk])
    )
    before = set(Synonym.objects.values_list("pk", flat=True))

    publisher.post(
        reverse(Synonym.snippet_viewset.get_url_name("add")), {"words": "Abc, Def"}
    )

    (made,) = Synonym.objects.exclude(pk__in=before)
    models = {
        entry.action: entry.content_type.model_class()
        for entry in registry.get_log_model_for_model(Topic).objects.all()
    }
    assert made.words == "Abc, Def"
    assert models == {"wagtail.delete": Topic, "wagtail.create": Synonym}


def test_change_of_the_settings_is_in_the_log(publisher: Client) -> None:
    settings = ContactSettings.load()
    address = reverse(
        "wagtailsettings:edit", args=["naht_site", "contactsettings", settings.pk]
    )

    publisher.post(address, form_of(settings) | {"phone": "0300 000 0000"})

    (entry,) = registry.get_logs_for_instance(settings)
    assert (entry.action, entry.user) == ("wagtail.edit", User.objects.get())


def test_words_of_the_home_page_are_an_editors_to_change(publisher: Client) -> None:
    data = home_form(
        summary="A new summary of what we do.",
        kicker="For those who lead a team",
        promise="We are at your side.",
        promises=[{"title": f"Promise {n}", "text": f"Text {n}."} for n in (1, 2, 3)],
    )

    publisher.post(
        reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk]),
        data | {"action-publish": "1"},
    )

    shown = Client().get("/").content.decode()
    for words in (
        "A new summary of what we do.",
        "For those who lead a team",
        "<h1>We are at your side.</h1>",
        *(f"Promise {n}" for n in (1, 2, 3)),
    ):
        assert words in shown, words
