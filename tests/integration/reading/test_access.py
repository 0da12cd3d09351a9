"""What is for members alone: one rule, and no way round it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver

from advice.models import GuidePage
from members.models import Member, Membership, User
from naht_site.models import PageTopic, Published
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

SECRET = "quillwort"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_user(email: str, group: str = "") -> User:
    user = User.objects.create_user(email)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_member(starts: datetime, ends: datetime | None) -> User:
    user = make_user("member@example.org")
    member = Member.objects.create(
        number="10000016",
        user=user,
        first_name="Mara",
        last_name="Quill",
        nation="england",
    )
    Membership.objects.create(member=member, starts=starts, ends=ends)
    return user


@pytest.fixture
def guide() -> GuidePage:
    topic = TopicFactory(slug="pay")
    return GuidePageFactory(
        slug="pay-talks",
        title="Pay talks",
        for_members=True,
        page_topics=[PageTopic(topic=topic)],
        body=[
            ("heading", {"text": "Before you talk", "level": "h2"}),
            text_block(SECRET),
            (
                "nation_section",
                {"nation": "wales", "text": [text_block(f"{SECRET} in Wales")]},
            ),
        ],
    )


VIEWERS: dict[str, tuple[Callable[[], User | None], bool]] = {
    "nobody": (lambda: None, False),
    "member": (lambda: make_member(NOW - timedelta(days=1), None), True),
    "member to the end": (lambda: make_member(NOW, NOW + timedelta(seconds=1)), True),
    "ended this instant": (lambda: make_member(NOW - timedelta(days=1), NOW), False),
    "starts in a second": (
        lambda: make_member(NOW + timedelta(seconds=1), None),
        False,
    ),
    "signed in, no member": (lambda: make_user("other@example.org"), False),
    "editor": (lambda: make_user("e@example.org", "Editors"), True),
    "publisher": (lambda: make_user("p@example.org", "Publishers"), True),
    "officer": (lambda: make_user("o@example.org", "Membership officers"), False),
    "manager": (lambda: make_user("m@example.org", "Membership managers"), False),
}


@pytest.mark.parametrize("name", VIEWERS)
def test_guide_for_members_is_read_by(
    client: Client, guide: GuidePage, name: str
) -> None:
    make, may_read = VIEWERS[name]
    with time_machine.travel(NOW, tick=False):
        if user := make():
            client.force_login(user)

        response = client.get(guide.url)

    text = response.content.decode()
    assert response.status_code == 200
    assert (SECRET in text) is may_read
    assert ("This guide is for members" in text) is not may_read
    assert "Before you talk" in text
    assert "<li>Wales</li>" in text or may_read
    assert "Cookie" in response["Vary"]
    expected = (
        "private, no-store" if name != "nobody" else "public, max-age=0, s-maxage=60"
    )
    assert response["Cache-Control"] == expected


def test_membership_that_ends_between_two_requests_ends_the_reading(
    client: Client, guide: GuidePage
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client.force_login(make_member(NOW, NOW + timedelta(minutes=1)))
        before = client.get(guide.url).content.decode()
        clock.shift(timedelta(minutes=1))

        after = client.get(guide.url).content.decode()

    assert (SECRET in before, SECRET in after) == (True, False)


def test_page_without_a_members_part_is_the_same_for_everybody(client: Client) -> None:
    page = NewsPageFactory()
    visitor = client.get(page.url)
    client.force_login(make_member(NOW - timedelta(days=1), None))

    member = client.get(page.url)

    assert member.content == visitor.content
    assert member["Cache-Control"] == visitor["Cache-Control"]
    assert not member.cookies


def test_visitors_query_never_touches_what_is_for_members(
    client: Client, guide: GuidePage, django_assert_num_queries: Callable
) -> None:
    client.get("/accessibility/")

    with django_assert_num_queries(2) as queries:
        client.get("/advice/classroom/pay-talks/")

    page, related = (query["sql"] for query in queries.captured_queries)
    assert "public_html" in page
    for sql in (page, related):
        assert "member_html" not in sql
        assert "member_search" not in sql


def public_outlets(guide: GuidePage) -> list[str]:
    """Every address that answers a visitor by GET, with real values in it."""
    values = {
        "news/archive/<int:year>/": "news/archive/2026/",
        "topics/<slug:slug>/": "topics/pay/",
        "people/<slug:slug>/": "people/nobody/",
    }
    plain = [
        values.get(str(pattern.pattern), str(pattern.pattern))
        for pattern in get_resolver().url_patterns
        if not hasattr(pattern, "url_patterns")
    ]
    pages = list(Published.objects.values_list("path", flat=True))
    return sorted(
        {f"/{path}" for path in plain if "<" not in path and "(" not in path}
        | set(pages)
        | {
            "/news/?kind=news",
            f"{guide.url}?member=1",
            "/eligibility/",
            "/join/",
            "/account/login/",
            "/admin/",
        }
    )


def test_word_from_a_members_part_is_in_no_outlet(
    client: Client, guide: GuidePage
) -> None:
    NewsPageFactory()
    member = Client()
    with time_machine.travel(NOW, tick=False):
        member.force_login(make_member(NOW - timedelta(days=1), None))
        assert SECRET in member.get(guide.url).content.decode()
    ended = Client()
    ended.force_login(User.objects.get())
    Membership.objects.update(ends=NOW)
    row = Published.objects.get(page_id=guide.pk)

    answers = {
        (who, path): browser.get(path)
        for path in public_outlets(guide)
        for who, browser in (("visitor", Client()), ("ended member", ended))
    }

    assert len(answers) >= 2 * 20
    for place, answer in answers.items():
        said = answer.content.decode() + str(answer.headers)
        assert SECRET not in said, place
    assert SECRET not in f"{row.head}{row.summary}{row.picture_html}{row.public_html}"
    assert SECRET not in f"{row.title_search}{row.public_search}"
    assert SECRET in f"{row.member_search}"


def test_member_only_guide_is_listed_by_title_and_summary(
    client: Client, guide: GuidePage
) -> None:
    for path in ("/advice/classroom/", "/topics/pay/"):
        text = client.get(path).content.decode()
        assert "Pay talks" in text, path
        assert guide.summary in text, path
