"""The demo's mails: files that anybody who tries the site may read at /mail/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

NEWEST = 50
FILE_NAME = re.compile(r"[\w\-]+\.eml", re.ASCII)
# A mail's styles stand on its elements. Nothing else of it may run or load.
HTML_MAIL_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
}


@dataclass(frozen=True)
class ShownMail:
    name: str
    subject: str
    to: str
    sent_at: datetime | None
    text: str
    html: str


@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The newest mails first. 404 where the site is not a demo."""
    files = sorted(_folder().glob("*.eml"), reverse=True)[:NEWEST]
    found = [_read(file) for file in files]
    return render(request, "naht_site/mail_viewer/mails.html", {"mails": found})


@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as plain text with its links."""
    context = {"mail": _read(_file(name))}
    return render(request, "naht_site/mail_viewer/mail.html", context)


@require_safe
@csp_override(HTML_MAIL_CSP)
def html_mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as a mail program shows it."""
    return HttpResponse(_read(_file(name)).html)


def _folder() -> Path:
    options = settings.MAILERS["server"].get("OPTIONS", {})
    if not settings.DEMO or "file_path" not in options:
        raise Http404
    return Path(options["file_path"])


def _file(name: str) -> Path:
    file = _folder() / name
    if not FILE_NAME.fullmatch(name) or not file.is_file():
        raise Http404
    return file


def _read(file: Path) -> ShownMail:
    message = message_from_bytes(
        file.read_bytes(), _class=EmailMessage, policy=policy.default
    )
    date = message["date"]
    return ShownMail(
        name=file.name,
        subject=message["subject"] or "",
        to=message["to"] or "",
        sent_at=date.datetime if date else None,
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return part.get_content() if part else ""
