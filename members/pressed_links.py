"""A mailed link whose button was pressed: its pages know it by the session.

Their addresses hold no token, so they can be shown, shared and kept in a history
without harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from naht_site import mailed_links
from naht_site.mailed_links import Purpose, State
from naht_site.models import MailedLink

KEY = "pressed_links"
GOOD_FOR = timedelta(hours=1)


def remember(request: HttpRequest, link: MailedLink) -> None:
    pressed = request.session.get(KEY, {})
    pressed[link.purpose] = [str(link.uuid), timezone.now().isoformat()]
    request.session[KEY] = pressed


def recall(request: HttpRequest, purpose: Purpose) -> MailedLink | None:
    """The link pressed in this browser within the hour, if it still works."""
    uuid, pressed_at = request.session.get(KEY, {}).get(purpose, [None, ""])
    now = timezone.now()
    if uuid is None or datetime.fromisoformat(pressed_at) + GOOD_FOR < now:
        return None
    link = MailedLink.objects.filter(uuid=uuid, purpose=purpose).first()
    if link is None or mailed_links.state(link, now) is not State.GOOD:
        return None
    return link


def clear(request: HttpRequest) -> None:
    """Forgets all that were pressed in this browser."""
    request.session.pop(KEY, None)


def forget(request: HttpRequest, purpose: Purpose) -> None:
    pressed = request.session.get(KEY, {})
    if pressed.pop(purpose, None) is not None:
        request.session[KEY] = pressed
