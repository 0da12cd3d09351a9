"""What the words of mails about requests may hold, and until when they are of use."""

from __future__ import annotations

from members.enums import Status
from members.models import JoinRequest
from naht_site.mail_kinds import Placeholder
from naht_site.models import OutgoingMail

APPLICANT = "The person who asks to join"
ABOUT = "About your request {reference}"
EXAMPLE_LINK = "https://www.example.org/link/an-example/"
HELLO = "Hello {first_name}\n\n"

FIRST_NAME = Placeholder("first_name", "what the person likes to be called", "Jane")
REFERENCE = Placeholder("reference", "the number of the request", "JR-7K3M-9QXW")
DAYS = Placeholder("days", "how many days the link works", "7")
COSTS = Placeholder(
    "costs_page",
    "the page about what membership costs",
    "https://www.example.org/costs/",
    button="What membership costs and how you pay",
    quiet=True,
    always=False,
)
SIGN_IN = Placeholder(
    "sign_in",
    "the page to sign in",
    "https://www.example.org/account/login/",
    button="Sign in",
)
TRACK = Placeholder(
    "track",
    "the page on which the person follows the request",
    EXAMPLE_LINK,
    button="Follow your request",
    quiet=True,
    always=False,
)
STARTS_ON = Placeholder(
    "starts_on", "the day on which the membership starts, if that is later",
    "1 September 2027", always=False,
)  # fmt: skip


def link(button: str, *, always: bool = True) -> Placeholder:
    says = "the link without which nothing can be done"
    return Placeholder(
        "link", says, EXAMPLE_LINK, button=button, needed=True, always=always
    )


def until(what: str) -> Placeholder:
    return Placeholder("until", f"the last day {what}", "26 April 2027")


def request_of(mail: OutgoingMail) -> JoinRequest | None:
    """The request that a mail is about: its number stands in the mail's key."""
    number = mail.key.split(".")[1]
    return JoinRequest.objects.filter(pk=int(number)).first()


def is_not_sent_yet(mail: OutgoingMail) -> bool:
    """And nobody has worked on it since the mail was written."""
    join_request = request_of(mail)
    return (
        join_request is not None
        and join_request.status == Status.DRAFT
        and join_request.updated_at <= mail.created_at
    )


def waits_for_an_answer(mail: OutgoingMail) -> bool:
    join_request = request_of(mail)
    return (
        join_request is not None and join_request.status == Status.INFORMATION_REQUESTED
    )
