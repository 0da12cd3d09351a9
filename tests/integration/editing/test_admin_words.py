"""The admin speaks of us, in the words of those who work with it."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu, help_menu, reports_menu

from naht_site.management import groups
from tests.factories.pages_read import words
from tests.factories.staff import signed_in_as, staff_of

pytestmark = pytest.mark.django_db

PAGES = ["Pages", "Pictures", "Documents"]
WRITING = ["Topics", "People who write", "Partners", "Search words"]
MENUS = {
    groups.EDITORS: [*PAGES, *WRITING, "Reports", "Help"],
    groups.PUBLISHERS: [*PAGES, *WRITING, "Reports", "Settings", "Help"],
    groups.PARTNER_MANAGERS: [*PAGES, "Partners", "Reports", "Help"],
    groups.MEMBERSHIP_OFFICERS: ["Join requests", "Reports", "Help"],
    groups.MEMBERSHIP_MANAGERS: [
        "Join requests",
        "Mails",
        "Eligibility",
        "Reports",
        "Help",
    ],
    groups.PRIVACY_OFFICERS: ["Reports", "Help"],
    groups.ADMINISTRATORS: ["Settings", "Help"],
}
SHORTCUTS = {
    groups.EDITORS: ["Write an article", "Guides", "Offers", "Feedback from readers"],
    groups.PUBLISHERS: [
        "Write an article",
        "Guides",
        "Offers",
        "Partners",
        "Feedback from readers",
    ],
    groups.PARTNER_MANAGERS: ["Offers", "Partners"],
    groups.MEMBERSHIP_OFFICERS: [],
    groups.MEMBERSHIP_MANAGERS: ["Roles", "Export join requests", "Words of our mails"],
    groups.PRIVACY_OFFICERS: ["Export join requests"],
    groups.ADMINISTRATORS: ["Staff accounts", "Groups"],
}


@pytest.fixture(autouse=True)
def _demo(settings: object) -> None:
    settings.DEMO = True


def first_screen(client: Client) -> str:
    return client.get("/admin/").content.decode()


def shortcuts(client: Client) -> list[tuple[str, str]]:
    """The title and the address of each."""
    panel = re.search(
        r'id="shortcuts-section"(.*?)</section>', first_screen(client), re.S
    )
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', panel[1]) if panel else []


def test_every_group_is_held() -> None:
    assert set(MENUS) == set(SHORTCUTS) == set(groups.PERMISSIONS)


@pytest.mark.parametrize("group", MENUS)
def test_menu_of_a_group_has_its_words_in_order(group: str) -> None:
    request = RequestFactory().get("/admin/")
    request.user = staff_of(group)

    items = admin_menu.menu_items_for_request(request)

    assert [item.label for item in sorted(items, key=lambda item: item.order)] == (
        MENUS[group]
    )


def test_help_leads_nowhere_outside() -> None:
    request = RequestFactory().get("/admin/")
    request.user = staff_of(groups.EDITORS)

    items = help_menu.menu_items_for_request(request)

    assert [(item.label, item.url) for item in items] == [("Keys to press", "#")]


def test_reports_lead_nowhere_outside() -> None:
    request = RequestFactory().get("/admin/")
    request.user = staff_of(groups.PUBLISHERS)

    items = reports_menu.menu_items_for_request(request)

    assert {item.url.split("/")[1] for item in items} == {"admin"}
    assert len(items) >= 5


@pytest.mark.parametrize("group", SHORTCUTS)
def test_first_screen_leads_where_the_group_goes(group: str) -> None:
    client = signed_in_as(group)

    found = shortcuts(client)

    assert [title for _, title in found] == SHORTCUTS[group]
    assert [client.get(address).status_code for address, _ in found] == (
        [200] * len(found)
    )


def test_first_screen_carries_our_name_and_mark_and_no_word_of_its_maker() -> None:
    html = first_screen(signed_in_as(groups.EDITORS))

    assert re.search(r"<title>(.*?)</title>", html)[1] == "Start - NAHT middle leaders"
    assert words(re.search(r"<h1.*?</h1>", html, re.S)[0]) == "NAHT middle leaders"
    assert re.findall(r'rel="(?:shortcut )?icon" href="([^"]+)"', html) == [
        "/static/img/favicon.svg"
    ]
    own = re.search(r"<main.*?</main>", html, re.S)[0]
    assert "agtail" not in words(own)
    assert "https://" not in own


def test_pages_are_searched_by_those_who_have_pages() -> None:
    editor = first_screen(signed_in_as(groups.EDITORS, "editor@example.org"))
    officer = first_screen(
        signed_in_as(groups.MEMBERSHIP_OFFICERS, "officer@example.org")
    )

    assert (editor.count('role="search"'), officer.count('role="search"')) == (1, 0)


def test_without_javascript_the_admin_says_what_still_works() -> None:
    html = first_screen(signed_in_as(groups.MEMBERSHIP_OFFICERS))

    said = [words(each) for each in re.findall(r"<noscript>(.*?)</noscript>", html)]
    assert said == [
        "Your browser has JavaScript switched off. You can still review join "
        "requests. To write pages, or to use the menu, switch it on."
    ]


def test_the_admins_own_way_in_is_ours(client: Client) -> None:
    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0] == f"{reverse('account_login')}?next=/admin/"
    assert (
        words(re.search(r"<h1.*?</h1>", response.content.decode(), re.S)[0])
        == "Sign in"
    )
