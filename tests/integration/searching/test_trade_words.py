"""Trade words: what means the same, and what somebody may have meant."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from members.models import User
from naht_site.models import Synonym
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db


def titles(client: Client, text: str) -> list[str]:
    page = client.get("/search/", {"q": text}).content.decode()
    return [
        re.sub("</?mark>", "", title)
        for title in re.findall(r"<h3><a href=\"[^\"]+\">(.*?)</a></h3>", page)
    ]


def suggested(client: Client, text: str) -> str:
    page = client.get("/search/", {"q": text}).content.decode()
    match = re.search(r'Did you mean <a href="([^"]+)">([^<]+)</a>', page)
    if not match:
        return ""
    assert "Nothing found" not in client.get(match[1]).content.decode()
    return match[2]


def test_alenco_finds_alnco_guides_first(client: Client) -> None:
    NewsPageFactory(title="A day’s work", body=[text_block("Ask your ALNCo.")])
    GuidePageFactory(title="The ALNCo’s time")
    GuidePageFactory(title="SENCO time")

    assert titles(client, "alenco") == ["The ALNCo’s time", "A day’s work"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("TLR", "Teaching and learning responsibilities"),
        ("tlrs", "A TLR payment"),
        ("teaching and learning responsibility", "Your TLRs"),
        ("PPA", "Planning, preparation and assessment"),
        ("MAT", "Work in a multi-academy trust"),
        ("MATs", "Work in a multi academy trust"),
        ("ECT", "Early career teachers"),
        ("EHCP", "Education, health and care plans"),
        ("KCSIE", "Keeping children safe in education: what is new"),
        ("SENDCo", "A special educational needs co-ordinator"),
        ("SENCO", "The SENDCo in a small school"),
        ("LSC", "Learning support co-ordinators"),
    ],
)
def test_short_form_finds_the_long_one_and_the_other_way(
    client: Client, asked: str, written: str
) -> None:
    GuidePageFactory(title=written)

    assert titles(client, f"{asked}") == [written]


def test_group_that_staff_write_works_at_once(client: Client) -> None:
    NewsPageFactory(title="Gritstone")
    before = titles(client, "sandstone")

    Synonym.objects.create(words="sandstone, gritstone")

    assert (before, titles(client, "sandstone")) == ([], ["Gritstone"])


@pytest.mark.parametrize("name", ["Editors", "Publishers"])
def test_editors_keep_the_groups_in_the_admin(
    client: Client, settings: object, name: str
) -> None:
    settings.DEMO = True
    user = User.objects.create_user("editor@example.org")
    user.groups.add(Group.objects.get(name=name))
    client.force_login(user)

    response = client.post(
        "/admin/snippets/naht_site/synonym/add/", {"words": "wren,  jenny   wren ,"}
    )

    assert response.status_code == 302
    assert Synonym.objects.filter(words="wren, jenny wren").exists()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("wren", "at least two"),
        ("wren, Wren,", "at least two"),
        (", ,", "at least two"),
        (",".join(f"wren {n}" for n in range(13)), "at most 12"),
        ("wren, " + "w" * 81, "80 letters"),
    ],
)
def test_group_that_could_not_work_is_refused(words: str, fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        Synonym(words=words).full_clean()


def test_setting_up_again_leaves_the_groups_of_staff_alone() -> None:
    Synonym.objects.all().delete()
    Synonym.objects.create(words="sandstone, gritstone")

    call_command("set_up")

    assert [str(group) for group in Synonym.objects.all()] == ["sandstone, gritstone"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("behavior", "behaviour"),
        ("Behavoiur", "behaviour"),
        ("atendance", "attendance"),
        ("behavior attendance", "behaviour attendance"),
        ("alcno", "ALNCo"),
        ("behaviour", ""),
        ("zzzzzz", ""),
        ("12345678", ""),
    ],
)
def test_did_you_mean_the_nearest_word_that_is_used(
    client: Client, asked: str, meant: str
) -> None:
    GuidePageFactory(title="Behaviour and attendance")
    GuidePageFactory(title="ALNCo time")

    assert suggested(client, asked) == meant


def test_words_of_topics_and_roles_are_suggested_where_a_page_holds_them(
    client: Client,
) -> None:
    TopicFactory(name="Wellbeing")
    nothing = suggested(client, "welbeing")
    guide = "How you feel"

    GuidePageFactory(
        title=guide, body=[text_block("Wellbeing of a safeguarding lead.")]
    )

    assert nothing == ""
    assert suggested(client, "welbeing") == "wellbeing"
    assert suggested(client, "safegaurding") == "safeguarding"


def test_words_of_what_is_not_listed_are_not_suggested(client: Client) -> None:
    OfferPageFactory(title="Quillwort", ends="2020-01-01T12:00Z")
    NewsPageFactory(title="Quillwort", live=False)

    assert suggested(client, "quilwort") == ""
