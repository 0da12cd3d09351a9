"""Mails that another part of the site wrote, such as the admin's of a workflow."""

from __future__ import annotations

from naht_site.mail_kinds import MailKind

PASSED_ON = MailKind(
    template="passed_on",
    title="A notice of the admin",
    to="Editors and publishers",
    when="A page is handed in, approved or sent back.",
    example={
        "title": "The page “A fair appraisal” has been approved",
        "text": "See it at https://www.example.org/advice/a-fair-appraisal/",
    },
)
