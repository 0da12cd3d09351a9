"""Staff who are signed in, by their group."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from members.models import User


def staff_of(group: str, email: str = "somebody@example.org") -> User:
    """A new account in the group."""
    user = User.objects.create_user(email)
    user.groups.add(Group.objects.get(name=group))
    return user


def signed_in_as(group: str, email: str = "somebody@example.org") -> Client:
    """A browser in which a new account of that group is signed in.

    The site must be a demo, where staff need no second factor.
    """
    client = Client()
    client.force_login(staff_of(group, email))
    return client
