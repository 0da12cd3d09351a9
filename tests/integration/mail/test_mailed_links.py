from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.core import mail as django_mail
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from naht_site import mail, mailed_links
from naht_site.mailed_links import Purpose, State
from naht_site.models import MailedLink, OutgoingMail

pytestmark = pytest.mark.django_db
SUBJECT = UUID("0190d5f0-0000-7000-8000-000000000001")


def made(purpose: Purpose = Purpose.ACTIVATE, hours: int = 1) -> MailedLink:
    return mailed_links.make(
        purpose=purpose,
        subject=SUBJECT,
        expires_at=timezone.now() + timedelta(hours=hours),
    )


def token_of(link: MailedLink) -> str:
    return urlsplit(mailed_links.address(link)).path.split("/")[2]


def found(token: str, at: datetime | None = None) -> State:
    return mailed_links.find(token, at or timezone.now()).state


def test_address_leads_back_to_its_link() -> None:
    link = made()

    address = mailed_links.address(MailedLink.objects.get())

    assert address == mailed_links.address(link)
    assert address.startswith("http://testserver/link/")
    assert mailed_links.find(token_of(link), timezone.now()).link == link


def test_address_is_made_from_the_sites_own(settings: Settings) -> None:
    settings.SITE_URL = "https://site.example.org"

    assert mailed_links.address(made()).startswith("https://site.example.org/link/")


def test_token_is_stored_nowhere_and_tells_nothing() -> None:
    token = token_of(made())

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(l)::text from naht_site_mailedlink l")
        (row,) = cursor.fetchone()
    assert token not in row
    assert SUBJECT.hex not in token


@pytest.mark.parametrize(
    "token",
    ["", "x", "é", "\0", "a" * 64, "a" * 5000, "=" * 64, "-_" * 32, "\ud800", "%00"],
)
def test_find_of_any_text_is_wrong(token: str) -> None:
    made()

    assert found(token) is State.WRONG


def test_find_refuses_a_token_with_one_character_changed() -> None:
    token = token_of(made())

    changed = [
        token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        for place in range(len(token))
    ]

    assert {found(one) for one in changed} == {State.WRONG}
    assert found(token + "A") is State.WRONG


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("purpose", "track"),
        ("subject", uuid4()),
        ("nonce", b"0" * 16),
        ("expires_at", datetime(2099, 1, 1, tzinfo=timezone.get_default_timezone())),
    ],
)
def test_token_dies_with_any_change_of_its_row(column: str, value: object) -> None:
    token = token_of(made())

    MailedLink.objects.update(**{column: value})

    assert found(token) is State.WRONG


def test_token_of_a_key_of_before_works_until_that_is_taken_away(
    settings: Settings,
) -> None:
    token = token_of(made())
    old = django_settings.SECRET_KEY

    settings.SECRET_KEY = "a-new-key-" + "fedcba9876543210" * 4
    settings.SECRET_KEY_FALLBACKS = [old]
    during = found(token)
    settings.SECRET_KEY_FALLBACKS = []

    assert (during, found(token)) == (State.GOOD, State.WRONG)


def test_link_works_up_to_the_instant_it_expires() -> None:
    link = made()
    token = token_of(link)

    before = found(token, link.expires_at - timedelta(microseconds=1))

    assert (before, found(token, link.expires_at)) == (State.GOOD, State.EXPIRED)


def test_newest_is_the_last_that_works_long_enough() -> None:
    long, newer = made(hours=9), made(hours=5)
    made(hours=1)
    made(Purpose.CONTINUE, hours=9)
    about = {"purpose": Purpose.ACTIVATE, "subject": SUBJECT}

    def newest(hours: int) -> MailedLink | None:
        until = timezone.now() + timedelta(hours=hours)
        return mailed_links.newest(**about, good_until=until)

    found = [newest(3), newest(7), newest(10)]
    mailed_links.revoke(**about, at=timezone.now())

    assert found == [newer, long, None]
    assert newest(3) is None


def test_revoke_ends_the_links_of_one_purpose_about_one_subject() -> None:
    others = mailed_links.make(
        purpose=Purpose.ACTIVATE,
        subject=uuid4(),
        expires_at=timezone.now() + timedelta(hours=1),
    )
    ended, kept = made(Purpose.ACTIVATE), made(Purpose.CONTINUE)

    count = mailed_links.revoke(
        subject=SUBJECT, purpose=Purpose.ACTIVATE, at=timezone.now()
    )

    states = [found(token_of(link)) for link in (ended, kept, others)]
    assert count == 1
    assert states == [State.REVOKED, State.GOOD, State.GOOD]


def test_revoke_without_a_purpose_ends_all_about_a_subject() -> None:
    links = [made(Purpose.ACTIVATE), made(Purpose.CONTINUE)]

    count = mailed_links.revoke(subject=SUBJECT, at=timezone.now())

    assert count == 2
    assert {found(token_of(link)) for link in links} == {State.REVOKED}


def test_mail_holds_the_links_address_made_when_it_is_sent(
    queue: Callable[..., OutgoingMail], settings: Settings
) -> None:
    link = made()
    queue(params={"thing": "it", "link": str(link.uuid)})
    settings.SITE_URL = "http://site.example.org"

    mail.send_due()

    assert mailed_links.address(link) in django_mail.outbox[0].body
    assert OutgoingMail.objects.get().params["link"] == str(link.uuid)


def test_mail_whose_link_was_replaced_is_not_sent(
    queue: Callable[..., OutgoingMail],
) -> None:
    queued = queue(params={"link": str(made().uuid)}, secret={"name": "Jo"})
    mailed_links.revoke(subject=SUBJECT, at=timezone.now())

    sent = mail.send_due()

    queued.refresh_from_db()
    assert (sent, django_mail.outbox) == (0, [])
    assert (queued.last_error, queued.secret) == ("no longer of use", None)
