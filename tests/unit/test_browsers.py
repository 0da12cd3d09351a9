from __future__ import annotations

import pytest

from naht_site import browsers

MOZILLA = "Mozilla/5.0"
ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (
            f"{MOZILLA} (Windows NT 10.0; Win64; x64) {ENGINE} Chrome/141.0 Safari/537",
            "Chrome on Windows",
        ),
        (
            f"{MOZILLA} (Windows NT 10.0) {ENGINE} Chrome/141.0 Safari/537 Edg/141.0",
            "Edge on Windows",
        ),
        (
            f"{MOZILLA} (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18 Safari/6",
            "Safari on iPhone",
        ),
        (f"{MOZILLA} (iPad; CPU OS 18_1) CriOS/141 Safari/60", "Chrome on iPad"),
        (
            f"{MOZILLA} (Linux; Android 15) {ENGINE} SamsungBrowser/28 Chrome/130 "
            "Mobile Safari/537",
            "Samsung Internet on Android",
        ),
        (f"{MOZILLA} (X11; CrOS x86_64) Chrome/141 Safari/537", "Chrome on Chromebook"),
        (
            f"{MOZILLA} (Macintosh; Intel Mac OS X 10.15; rv:140.0) Firefox/140.0",
            "Firefox on Mac",
        ),
        (f"{MOZILLA} (X11; Linux x86_64) Gecko", "A browser on Linux"),
        ("Firefox/140.0", "Firefox"),
        ("curl/8", "A browser we do not know"),
        ("", "A browser we do not know"),
    ],
)
def test_browser_is_named_as_people_know_it(user_agent: str, said: str) -> None:
    assert browsers.in_words(user_agent) == said
