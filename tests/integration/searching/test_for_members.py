"""Search for whoever asks: what is for members is found by members alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client

from advice.models import GuidePage
from members.models import Member, Membership, User
from tests.factories.pages import GuidePageFactory, text_block

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "quillwort"


@pytest.fixture
def guide() -> GuidePage:
    return GuidePageFactory(
        title="Pay talks",
        summary="How to ask for more.",
        for_members=True,
        body=[
            ("heading", {"text": "Before you speak", "level": "h2"}),
            text_block(f"Bring a {SECRET} with you."),
        ],
    )


@pytest.fixture
def member() -> Client:
    user = User.objects.create_user("member@example.org")
    person = Member.objects.create(
        number="10000016",
        user=user,
        first_name="Mara",
        last_name="Quill",
        nation="england",
    )
    Membership.objects.create(member=person, starts=NOW - timedelta(days=1))
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, words: str) -> str:
    with time_machine.travel(NOW, tick=False):
        return client.get("/search/", {"q": words}).content.decode()


@pytest.mark.parametrize(
    ("words", "visitor_finds"),
    [
        ("talks", True),
        ("asking for more", True),
        ("speak", True),
        ("pay speak", True),
        (SECRET, False),
        (f"pay {SECRET}", False),
        ("sign in ten minutes", False),
    ],
)
def test_visitor_finds_a_members_guide_by_title_summary_and_headings_alone(
    client: Client, guide: GuidePage, words: str, visitor_finds: bool
) -> None:
    text = text_of(client, words)

    assert (guide.url in text) is visitor_finds
    assert SECRET not in text.replace(words, "")


def test_member_finds_and_reads_of_what_is_for_members(
    guide: GuidePage, member: Client
) -> None:
    both = text_of(member, f"pay {SECRET}")

    assert guide.url in both
    assert f"Bring a <mark>{SECRET}</mark> with you." in both
    assert "Guide for members" in both


def test_membership_that_ends_takes_the_finding_with_it(
    guide: GuidePage, member: Client
) -> None:
    Membership.objects.update(ends=NOW)

    assert guide.url not in text_of(member, SECRET)


@pytest.mark.parametrize(
    ("group", "finds"), [("Editors", True), ("Membership officers", False)]
)
def test_staff_find_what_they_may_read(
    client: Client, guide: GuidePage, group: str, finds: bool
) -> None:
    user = User.objects.create_user("staff@example.org")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)

    assert (guide.url in text_of(client, SECRET)) is finds


def test_answer_to_whoever_has_a_session_is_theirs_alone(
    client: Client, guide: GuidePage, member: Client
) -> None:
    with time_machine.travel(NOW, tick=False):
        shared = client.get("/search/?q=pay")
        private = member.get("/search/?q=pay")

    assert shared["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert private["Cache-Control"] == "private, no-store"
    assert "Cookie" in shared["Vary"]
    assert not private.cookies


def test_visitors_queries_never_touch_what_is_for_members(
    client: Client, guide: GuidePage, django_assert_num_queries: Callable
) -> None:
    client.get("/search/")

    with django_assert_num_queries(5) as queries:
        client.get("/search/?q=pay")

    said = " ".join(query["sql"] for query in queries.captured_queries)
    assert "public_search" in said
    assert "public_html" in said
    assert "member_html" not in said
    assert "member_search" not in said


@pytest.mark.parametrize("who", ["member", "former member", "editor", "superuser"])
def test_whoever_is_signed_in_searches_in_eight_queries(
    guide: GuidePage, member: Client, django_assert_num_queries: Callable, who: str
) -> None:
    if who == "former member":
        Membership.objects.update(ends=NOW)
    if who == "editor":
        member = Client()
        user = User.objects.create_user("editor@example.org")
        user.groups.add(Group.objects.get(name="Editors"))
        member.force_login(user)
    if who == "superuser":
        member = Client()
        member.force_login(User.objects.create_superuser("emergency@example.org"))
    member.get("/search/")

    with time_machine.travel(NOW, tick=False), django_assert_num_queries(8):
        text = member.get("/search/", {"q": "pay"}).content.decode()

    assert guide.url in text
    assert (guide.url in text_of(member, SECRET)) is (who != "former member")


def test_word_that_only_members_read_is_not_suggested(
    client: Client, guide: GuidePage
) -> None:
    assert "Did you mean" not in text_of(client, "quilwort")
