from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from wagtail.models import Site

from members import first_roles, first_wording
from members.models import OutcomeWording, Role
from naht_site.management import first_synonyms
from naht_site.management.first_pages import make_first_pages
from naht_site.management.groups import make_groups
from naht_site.management.workflow import make_workflow
from naht_site.models import ContactSettings, HomePage, Synonym


class Command(BaseCommand):
    help = (
        "Makes what the site stands on where it is missing: pages, groups, roles, "
        "wording. Writes the site's address from SITE_URL. Safe to run again."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            # Two copies that start at once take turns.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('naht_site.set_up'))")
        ContactSettings.load()
        pages = make_first_pages()
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        site = Site.objects.get(root_page=HomePage.objects.get())
        if (site.hostname, site.port) != (address.hostname, port):
            site.hostname, site.port = address.hostname, port
            site.site_name = settings.WAGTAIL_SITE_NAME
            site.save()
        make_groups(pages)
        make_workflow(pages["home"])
        if not Role.objects.exists():
            Role.objects.bulk_create(
                Role(**row) for row in first_roles.first_role_fields()
            )
        if not Synonym.objects.exists():
            Synonym.objects.bulk_create(
                Synonym(words=", ".join(group)) for group in first_synonyms.GROUPS
            )
        for outcome, words in first_wording.FIRST_WORDING.items():
            OutcomeWording.objects.get_or_create(
                outcome=outcome, defaults={"heading": words.heading, "text": words.text}
            )
