from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from naht_site import mail
from naht_site.models import OutgoingMail

pytestmark = pytest.mark.django_db
Queue = Callable[..., OutgoingMail]


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Where the demo's mails go."""
    folder = tmp_path / "mails"
    settings.DEMO = True
    files = {
        "BACKEND": "naht_site.mail_files.MailFiles",
        "OPTIONS": {"file_path": str(folder)},
    }
    settings.MAILERS = settings.MAILERS | {"server": files}
    return folder


def send(queue: Queue, **parts: object) -> None:
    queue(**parts)
    assert mail.send_due() == 1


def test_list_shows_the_newest_mail_first(
    client: Client, queue: Queue, folder: Path
) -> None:
    for number in range(3):
        params = {"thing": f"number {number}", "name": "Jo"}
        send(queue, to=f"person{number}@example.org", params=params)

    page = client.get("/mail/").content.decode()

    places = [page.index(f">About number {number}<") for number in (2, 1, 0)]
    assert places == sorted(places)
    assert "To person1@example.org" in page


def test_empty_list_says_what_to_do(client: Client, folder: Path) -> None:
    response = client.get("/mail/")

    assert response.status_code == 200
    assert "No mail yet." in response.content.decode()


def test_mail_is_shown_as_text_with_its_links(
    client: Client, queue: Queue, folder: Path
) -> None:
    name = "Jo <script> http://testserver/link/abc/"
    send(queue, params={"thing": "it", "name": name})
    (file,) = folder.iterdir()

    page = client.get(f"/mail/{file.name}/").content.decode()

    assert "<h1>About it</h1>" in page
    assert "Hello Jo &lt;script&gt; " in page
    assert '<a href="http://testserver/link/abc/"' in page
    assert f'<a href="/mail/{file.name}/html/"' in page


def test_mail_is_shown_as_a_page_that_runs_and_loads_nothing(
    client: Client, queue: Queue, folder: Path
) -> None:
    send(queue)
    (file,) = folder.iterdir()

    response = client.get(f"/mail/{file.name}/html/")

    policy = response["Content-Security-Policy"]
    assert "<p>Hello Jo</p>" in response.content.decode()
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("end", ["", "html/"])
@pytest.mark.parametrize(
    "name",
    ["no.eml", "..", "..%2Fsecret.eml", "%2Fetc%2Fpasswd", "%00.eml", "a" * 5000],
)
def test_other_files_are_not_shown(
    client: Client, folder: Path, name: str, end: str
) -> None:
    folder.mkdir()
    (folder.parent / "secret.eml").write_text("Subject: secret\n\nsecret")

    response = client.get(f"/mail/{name}/{end}")

    assert response.status_code == 404


def test_list_bears_a_file_that_is_no_mail(client: Client, folder: Path) -> None:
    folder.mkdir()
    (folder / "odd.eml").write_bytes(b"\xff\x00 odd\n")
    (folder / "empty.eml").touch()

    statuses = [
        client.get(path).status_code
        for path in ("/mail/", "/mail/odd.eml/", "/mail/empty.eml/html/")
    ]

    assert statuses == [200] * 3


@pytest.mark.parametrize("path", ["/mail/", "/mail/{}/", "/mail/{}/html/"])
def test_nothing_is_shown_but_in_the_demo(
    client: Client, queue: Queue, folder: Path, settings: Settings, path: str
) -> None:
    send(queue)
    (file,) = folder.iterdir()
    settings.DEMO = False

    assert client.get(path.format(file.name)).status_code == 404
