"""The mails whose words nobody changes: about accounts, and to staff.

Their words stand in files of the same name under templates/mail/.
"""

from __future__ import annotations

from datetime import UTC, datetime

from naht_site.mail_kinds import MailKind

HOLDER = "Whoever has the account"
WRITTEN_AT = datetime(2027, 3, 29, 9, 30, tzinfo=UTC)

ACCOUNTS = (
    MailKind(
        template="account/login_code",
        title="A code to sign in",
        to=HOLDER,
        when="They ask to sign in by a code.",
        example={"code": "7K3M-9QXW"},
    ),
    MailKind(
        template="account/password_reset_key",
        title="Choose a new password",
        to=HOLDER,
        when="They have forgotten their password.",
        example={"password_reset_url": "https://www.example.org/an-example/"},
    ),
    MailKind(
        template="account/email_confirmation",
        title="Confirm an e-mail address",
        to=HOLDER,
        when="They give an address to sign in with.",
        example={"activate_url": "https://www.example.org/an-example/"},
    ),
    MailKind(
        template="account/account_already_exists",
        title="The address has an account",
        to=HOLDER,
        when="Somebody tries to use their address for another account.",
    ),
    MailKind(
        template="account/changed",
        title="The account was changed",
        to=HOLDER,
        when="A password, an address or a second factor is changed.",
        example={"what": "Your password was changed.", "written_at": WRITTEN_AT},
    ),
)

STAFF = (
    MailKind(
        template="staff_invited",
        title="Set up your staff account",
        to="Somebody new on the staff",
        when="An administrator makes an account for them.",
        example={"link": "https://www.example.org/link/an-example/", "days": "7"},
    ),
    MailKind(
        template="staff_digest",
        title="What waits",
        to="Whoever reviews requests",
        when="Twice on each working day, if something waits.",
        example={"nobody": 3, "mine": 2, "waiting": 4},
    ),
    MailKind(
        template="staff_overdue",
        title="Over the target",
        to="Managers",
        when="Each working day on which requests wait longer than the target.",
        example={"overdue": 2, "target": 5},
    ),
    MailKind(
        template="staff_mail_failures",
        title="Mails that did not arrive",
        to="Managers",
        when="Within the hour in which a mail about a request was given up.",
        example={"failures": 2},
    ),
    MailKind(
        template="staff_missing_heartbeat",
        title="Jobs that do not run",
        to="Administrators",
        when="A job that runs by itself has not run for an hour; once a day.",
        example={"jobs": ["members.jobs.close_unanswered"]},
    ),
    MailKind(
        template="account/superuser",
        title="The emergency account was used",
        to="Privacy officers",
        when="Somebody signs in with it.",
        example={"written_at": WRITTEN_AT},
    ),
)
