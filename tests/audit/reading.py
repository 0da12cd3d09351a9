"""What everybody may read: pages, lists, searches, the styleguide; and every mail."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from naht_site import mail, mail_kinds
from naht_site.models import Person, Picture, Published, Topic
from partners.models import Partner
from tests.audit.pages import Pages
from tests.browser.test_page_types import READ_BY_ALL
from tests.browser.test_reflow import FORMS
from tests.factories.every_block import article_with_every_block
from tests.factories.members import UserFactory


def walk(pages: Pages) -> None:
    call_command("rebuild_published")
    article_with_every_block(Picture.objects.first(), slug="every-block")
    read(pages)
    say_whether_it_helped(pages)
    open_mails(pages)


def read(pages: Pages) -> None:
    paths = [*READ_BY_ALL, *FORMS, "/styleguide/"]
    for model in (Topic, Person, Partner):
        paths += [row.get_absolute_url() for row in model.objects.all()]
    paths += [row.path for row in Published.objects.all()]
    for path in dict.fromkeys(paths):
        pages.get(Client(), path)


def say_whether_it_helped(pages: Pages) -> None:
    key = Published.objects.get(path="/advice/classroom/leading-a-subject/").page_id
    form = f"/feedback/?page={key}"
    pages.get(Client(), form)
    pages.post(Client(), "/feedback/", {"page": key})
    pages.get(Client(), "/feedback/", status=404)
    pages.get(Client(), f"/feedback/thanks/?page={key}")


def open_mails(pages: Pages) -> None:
    for kind in mail_kinds.table():
        html = mail.write(kind.template, kind.values).html
        pages.html[f"mail: {kind.template}"] = html
    with TemporaryDirectory() as folder, override_settings(MAILERS=files_in(folder)):
        pages.get(Client(), "/mail/", "/mail/ empty")
        visitor = Client()
        visitor.post("/account/password/reset/", {"email": UserFactory().email})
        mail.send_due()
        name = next(Path(folder).glob("*.eml")).name
        pages.get(visitor, "/mail/")
        pages.get(visitor, f"/mail/{name}/", "/mail/<name>/")
        pages.get(visitor, f"/mail/{name}/html/", "/mail/<name>/html/")


def files_in(folder: str) -> dict[str, object]:
    """Settings by which mails are files there."""
    files = {
        "BACKEND": "naht_site.mail_files.MailFiles",
        "OPTIONS": {"file_path": folder},
    }
    return settings.MAILERS | {"server": files}
