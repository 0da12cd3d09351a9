from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from members.models import User
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.pages_read import without_tokens

from .conftest import SignIn

pytestmark = pytest.mark.django_db
Mails = Callable[[], list[tuple[str, str]]]


def is_signed_in(client: Client) -> bool:
    return client.get("/account/email/").status_code == 200


def error_of(page: str) -> list[str]:
    """The words of the error summary."""
    (summary,) = re.findall(r'<[^>]*class="error-summary.*?</ul>', page, re.S)
    return re.sub(r"<[^>]+>", " ", summary).split()


@pytest.mark.parametrize(
    "email", ["jo@example.org", "JO@Example.ORG", " jo@example.org"]
)
def test_password_signs_in(client: Client, email: str) -> None:
    UserFactory(email="jo@example.org")

    response = client.post("/account/login/", {"login": email, "password": PASSWORD})

    assert (response.status_code, response["Location"]) == (302, "/membership/")
    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_get_the_same_words(
    client: Client, sign_in: SignIn
) -> None:
    known = sign_in(UserFactory(), password="wrong-calm-otters")

    unknown = sign_in(User(email="nobody@example.org"), password="wrong-calm-otters")

    assert known.status_code == unknown.status_code == 200
    assert error_of(known.content.decode()) == error_of(unknown.content.decode())
    assert not is_signed_in(client)


def test_unknown_address_costs_the_time_of_a_password(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    monkeypatch.setattr(
        User, "set_password", lambda _, password: hashed.append(password)
    )

    sign_in(User(email="nobody@example.org"))

    assert hashed == [PASSWORD]


def test_switched_off_account_is_not_signed_in(client: Client, sign_in: SignIn) -> None:
    response = sign_in(UserFactory(is_active=False))

    assert response["Location"] == "/account/inactive/"
    assert not is_signed_in(client)


def test_session_of_an_account_that_is_switched_off_ends_at_once(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory()
    sign_in(user)

    User.objects.update(is_active=False)

    assert not is_signed_in(client)


def test_unconfirmed_address_is_asked_to_confirm_first(
    client: Client, sign_in: SignIn, mails_sent: Mails
) -> None:
    user = UserFactory(confirmed=False)

    response = sign_in(user)

    assert response["Location"] == "/account/confirm-email/"
    assert mails_sent() == [(user.email, "Please confirm your e-mail address")]
    assert not is_signed_in(client)


def test_opening_the_link_that_confirms_an_address_changes_nothing(
    client: Client, sign_in: SignIn, mails_sent: Mails
) -> None:
    user = UserFactory(confirmed=False)
    sign_in(user)
    mails_sent()
    (address,) = re.findall(r"http://testserver(/\S+)", django_mail.outbox[0].body)

    opened = client.get(address)
    after_opening = user.emailaddress_set.get().verified
    client.post(address)

    assert (opened.status_code, after_opening) == (200, False)
    assert user.emailaddress_set.get().verified


def test_signing_in_changes_the_sessions_key(client: Client, sign_in: SignIn) -> None:
    client.post("/eligibility/nation/", {"nation": "wales"})
    before = client.session.session_key

    sign_in(UserFactory())

    assert before is not None
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "https:evil.example",
        "\thttps://evil.example/",
        "http://testserver@evil.example/",
        "\0",
        "a" * 5000,
    ],
)
@pytest.mark.parametrize("place", ["form", "address"])
def test_signing_in_leads_to_no_other_site(
    client: Client, away: str, place: str
) -> None:
    user = UserFactory()
    form = {"login": user.email, "password": PASSWORD}
    where = {"form": {"data": form | {"next": away}}, "address": {"data": form}}[place]
    if place == "address":
        where["query_params"] = {"next": away}

    response = client.post("/account/login/", **where)

    leads_to = response["Location"]
    assert response.status_code == 302
    assert leads_to == "/membership/" or leads_to.lstrip("/").startswith("aaa")
    assert is_signed_in(client)


def test_signing_in_leads_to_the_page_that_asked(sign_in: SignIn) -> None:
    response = sign_in(UserFactory(), next="/advice/")

    assert response["Location"] == "/advice/"


def test_signing_out_ends_the_session_on_the_server(
    client: Client, sign_in: SignIn
) -> None:
    sign_in(UserFactory())
    stolen = Client()
    stolen.cookies = client.cookies.copy()

    by_get = client.get("/account/logout/")
    after_get = is_signed_in(client)
    by_post = client.post("/account/logout/")

    assert (by_get.status_code, after_get) == (200, True)
    assert by_post["Location"] == "/"
    assert not is_signed_in(client)
    assert not is_signed_in(stolen)


def test_five_wrong_passwords_lock_the_address_for_a_while(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory()
    for _ in range(5):
        sign_in(user, password="wrong-calm-otters")

    response = sign_in(user)

    assert "You have tried many times." in response.content.decode()
    assert not is_signed_in(client)


def test_guessing_from_one_place_is_refused_whatever_the_address(
    client: Client,
) -> None:
    statuses = [
        client.post(
            "/account/login/",
            {"login": f"person{number}@example.org", "password": "wrong"},
        ).status_code
        for number in range(31)
    ]

    assert statuses[-1] == 429


def test_counters_are_shared_by_all_processes(sign_in: SignIn) -> None:
    sign_in(UserFactory(email="jo@example.org"), password="wrong-calm-otters")

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from naht_site_cache")
        (count,) = cursor.fetchone()
        cursor.execute("select string_agg(cache_key, ' ') from naht_site_cache")
        (keys,) = cursor.fetchone()
    assert type(cache._connections["default"]).__name__ == "DatabaseCache"
    assert count > 0
    assert "jo@" not in keys


def test_nobody_can_sign_up(client: Client) -> None:
    form = {
        "email": "new@example.org",
        "password1": "four-calm-otters",
        "password2": "four-calm-otters",
    }

    shown = client.get("/account/signup/")
    sent = client.post("/account/signup/", form)

    assert [shown.templates[0].name, sent.templates[0].name] == [
        "account/signup_closed.html"
    ] * 2
    assert User.objects.filter(email="new@example.org").count() == 0


def test_code_by_mail_signs_in(client: Client, mails_sent: Mails) -> None:
    user = UserFactory()
    asked = client.post("/account/login/code/", {"email": user.email})
    mails_sent()
    (code,) = re.findall(r"Your code is (\S+)", django_mail.outbox[0].body)

    response = client.post(asked["Location"], {"code": code})

    assert response["Location"] == "/membership/"
    assert is_signed_in(client)


def test_code_is_mailed_to_known_addresses_alone_and_the_page_tells_nothing(
    client: Client, mails_sent: Mails
) -> None:
    user = UserFactory()

    known = client.post("/account/login/code/", {"email": user.email})
    other = Client()
    unknown = other.post("/account/login/code/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (
        unknown.status_code,
        unknown["Location"],
    )
    assert mails_sent() == [(user.email, "Your sign-in code")]
    pages = [
        browser.get(known["Location"]).content.decode().replace(email, "")
        for browser, email in ((client, user.email), (other, "nobody@example.org"))
    ]
    assert without_tokens(pages[0]) == without_tokens(pages[1])


@pytest.mark.parametrize("email", ["jo@example.org", "nobody@example.org"])
@pytest.mark.parametrize(
    ("path", "most"), [("/account/password/reset/", 3), ("/account/login/code/", 6)]
)
def test_nobody_is_flooded_with_mails(
    mails_sent: Mails, path: str, most: int, email: str
) -> None:
    UserFactory(email="jo@example.org")
    ways_to_write = [email, email.upper(), email.title()]

    statuses = [
        Client().post(path, {"email": ways_to_write[number % 3]}).status_code
        for number in range(most + 3)
    ]

    assert [status == 302 for status in statuses] == [True] * most + [False] * 3
    assert len(mails_sent()) == (most if email.startswith("jo") else 0)
