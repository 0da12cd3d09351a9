"""Accounts, members and memberships, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils import timezone

from members.enums import Nation
from members.member_numbers import new_number
from members.models import Member, Membership, User

PASSWORD = "three-calm-otters"


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a confirmed address and a password, PASSWORD.

    The traits name the groups of staff; `invited` has no password and no confirmed
    address, as an approval makes it.
    """

    class Meta:
        model = User

    class Params:
        invited = factory.Trait(password=None, confirmed=False)
        officer = factory.Trait(group="Membership officers")
        manager = factory.Trait(group="Membership managers")
        privacy = factory.Trait(group="Privacy officers")
        editor = factory.Trait(group="Editors")
        publisher = factory.Trait(group="Publishers")
        partner_manager = factory.Trait(group="Partner managers")
        administrator = factory.Trait(group="Administrators")

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = PASSWORD

    confirmed = True
    group = None

    @classmethod
    def _create(cls, model: type[User], *args: Any, **fields: Any) -> User:
        confirmed, group = fields.pop("confirmed"), fields.pop("group")
        user = model.objects.create_user(**fields)
        EmailAddress.objects.create(
            user=user, email=user.email, primary=True, verified=confirmed
        )
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    user = factory.SubFactory(UserFactory)
    number = factory.LazyFunction(new_number)
    first_name = "Jane"
    last_name = "Otterley"
    nation = Nation.WALES


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    class Params:
        ended = factory.Trait(
            ends=factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1))
        )
        to_come = factory.Trait(
            starts=factory.LazyFunction(lambda: timezone.now() + timedelta(days=40))
        )

    member = factory.SubFactory(MemberFactory)
    starts = factory.LazyFunction(lambda: timezone.now() - timedelta(days=100))
