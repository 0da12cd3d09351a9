"""The mails to a person who asks to join, with the words that we came with."""

from __future__ import annotations

from members.mail_wording_names import (
    ABOUT,
    APPLICANT,
    DAYS,
    FIRST_NAME,
    HELLO,
    REFERENCE,
    SIGN_IN,
    TRACK,
    is_not_sent_yet,
    link,
    until,
)
from naht_site.mail_kinds import MailKind, Placeholder

JOINING = (
    MailKind(
        template="join_continue",
        title="Your link to go on",
        to=APPLICANT,
        when="They give us their address on the form, or ask for the link again.",
        subject="Your link",
        preheader="Go on where you stopped.",
        words=(
            "Hello\n\n"
            "You gave us this address for a form on our site. Your answers are saved. "
            "With this link you can go on with them on any device, and it tells us "
            "that the address is yours.\n\n"
            "{link}\n\n"
            "You can use the link for {days} days. You do not need it to finish the "
            "form on the device where you began.\n\n"
            "If this was not you, you do not have to do anything."
        ),
        placeholders=(link("Go on"), DAYS),
        example={"days": "30"},
    ),
    MailKind(
        template="join_follow",
        title="Your link to follow a request",
        to=APPLICANT,
        when="They ask for a link to a request that they have sent.",
        subject="Your link",
        preheader="See where your request stands.",
        words=(
            "Hello\n\n"
            "You asked us for a link to follow your request. It shows you where the "
            "request stands.\n\n"
            "{link}\n\n"
            "You can use the link for {days} days, on any device.\n\n"
            "If this was not you, you do not have to do anything."
        ),
        placeholders=(link("Follow your request"), DAYS),
        example={"days": "90"},
    ),
    MailKind(
        template="join_draft_will_go",
        title="Your answers will be deleted",
        to=APPLICANT,
        when="They began a request and have not touched it for 23 days.",
        subject="Your link",
        preheader="Your answers are still saved.",
        words=(
            "Hello\n\n"
            "You began a form on our site and have not sent it. We keep your answers "
            "until {until}. After that day we delete them.\n\n"
            "If you want to go on, this link leads you to where you stopped.\n\n"
            "{link}\n\n"
            "If you have changed your mind, or this was not you, you do not have to do "
            "anything. You will not hear from us about it again."
        ),
        placeholders=(link("Go on"), until("on which we keep the answers")),
        is_of_use=is_not_sent_yet,
    ),
    MailKind(
        template="join_received",
        title="We have your request",
        to=APPLICANT,
        when="They send a request.",
        subject=ABOUT,
        preheader="This is what happens next.",
        words=(
            HELLO + "Thank you. We have your request. Its reference is {reference}. "
            "It is all you need when you call us.\n\n"
            "A person will read it. You will hear from us within five working "
            "days.\n\n"
            "There is one thing that you can do now. Please confirm that this address "
            "is yours.\n"
            "{link}\n\n"
            "{track}\n\n"
            "If you did not send us a request, please tell us."
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            link("Confirm my address", always=False),
            TRACK,
        ),
    ),
    MailKind(
        template="join_already_member",
        title="You have an account already",
        to="The owner of the address",
        when="A request comes from the address of a member.",
        subject=ABOUT,
        preheader="Nothing about your account has changed.",
        words=(
            HELLO + "We have a new request from this address. Its reference is "
            "{reference}. You have an account with us already, so you do not need to "
            "ask again.\n\n"
            "{sign_in}\n\n"
            "If you can’t sign in, or something has changed for you, call us. A person "
            "will look at the request in any case.\n\n"
            "If you did not send us a request, please tell us. Nothing about your "
            "account has changed."
        ),
        placeholders=(FIRST_NAME, REFERENCE, SIGN_IN),
    ),
    MailKind(
        template="join_already_open",
        title="A request is in progress",
        to="The owner of the address",
        when="A request comes from an address that has another one open.",
        subject=ABOUT,
        preheader="We have two requests from you.",
        words=(
            HELLO + "We have a new request from this address. Its reference is "
            "{reference}. We have an earlier one from you that is still open, too.\n\n"
            "You do not have to do anything. A person will put the two together and "
            "write to you.\n\n"
            "If you did not send us a second request, please tell us."
        ),
        placeholders=(FIRST_NAME, REFERENCE),
    ),
    MailKind(
        template="join_welcome_back",
        title="Welcome back",
        to="The owner of the address",
        when="A request comes from the address of a former member.",
        subject=ABOUT,
        preheader="This is what happens next.",
        words=(
            HELLO + "Welcome back. We have your request. Its reference is "
            "{reference}. It is all you need when you call us.\n\n"
            "We know this address from before. A person will read the request and put "
            "it together with what we have. You will hear from us within five working "
            "days.\n\n"
            "There is one thing that you can do now. Please confirm that this address "
            "is yours.\n"
            "{link}\n\n"
            "{track}\n\n"
            "If you did not send us a request, please tell us."
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            link("Confirm my address", always=False),
            TRACK,
        ),
    ),
    MailKind(
        template="put_together",
        title="Your two requests are put together",
        to=APPLICANT,
        when="Staff find that two requests are one person’s, and close one.",
        subject="About your request {kept_reference}",
        preheader="We go on with one of your two requests.",
        words=(
            HELLO + "We had two requests from you and have put them together. We go "
            "on with {kept_reference}. The other one, {reference}, is closed.\n\n"
            "You do not have to do anything. If you did not send them both, please "
            "call us."
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            Placeholder(
                "kept_reference", "the number of the one that goes on", "JR-2H5P-4RTC"
            ),
        ),
    ),
    MailKind(
        template="address_corrected",
        title="Please confirm your new address",
        to=APPLICANT,
        when="Staff put a mistyped address right. The new address alone gets it.",
        subject=ABOUT,
        preheader="Please confirm that this address reaches you.",
        words=(
            HELLO + "You asked us to use this address for your request {reference}. "
            "Please confirm that it reaches you.\n\n"
            "{link}\n\n"
            "If you do not know what this is about, you do not have to do anything."
        ),
        placeholders=(FIRST_NAME, REFERENCE, link("Confirm this address")),
    ),
)
