"""Run again, and taken away: what a person did meanwhile stays."""

from __future__ import annotations

import pytest

from advice.models import AdviceSectionPage, GuidePage
from members.demo.accounts import close, make_staff, ways_in
from members.demo.removal import remove_requests
from members.demo.requests import Office, make_requests
from members.models import JoinRequest, User
from members.services.take import take
from naht_site.management.demo.sign_in import STAFF, password_of
from naht_site.models import PageTopic, Picture, Topic
from news.models import NewsIndexPage, NewsPage
from partners.models import OfferCategoryPage
from tests.factories.demo import rows, seed_demo
from tests.factories.members import UserFactory
from tests.factories.review import sent

pytestmark = pytest.mark.usefixtures("demo")


def test_second_run_makes_nothing() -> None:
    before = rows()

    seed_demo()

    assert rows() == before


def test_second_run_leaves_alone_what_a_person_changed() -> None:
    article = NewsPage.objects.get(slug="still-learning")
    article.title, article.slug = "Our own title", "our-own-address"
    article.save_revision().publish()
    topic = Topic.objects.get(slug="behaviour")
    topic.name, topic.slug = "Conduct", "conduct"
    topic.save()
    before = rows()

    seed_demo()

    article.refresh_from_db()
    topic.refresh_from_db()
    assert (article.title, article.slug) == ("Our own title", "our-own-address")
    assert (topic.name, topic.slug) == ("Conduct", "conduct")
    assert rows() == before


def test_second_run_makes_what_is_missing_but_not_in_place_of_a_persons_page() -> None:
    NewsPage.objects.get(slug="still-learning").delete()
    NewsPage.objects.get(slug="help-schools-to-grow").delete()
    mine = NewsPage(title="Mine", slug="still-learning", summary="Mine.")
    NewsIndexPage.objects.get().add_child(instance=mine)

    seed_demo()

    assert set(NewsPage.objects.values_list("slug", "title")) == {
        ("still-learning", "Mine"),
        ("help-schools-to-grow", "Help schools to grow, and measure them less"),
        ("behaviour-hubs-new-dates", "Behaviour hubs start later, with a second "
         "chance to lead one"),
        ("pupil-support-in-lockdown", "How schools reached their pupils in the first "
         "lockdown"),
        ("school-business-standards", "A clearer picture of what school business "
         "leaders do"),
    }  # fmt: skip


def test_delete_leaves_what_was_there_before(
    made: tuple[dict[str, int], str],
) -> None:
    before, _ = made

    printed = seed_demo(delete=True)

    assert printed == "The demo is gone.\n"
    assert rows() == before


def test_delete_leaves_what_a_person_added() -> None:
    category = OfferCategoryPage.objects.get(slug="naht-assured")
    category.summary = "Ours."
    category.save_revision().publish()
    guide = GuidePage(
        title="Mine",
        slug="mine",
        summary="Mine.",
        share_picture=Picture.objects.get(title="Bunting at night"),
        page_topics=[PageTopic(topic=Topic.objects.get(slug="families"))],
    )
    AdviceSectionPage.objects.get(slug="classroom").add_child(instance=guide)
    officer = User.objects.get(email="officer@example.org")
    join_request = sent()
    take(uuid=join_request.uuid, version=join_request.version, by=officer)

    printed = seed_demo(delete=True)

    assert printed.splitlines() == [
        "The demo is gone.",
        "“Families” stays: something else uses it.",
        "“Purple tiles” stays: something else uses it.",
        "“Bunting at night” stays: something else uses it.",
        "officer@example.org stays, switched off: records that are not the demo’s "
        "name it.",
    ]
    assert [page.title for page in GuidePage.objects.all()] == ["Mine"]
    assert [topic.name for topic in Topic.objects.all()] == ["Families"]
    assert {picture.title for picture in Picture.objects.all()} == {
        "Purple tiles",
        "Bunting at night",
    }
    assert list(JoinRequest.objects.all()) == [join_request]
    officer.refresh_from_db()
    assert list(User.objects.all()) == [officer]
    assert (officer.is_active, officer.has_usable_password()) == (False, False)


def test_account_that_stayed_is_opened_again_with_the_demo() -> None:
    officer = User.objects.get(email="officer@example.org")
    close(officer)

    make_staff()

    officer.refresh_from_db()
    (person,) = [person for person in STAFF if person.email == officer.email]
    assert officer.is_active
    assert officer.check_password(password_of(person))


def test_table_says_which_account_is_not_the_demos_and_which_is_closed() -> None:
    User.objects.filter(email="editor@example.org").update(email="gone@example.org")
    User.objects.create_user("editor@example.org")
    User.objects.filter(email="privacy@example.org").update(is_active=False)

    shown = {person.email: password for person, password in ways_in()}

    assert shown["editor@example.org"] == "(not the demo’s account)"
    assert shown["privacy@example.org"] == "(switched off)"
    assert shown["publisher@example.org"] == password_of(STAFF[1])


def test_somebody_elses_account_at_a_members_address_is_left_alone() -> None:
    remove_requests()
    account = UserFactory(email="member@example.org", password="three-calm-otters")
    staff = make_staff()

    left_out = make_requests(
        Office(
            officer=staff["Membership officers"], manager=staff["Membership managers"]
        )
    )

    account.refresh_from_db()
    assert left_out == ["member@example.org has an account already: left alone."]
    assert account.check_password("three-calm-otters")
    assert JoinRequest.objects.count() == 12
