"""What a browser says of itself, in the words of the person who uses it."""

from __future__ import annotations

# Each says the name of the one it comes from too, so the order is that of trust.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}


def in_words(user_agent: str) -> str:
    """Such as “Firefox on Windows”; what is not known is said to be so."""
    browser = _first(BROWSERS, user_agent)
    device = _first(DEVICES, user_agent)
    if not browser:
        return f"A browser on {device}" if device else "A browser we do not know"
    return f"{browser} on {device}" if device else browser


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
