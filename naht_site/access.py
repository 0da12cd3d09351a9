"""Who may read the part of a page that is for members. The one rule."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

if TYPE_CHECKING:
    from naht_site.models import Published, SitePage

READ_PERMISSION = "naht_site.read_member_part"


class Viewer(enum.Enum):
    VISITOR = "visitor"
    MEMBER = "member"
    STAFF = "staff"


def has_session(request: HttpRequest) -> bool:
    """Whether the browser says that it has one; nothing is looked up."""
    return bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


def viewer_of(request: HttpRequest, at: datetime) -> Viewer:
    """Who asks, at that instant: a membership that has ended counts for nothing.

    Costs no query for somebody without a session, and one once the user is known.
    """
    if not has_session(request):
        return Viewer.VISITOR
    user = request.user
    if not user.is_authenticated:
        return Viewer.VISITOR
    # The one reach upwards: who is a member is for the members app alone to say.
    memberships = apps.get_model("members", "Membership").objects.current(at=at)
    permitted = ModelBackend().with_perm(READ_PERMISSION)
    is_member, is_permitted = (
        get_user_model()
        .objects.filter(pk=user.pk)
        .values_list(
            Exists(memberships.filter(member__user=OuterRef("pk"))),
            Exists(permitted.filter(pk=OuterRef("pk"))),
        )
        .get()
    )
    if is_member:
        return Viewer.MEMBER
    return Viewer.STAFF if is_permitted else Viewer.VISITOR


def may_read(page: Published | SitePage, viewer: Viewer) -> bool:
    """Whether that viewer may read all of `page`, its member's part too."""
    return not page.has_member_part or viewer in {Viewer.MEMBER, Viewer.STAFF}
