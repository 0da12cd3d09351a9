"""The pages of the eligibility check, of asking to join and of being a member."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members.models import JoinRequest
from naht_site import mailed_links
from tests.audit.pages import Pages
from tests.factories.eligibility import WAYS, answer
from tests.factories.join_requests import open_complete, open_in
from tests.factories.journey import ANSWERS, CONSENTS
from tests.factories.members import MemberFactory, MembershipFactory, UserFactory
from tests.factories.review import approved, asked, declined, link_of, sent
from tests.factories.schools import SchoolFactory
from tests.integration.test_join_questions import DOUBTS
from tests.integration.test_join_status import STATES

# Steps that may stay empty.
NEEDLESS = ("background", "keeping-in-touch")
# The mailed links that lead to a form, and the request each is about.
LINKS = {"answer": asked, "reply": declined, "activate": approved}


def walk(pages: Pages) -> None:
    check_eligibility(pages)
    ask_to_join(pages)
    come_back(pages)
    follow(pages)
    write_to_us(pages)
    be_a_member(pages)


def check_eligibility(pages: Pages) -> None:
    visitor = Client()
    for question, given in WAYS["eligible_by_responsibility"].items():
        path = f"/eligibility/{question}/"
        if question != "nation":  # It is among the forms that everybody reads.
            pages.get(visitor, path)
        pages.post(visitor, path)
        answer(visitor, **{question: given})
    for outcome, answers in WAYS.items():
        person = Client()
        answer(person, **answers)
        pages.get(person, "/eligibility/outcome/", f"outcome: {outcome}")


def ask_to_join(pages: Pages) -> None:
    person = Client()
    open_complete(person)
    for step in ANSWERS:
        pages.get(person, f"/join/{step}/", f"/join/{step}/ answered")
        if step not in NEEDLESS:
            pages.post(person, f"/join/{step}/")
    pages.get(person, "/join/check/")
    pages.post(person, "/join/check/")
    for number, (step, data, _) in enumerate(DOUBTS):
        pages.post(person, f"/join/{step}/", data, name=f"/join/{step}/ doubt {number}")
    school = SchoolFactory(name="Elm School", town="Bangor", postcode="LL57 1AA")
    looking = {"find": "elm bang", "look": "yes"}
    pages.post(person, "/join/workplace/", looking, name="/join/workplace/ found")
    looking |= {"pick": school.pk}
    pages.post(person, "/join/workplace/", looking, name="/join/workplace/ ticked")
    join_request = JoinRequest.objects.latest("created_at")
    person.post("/join/check/", CONSENTS | {"version": join_request.version})
    pages.get(person, "/join/sent/")


def come_back(pages: Pages) -> None:
    person = Client()
    pages.post(person, "/join/come-back/")
    pages.get(person, "/join/come-back/sent/")
    pages.get(person, "/join/?lost=yes")


def follow(pages: Pages) -> None:
    for state, (make, _, _) in STATES.items():
        person = Client()
        open_in(person, make())
        pages.get(person, "/join/status/", f"status: {state}")
    person = Client()
    open_in(person, sent())
    pages.get(person, "/join/status/withdraw/")


def write_to_us(pages: Pages) -> None:
    for kind, make in LINKS.items():
        link = mailed_links.address(link_of(make(), kind))
        path = link.removeprefix(settings.SITE_URL)
        person = Client()
        pages.get(person, path, f"link: {kind}")
        led_to = person.post(path)["Location"]
        pages.get(person, led_to)
        pages.post(person, led_to)
        if kind != "activate":
            pages.get(Client(), led_to, f"{led_to} closed", status=410)
            person.post(led_to, {"text": "I lead year 7."})
            pages.get(person, "/join/write/thanks/", f"{led_to} thanks")
    pages.get(Client(), "/link/not-a-token/", status=404)
    pages.get(Client(), "/membership/set-up/", "set-up closed", status=410)
    join_request = approved()
    path = mailed_links.address(link_of(join_request, "activate"))
    person = Client()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        pages.get(person, path.removeprefix(settings.SITE_URL), "link: old", status=410)
        person.post(path.removeprefix(settings.SITE_URL))
        pages.get(person, "/membership/fresh-link/")


def be_a_member(pages: Pages) -> None:
    accounts = {
        "current": MembershipFactory().member.user,
        "ended": MembershipFactory(ended=True).member.user,
        "to come": MembershipFactory(to_come=True).member.user,
        "without": MemberFactory().user,
        "staff": UserFactory(officer=True),
    }
    for name, account in accounts.items():
        person = Client()
        person.force_login(account)
        pages.get(person, "/membership/", f"membership: {name}")
        if name == "current":
            guide = "/advice/classroom/looking-at-pupils-work/"
            pages.get(person, guide, f"{guide} as a member")
            pages.get(person, "/search/?q=work", "search as a member")
