"""The mails about a request that was sent, with the words that we came with."""

from __future__ import annotations

from members.mail_wording_names import (
    ABOUT,
    APPLICANT,
    COSTS,
    DAYS,
    FIRST_NAME,
    HELLO,
    REFERENCE,
    SIGN_IN,
    STARTS_ON,
    TRACK,
    link,
    until,
    waits_for_an_answer,
)
from naht_site.mail_kinds import MailKind, Placeholder

REVIEW = (
    MailKind(
        template="asked",
        title="We need something from you",
        to=APPLICANT,
        when="An officer asks for information.",
        subject=ABOUT,
        preheader="We have a question for you.",
        words=(
            HELLO + "We are looking at your request {reference} and have a question "
            "for you.\n\n"
            "Please answer by {until}. If we have not heard from you by the end of "
            "that day, we will close the request.\n\n"
            "{link}"
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            until("to answer"),
            link("Read the question and answer it"),
        ),
        is_of_use=waits_for_an_answer,
    ),
    MailKind(
        template="asked_reminder",
        title="Reminder: we need something from you",
        to=APPLICANT,
        when="A question is not answered 14, 7 and 2 days before the last day.",
        subject=ABOUT,
        preheader="We still have a question for you.",
        words=(
            HELLO + "We still have a question about your request {reference}.\n\n"
            "Please answer by {until}. If we have not heard from you by the end of "
            "that day, we will close the request. You can start again later.\n\n"
            "{link}\n\n"
            "If it is hard to answer, call us and we will help."
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            until("to answer"),
            link("Read the question and answer it"),
        ),
        is_of_use=waits_for_an_answer,
    ),
    MailKind(
        template="answered",
        title="Thank you for the answer",
        to=APPLICANT,
        when="They answer a question.",
        subject=ABOUT,
        preheader="We have your answer.",
        words=(
            HELLO + "Thank you. We have your answer, and we are looking at your "
            "request {reference} again.\n\n"
            "We will write to you when we have made a decision.\n\n"
            "{track}"
        ),
        placeholders=(FIRST_NAME, REFERENCE, TRACK),
    ),
    MailKind(
        template="approved",
        title="Accepted: set up your account",
        to=APPLICANT,
        when="Their request is approved.",
        subject=ABOUT,
        preheader="There is one thing left to do.",
        words=(
            HELLO + "Good news: we have accepted your request {reference}. "
            "Welcome.\n\n"
            "Your membership starts on {starts_on}.\n\n"
            "There is one thing left to do: choose a password. Then you can see your "
            "membership number and read all that we keep for members.\n\n"
            "{link}\n\n"
            "The link works for {days} days. If it has stopped working, open it all "
            "the same: you can ask for a fresh one there.\n\n"
            "{costs_page}"
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            STARTS_ON,
            link("Set up your account"),
            DAYS,
            COSTS,
        ),
    ),
    MailKind(
        template="approved_again",
        title="Accepted: sign in as before",
        to=APPLICANT,
        when="Their request is approved, and they have an account with us.",
        subject=ABOUT,
        preheader="You can sign in as before.",
        words=(
            HELLO + "Good news: we have accepted your request {reference}. Welcome "
            "back.\n\n"
            "Your membership starts on {starts_on}.\n\n"
            "You have an account with us. Sign in with it as before. Your membership "
            "number is the one that you always had.\n\n"
            "{sign_in}\n\n"
            "{costs_page}"
        ),
        placeholders=(FIRST_NAME, REFERENCE, STARTS_ON, SIGN_IN, COSTS),
    ),
    MailKind(
        template="account_reminder",
        title="Reminder: set up your account",
        to=APPLICANT,
        when="Their account is not set up 3 and 10 days after they were accepted.",
        subject=ABOUT,
        preheader="There is one thing left to do.",
        words=(
            HELLO + "We have accepted your request {reference}. There is one thing "
            "left to do: choose a password. Then you can see your membership number "
            "and read all that we keep for members.\n\n"
            "{link}\n\n"
            "If the link has stopped working, open it all the same: you can ask for a "
            "fresh one there."
        ),
        placeholders=(FIRST_NAME, REFERENCE, link("Set up your account")),
    ),
    MailKind(
        template="account_link",
        title="A fresh link to set up the account",
        to=APPLICANT,
        when="They or staff ask for a fresh link.",
        subject=ABOUT,
        preheader="Here is a fresh link.",
        words=(
            HELLO + "Here is a fresh link to set up your account. The ones that we "
            "sent before do not work any more.\n\n"
            "{link}\n\n"
            "The link works for {days} days.\n\n"
            "If you did not ask for this, you do not have to do anything."
        ),
        placeholders=(FIRST_NAME, REFERENCE, link("Set up your account"), DAYS),
    ),
    MailKind(
        template="declined",
        title="Declined, with the reasons",
        to=APPLICANT,
        when="Their request is declined. They may reply once.",
        subject=ABOUT,
        preheader="We have made a decision. You may reply.",
        words=(
            HELLO + "We have looked at your request {reference}. We are sorry: we "
            "cannot accept it.\n\n"
            "{reason}\n\n"
            "{words}\n\n"
            "Have we got something wrong, or is there something that we do not know? "
            "Reply to us by {until}. A manager who did not make this decision will "
            "look at your request again.\n\n"
            "{link}"
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            Placeholder(
                "reason",
                "the reason that was chosen",
                "We did not find a leadership responsibility in your work.",
                needed=True,
            ),
            Placeholder(
                "words",
                "what the officer wrote",
                "We asked your school and found no part of it that you lead.",
                quoted=True,
                needed=True,
            ),
            until("to reply"),
            link("Reply to the decision"),
        ),
    ),
    MailKind(
        template="reply_received",
        title="Reply received",
        to=APPLICANT,
        when="They reply to a decision.",
        subject=ABOUT,
        preheader="We have your reply.",
        words=(
            HELLO + "Thank you. We have your reply about request {reference}.\n\n"
            "A manager who did not make the first decision will now look at it. We "
            "will write to you when that is done.\n\n"
            "{track}"
        ),
        placeholders=(FIRST_NAME, REFERENCE, TRACK),
    ),
    MailKind(
        template="declined_final",
        title="Declined after a second look",
        to=APPLICANT,
        when="A manager has looked again and declined the request.",
        subject=ABOUT,
        preheader="We have looked at your request again.",
        words=(
            HELLO + "A manager who did not make the first decision has looked at your "
            "request {reference} again, and at your reply. We are sorry: we cannot "
            "accept it.\n\n"
            "{reason}\n\n"
            "{words}\n\n"
            "This decision is final. If your work changes, you can ask to join again."
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            Placeholder(
                "reason",
                "the reason that was chosen",
                "We could not confirm where you work.",
                needed=True,
            ),
            Placeholder(
                "words",
                "what the manager wrote",
                "We called the school twice. Nobody there knows of the post.",
                quoted=True,
                needed=True,
            ),
        ),
    ),
    MailKind(
        template="withdrawn",
        title="Withdrawn",
        to=APPLICANT,
        when="They withdraw their request.",
        subject=ABOUT,
        preheader="Closed, as you asked.",
        words=(
            HELLO + "Your request {reference} is closed, as you asked. We will not "
            "look at it any further.\n\n"
            "If you did not ask for this, please call us."
        ),
        placeholders=(FIRST_NAME, REFERENCE),
    ),
    MailKind(
        template="expired",
        title="Closed",
        to=APPLICANT,
        when="A question was not answered by the end of the last day.",
        subject=ABOUT,
        preheader="You can start again whenever you like.",
        words=(
            HELLO + "We asked you for something and did not hear from you, so we have "
            "closed your request {reference}.\n\n"
            "You can start again whenever you like.\n\n"
            "{join}"
        ),
        placeholders=(
            FIRST_NAME,
            REFERENCE,
            Placeholder(
                "join",
                "the page to ask to join",
                "https://www.example.org/join/",
                button="Ask to join",
            ),
        ),
    ),
)
