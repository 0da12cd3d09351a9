"""People send requests while the database restarts and web and worker are killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from email import message_from_bytes
from http.cookiejar import Cookie, CookieJar
from pathlib import Path

import psycopg
import pytest

from tests.soak.real_site import ROOT, Site, until

pytestmark = pytest.mark.soak

PEOPLE = 40
AT_ONCE = 4
PAUSE = 1.0  # seconds between two presses
SECONDS_TO_SEND = 240
REFERENCE = re.compile(r"JR-[0-9A-Z]{8}|JR-[0-9A-Z]{4}-[0-9A-Z]{4}")


class Person:
    """A browser with the cookie of a complete request. It presses until it is sent.

    Each is in a network of its own: from one, the site takes so many forms an hour.
    """

    def __init__(self, site: Site, token: str, number: int) -> None:
        self.address = f"http://127.0.0.1:{site.port}"
        jar = CookieJar()
        jar.set_cookie(_cookie("join", token))
        self.browser = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar)
        )
        self.browser.addheaders = [("X-Forwarded-For", f"10.0.{number}.1")]

    def send(self) -> str:
        """Presses until the page with the reference is there, then once more."""
        end = time.monotonic() + SECONDS_TO_SEND
        while time.monotonic() < end:
            time.sleep(PAUSE)  # so that everybody is busy while things go wrong
            with suppress(OSError):
                self.press()
                shown = REFERENCE.search(self.open("/join/sent/"))
                if shown:
                    with suppress(OSError):
                        self.press()
                    return shown[0]
        return ""

    def press(self) -> None:
        page = self.open("/join/check/")
        hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
        form = {"accurate": "on", "rules": "on", "privacy": "on"} | {
            name: hidden[name]
            for name in ("csrfmiddlewaretoken", "version")
            if name in hidden
        }
        self.open("/join/check/", urllib.parse.urlencode(form).encode())

    def open(self, path: str, data: bytes | None = None) -> str:
        with self.browser.open(self.address + path, data, timeout=20) as page:
            return page.read().decode()


def test_requests_survive_restarts_and_kills(site: Site) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        sending = [
            people.submit(Person(site, token, number).send)
            for number, token in enumerate(_make_drafts(site))
        ]
        for _ in range(3):
            time.sleep(4)  # while all is well, requests are sent
            os.kill(site.processes("granian")[-1], signal.SIGKILL)
            time.sleep(2)  # while a web process is missing, they are too
            site.database.stop()
            time.sleep(1)  # and while there is no database
            site.database.start()
            time.sleep(4)  # work for the workers gathers
            for worker in site.processes("python manage.py procrastinate"):
                os.kill(worker, signal.SIGKILL)
        references = [job.result() for job in sending]
    until(site.is_well)
    until(lambda: _ask(site, "SELECT count(*) FROM ours WHERE sent_at IS NULL") == [0])

    shown = [reference.replace("-", "") for reference in references]
    sent = _ask(site, "SELECT reference FROM ours")
    assert len(set(shown)) == PEOPLE
    assert sorted(each.replace("-", "") for each in sent) == sorted(shown)
    assert _ask(site, "SELECT events FROM ours") == [1] * PEOPLE
    copies = _copies(site, sent)
    assert set(copies) == set(sent)
    assert [len(ids) for ids in copies.values()] == [1] * PEOPLE
    twice = sum(max(ids.values()) > 1 for ids in copies.values())
    print(f"{PEOPLE} requests sent, {len(copies)} mails, {twice} of them twice")


def _make_drafts(site: Site) -> list[str]:
    place = f"postgresql:///naht?host={site.database.host}&user=naht"
    variables = os.environ | {
        "DATABASE_URL": place,
        "DATA_DIR": str(site.folder),
        "DEMO": "on",
    }
    made = subprocess.run(
        [sys.executable, "-m", "tests.soak.seed_drafts", str(PEOPLE)],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(made.stdout)


# What was sent of the drafts above, with the mail that says so: one row for each mail.
OURS = r"""
    WITH ours AS (
        SELECT request.reference, mail.sent_at, (
            SELECT count(*) FROM members_joinrequestevent AS event
            WHERE event.join_request_id = request.id AND event.what = 'submitted'
        ) AS events
        FROM members_joinrequest AS request
        JOIN naht_site_outgoingmail AS mail
        ON mail.key = 'join.' || request.id || '.received'
        WHERE request.email_key ~ '^jane[0-9]+@' AND request.status = 'submitted'
    )
"""


def _ask(site: Site, query: str) -> list[object]:
    with _database(site) as database:
        return [row[0] for row in database.execute(OURS + query)]


@contextmanager
def _database(site: Site) -> Iterator[psycopg.Connection]:
    place = f"postgresql:///naht?host={site.database.host}&user=naht"
    with psycopg.connect(place) as connection:
        yield connection


def _copies(site: Site, references: list[object]) -> dict[object, Counter[str]]:
    """For each reference the Message-IDs of the mails about it, and how often."""
    found: dict[object, Counter[str]] = {}
    for file in Path(site.folder, "mail").glob("*.eml"):
        message = message_from_bytes(file.read_bytes())
        about = message["Subject"].removeprefix("About your request ")
        if about in references:
            found.setdefault(about, Counter())[message["Message-ID"]] += 1
    return found


def _cookie(name: str, value: str) -> Cookie:
    return Cookie(
        version=0, name=name, value=value, port=None, port_specified=False,
        domain="127.0.0.1", domain_specified=False, domain_initial_dot=False,
        path="/", path_specified=True, secure=False, expires=None, discard=True,
        comment=None, comment_url=None, rest={},
    )  # fmt: skip
