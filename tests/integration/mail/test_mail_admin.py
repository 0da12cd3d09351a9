"""Staff look at every mail, and change the words of some."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.test import Client
from pytest_django.fixtures import Settings

from members.models import User
from naht_site import mail, mail_kinds
from naht_site.mail_kinds import MailKind
from naht_site.models import MailWording, OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.review import asked, withdrawn

pytestmark = pytest.mark.django_db
WITHDRAWN = "/admin/mails/withdrawn/"
ASKED = "/admin/mails/asked/"
OURS = mail_kinds.find("withdrawn").words
NEW = "Dear {first_name}\n\nWe have closed {reference}, as you wished."
TABLE = mail_kinds.table()


@pytest.fixture
def manager(client: Client, settings: Settings) -> User:
    """Whoever `client` is signed in as."""
    settings.DEMO = True
    user = UserFactory(manager=True)
    client.force_login(user)
    return user


def save(client: Client, words: str, path: str = WITHDRAWN, based_on: int = 0) -> str:
    response = client.post(path, {"words": words, "based_on": based_on}, follow=True)
    return html.unescape(response.content.decode())


def errors_of(page: str) -> list[str]:
    box = re.search(r'<div id="words-error".*?</div>', page, re.DOTALL)
    return re.findall(r"<p>(.*?)</p>", box[0], re.DOTALL) if box else []


@pytest.mark.parametrize(
    "role",
    [
        "stranger",
        "editor",
        "publisher",
        "partner_manager",
        "officer",
        "privacy",
        "administrator",
    ],
)
def test_nobody_but_managers_sees_or_changes_a_mail(
    client: Client, settings: Settings, role: str
) -> None:
    settings.DEMO = True
    if role != "stranger":
        client.force_login(UserFactory(**{role: True}))
    refused = 302 if role == "stranger" else 403

    for path in ("/admin/mails/", WITHDRAWN, f"{WITHDRAWN}shown/"):
        assert client.get(path).status_code == refused
        assert client.post(path, {"words": NEW, "based_on": 0}).status_code == refused
    assert MailWording.objects.count() == 0


def test_list_holds_every_mail_of_the_table(client: Client, manager: User) -> None:
    save(client, NEW)

    page = html.unescape(client.get("/admin/mails/").content.decode())

    rows = re.findall(
        r'<a href="/admin/mails/([\w-]+)/">(.*?)</a></td>.*?'
        r'<td class="mail-whole">([^<]*)</td>',
        page,
        re.DOTALL,
    )
    assert [(slug, title) for slug, title, _ in rows] == [
        (kind.slug, kind.title)
        for kind in sorted(TABLE, key=lambda kind: not kind.words)
    ]
    whose = {slug: words for slug, _, words in rows}
    assert (whose["withdrawn"], whose["asked"], whose["staff_digest"]) == (
        "Your words",
        "Our words",
        "Fixed",
    )
    assert '"/admin/mails/"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize("kind", TABLE, ids=[kind.slug for kind in TABLE])
def test_each_mail_is_shown_as_text_and_in_a_frame_where_nothing_runs(
    client: Client, manager: User, kind: MailKind
) -> None:
    written = mail.write(kind.template, kind.values)

    page = client.get(f"/admin/mails/{kind.slug}/").content.decode()
    shown = client.get(f"/admin/mails/{kind.slug}/shown/")

    assert html.escape(written.text).replace("&#x27;", "&#39;") in page
    (frame,) = re.findall(r"<iframe[^>]*>", page)
    assert f'src="/admin/mails/{kind.slug}/shown/"' in frame
    assert frame.endswith(" sandbox>")
    assert ("<textarea" in page) == bool(kind.words)
    assert shown.content.decode() == written.html
    policy = shown["Content-Security-Policy"].split("; ")
    assert sorted(policy) == [
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox",
        "style-src 'unsafe-inline'",
    ]


def test_mail_that_is_not_there_is_not_found(client: Client, manager: User) -> None:
    assert client.get("/admin/mails/nothing/").status_code == 404
    assert client.get("/admin/mails/nothing/shown/").status_code == 404


def test_fixed_words_are_not_changed(client: Client, manager: User) -> None:
    response = client.post(
        "/admin/mails/staff_digest/", {"words": "Hello", "based_on": 0}
    )

    assert response.status_code == 404
    assert MailWording.objects.count() == 0


def test_mail_that_waits_goes_in_the_words_of_the_moment_it_is_sent(
    client: Client, manager: User
) -> None:
    join_request = withdrawn()
    row = OutgoingMail.objects.get(template="withdrawn")
    before = mail.render(row)

    save(client, NEW)

    message = mail.render(row)
    assert "is closed, as you asked." in before.body
    assert message.subject == f"About your request {join_request.reference}"
    assert (
        f"Dear Jane\n\nWe have closed {join_request.reference}, as you wished."
        in message.body
    )
    assert ">Dear Jane</p>" in message.alternatives[0].content
    assert "is closed" not in message.body + message.alternatives[0].content


@pytest.mark.parametrize(
    ("path", "words", "sentence"),
    [
        (WITHDRAWN, "Hello {last_name}", "“{last_name}” is not known here. Use one"),
        (WITHDRAWN, "{link}", "“{link}” is not known here. Use one from the list"),
        (WITHDRAWN, "Hello {first_name", "A curly bracket stands alone. Close it"),
        (WITHDRAWN, "  \n ", "Write the words of the mail."),
        (WITHDRAWN, "x" * 3001, "Ensure this value has at most 3000 characters"),
        (ASKED, "Hello {first_name}", "Put {link} in: the link without which nothing"),
        (ASKED, "Press {link} now", "Put {link} on a line of its own: it becomes the"),
    ],
)
def test_words_that_do_not_fit_are_refused_beside_the_field(
    client: Client, manager: User, path: str, words: str, sentence: str
) -> None:
    page = save(client, words, path)

    (error,) = errors_of(page)
    assert error.startswith(sentence)
    assert f">\n{words}</textarea>" in page
    assert 'aria-describedby="words-help words-error words-names"' in page
    assert 'aria-invalid="true"' in page
    assert MailWording.objects.count() == 0


def test_words_of_staff_run_nothing_and_are_escaped(
    client: Client, manager: User
) -> None:
    withdrawn()
    words = "<script>alert(1)</script> & % {first_name} $reference"

    save(client, words)

    message = mail.render(OutgoingMail.objects.get(template="withdrawn"))
    page = message.alternatives[0].content
    assert "<script>alert(1)</script> & % Jane $reference" in message.body
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; % Jane $reference" in page
    assert "<script" not in page


@pytest.mark.parametrize("words", ["{{ first_name }}", "{% debug %}", "{# a #}"])
def test_code_of_templates_is_refused(
    client: Client, manager: User, words: str
) -> None:
    assert len(errors_of(save(client, words))) >= 1
    assert MailWording.objects.count() == 0


def test_history_keeps_what_was_and_who_saved_it(client: Client, manager: User) -> None:
    save(client, NEW)
    first = MailWording.objects.get()

    page = save(client, NEW + "\n\nGoodbye", based_on=first.pk)

    assert page.count('<details class="mail-saved">') == 2
    assert page.count(f", {manager.email}") >= 2
    assert f"{NEW}</pre>" in page
    assert [saved.text for saved in MailWording.objects.all()] == [
        NEW + "\n\nGoodbye",
        NEW,
    ]


def test_back_to_our_wording_keeps_theirs_in_the_history(
    client: Client, manager: User
) -> None:
    save(client, NEW)

    page = client.post(WITHDRAWN, {"back": "1"}, follow=True).content.decode()

    assert "The mail has our words again." in page
    assert f">\n{OURS}</textarea>" in html.unescape(page)
    assert 'name="back"' not in page
    assert [saved.text for saved in MailWording.objects.all()] == ["", NEW]


def test_saving_what_stands_changes_nothing(client: Client, manager: User) -> None:
    page = save(client, OURS)

    assert "Nothing was changed." in page
    assert MailWording.objects.count() == 0


def test_saving_over_newer_words_is_refused_once(client: Client, manager: User) -> None:
    other = MailWording.objects.create(
        template="withdrawn", text="Words of another", saved_by=manager
    )

    refused = save(client, NEW, based_on=0)

    (error,) = errors_of(refused)
    assert error.startswith("Somebody else has saved other words")
    assert f">\n{NEW}</textarea>" in refused
    assert f'name="based_on" value="{other.pk}"' in refused
    assert errors_of(save(client, NEW, based_on=other.pk)) == []
    assert MailWording.objects.first().text == NEW


@pytest.mark.parametrize(
    "change",
    [lambda saved: saved.update(text=""), lambda saved: saved.delete()],
    ids=["update", "delete"],
)
def test_saved_words_are_never_changed(
    manager: User, change: Callable[[QuerySet], object]
) -> None:
    MailWording.objects.create(template="withdrawn", text=NEW, saved_by=manager)

    with pytest.raises(DatabaseError), transaction.atomic():
        change(MailWording.objects.all())


def test_words_that_no_longer_fit_give_way_to_ours(manager: User) -> None:
    asked()
    MailWording.objects.create(template="asked", text="No link", saved_by=manager)

    message = mail.render(OutgoingMail.objects.get(template="asked"))

    assert "We are looking at your request" in message.body
    assert "No link" not in message.body
