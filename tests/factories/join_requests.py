"""Requests that are not sent yet, and the roles they name, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members import join_cookie
from members.enums import (
    ContactBy,
    Contract,
    Nation,
    RoleGroup,
    Treatment,
    Work,
)
from members.models import JoinRequest, Role
from members.services.start import add_device

DONE = ["email", "job", "workplace", "name", "contact", "background"]


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role

    class Params:
        asks = factory.Trait(treatment=Treatment.ASK_RESPONSIBILITIES)
        retired_role = factory.Trait(retired=True)

    key = factory.Sequence(lambda n: f"role-{n}")
    name = factory.Sequence(lambda n: f"Role {n}")
    group = RoleGroup.LEARNING
    treatment = Treatment.MIDDLE_LEADER


class JoinRequestFactory(factory.django.DjangoModelFactory):
    """A request that has just begun, with no answers.

    `with_email` has an address and `confirmed` its owner's yes; `complete` has all
    answers and waits to be sent.
    """

    class Meta:
        model = JoinRequest

    class Params:
        with_email = factory.Trait(
            email=factory.Sequence(lambda n: f"Jane{n}@example.org"),
            email_key=factory.LazyAttribute(lambda row: row.email.lower()),
            steps_done=["email"],
        )
        confirmed = factory.Trait(
            with_email=True, email_confirmed_at=factory.LazyFunction(timezone.now)
        )
        complete = factory.Trait(
            with_email=True,
            nation=Nation.WALES,
            work=Work.NOW,
            role=factory.LazyFunction(lambda: Role.objects.get(key="senco")),
            job_title="ALNCo",
            job_starts=date(2019, 9, 1),
            contract=Contract.PERMANENT,
            first_name="Jane",
            last_name="Otterley",
            contact_by=ContactBy.EMAIL,
            address_is_home=True,
            address_line_1="1 Elm Road",
            town="Cardiff",
            postcode="CF10 1AA",
            steps_done=[*DONE, "keeping-in-touch"],
            place=True,
        )

    place = False

    @classmethod
    def _create(cls, model: type[JoinRequest], *args: Any, **fields: Any) -> Any:
        place = fields.pop("place")
        join_request = model.objects.create(**fields)
        if place:
            join_request.workplaces.create(name="Ysgol Dyfrgi", town="Cardiff")
        return join_request


def open_complete(client: Client, **fields: Any) -> JoinRequest:
    """A browser with a complete request, which may open every step there is."""
    asks = {"role": RoleFactory(asks=True), "responsibilities": ["subject"]}
    join_request = JoinRequestFactory(complete=True, **asks | fields)
    open_in(client, join_request)
    return join_request


def open_in(client: Client, join_request: JoinRequest) -> str:
    """Gives a browser the cookie of a request; its token."""
    token = join_cookie.new_token()
    add_device(join_request, token)
    client.cookies[settings.JOIN_COOKIE_NAME] = token
    return token
