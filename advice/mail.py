"""The mail that a guide is to be read through again."""

from __future__ import annotations

from naht_site.mail_kinds import MailKind

REVIEW_DUE = MailKind(
    template="review_due",
    title="Review a guide",
    to="Whoever owns the guide",
    when="Its review falls due soon, and again when it is over.",
    example={
        "title": "A fair appraisal",
        "section": "Employment",
        "due_on": "29 March 2027",
        "is_over": False,
        "path": "/advice/employment/a-fair-appraisal/",
    },
)
