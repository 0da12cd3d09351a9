"""`make run` for real, and what happens to a site: kills, a database that goes."""

from __future__ import annotations

import os
import signal

import pytest

from tests.soak.real_site import PHONE, Site, is_gone, until

pytestmark = pytest.mark.soak


def test_site_goes_on_when_a_web_process_is_killed(site: Site) -> None:
    *_, killed = site.processes("granian")
    os.kill(killed, signal.SIGKILL)
    until(lambda: is_gone(killed))

    answers = [site.get("/")[0] for _ in range(50)]

    assert answers == [200] * 50
    until(lambda: len(site.processes("granian")) == 3)


def test_worker_that_is_killed_comes_back(site: Site) -> None:
    (killed,) = site.processes("python manage.py procrastinate")
    os.kill(killed, signal.SIGKILL)

    until(lambda: is_gone(killed))

    until(lambda: len(site.processes("python manage.py procrastinate")) == 1)
    until(site.is_well)


def test_site_is_back_by_itself_when_the_database_is(site: Site) -> None:
    site.database.stop()

    status, page = site.get("/")
    assert (status, PHONE in page) == (503, True)
    assert site.get("/healthz/")[0] == 503

    site.database.start()
    assert site.get("/")[0] == 200
    until(site.is_well)


def test_worker_outlives_a_database_that_is_long_away(site: Site) -> None:
    (first,) = site.processes("python manage.py procrastinate")
    site.database.stop()

    until(lambda: is_gone(first))

    site.database.start()
    until(site.is_well)


def test_ctrl_c_leaves_no_process(site: Site) -> None:
    assert len(site.processes("granian")) == 3

    os.killpg(site.make.pid, signal.SIGINT)
    site.make.wait()

    assert site.processes("") == []
