from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest

from members.models import User
from naht_site import mail

PRIVACY_OFFICERS = "Privacy officers"


@transaction.atomic
def tell_of_superuser(
    sender: type[User], request: HttpRequest, user: User, **kwargs: Any
) -> None:
    """Mails the privacy officers when a superuser signs in, which emergencies need.

    Nobody works as superuser: it may see everything that is kept about people.
    """
    if not user.is_superuser:
        return
    officers = User.objects.filter(groups__name=PRIVACY_OFFICERS, is_active=True)
    sign_in = uuid4()
    for officer in officers:
        mail.queue(
            key=f"superuser.{sign_in}.{officer.pk}",
            to=officer.email,
            template="account/superuser",
            params={},
        )
