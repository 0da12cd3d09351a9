"""Where the links that we mail lead, for tests."""

from __future__ import annotations

from django.conf import settings

from naht_site import mailed_links
from naht_site.models import MailedLink


def path_of(link: MailedLink) -> str:
    """The link's address, below the site's own."""
    return mailed_links.address(link).removeprefix(settings.SITE_URL)


def newest_path(purpose: str) -> str:
    """The same of the newest link of that purpose."""
    return path_of(MailedLink.objects.filter(purpose=purpose).latest("pk"))
