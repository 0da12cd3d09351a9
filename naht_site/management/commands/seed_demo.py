from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

import advice.demo
import news.demo
import partners.demo
from advice.demo.classroom import CLASSROOM
from advice.demo.employment import EMPLOYMENT
from advice.demo.management import MANAGEMENT
from advice.models import GuidePage
from members.demo import accounts
from members.demo import removal as members_removal
from members.demo.requests import Office, make_requests
from members.demo.schools import make_schools, remove_schools
from members.errors import MembersError
from members.models import User
from naht_site.management import groups
from naht_site.management.demo import pages, pictures, removal, topics
from naht_site.management.demo.standard_pages import (
    forget_phone_hours,
    make_standard_pages,
)
from naht_site.models import HomePage, Person, Picture, StandardPage, Topic
from news.demo.perspectives import PERSPECTIVES
from news.demo.reports import REPORTS
from news.demo.survey import SURVEY
from news.models import NewsPage
from partners.demo.offers import OFFERS
from partners.models import OfferPage, Partner

LONGEST_WAIT = "120s"


class Command(BaseCommand):
    help = (
        "Fills the site with demo content and people, and says how to sign in. Run "
        "again, it makes only what is missing and changes nothing that is there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="make nothing where there are news articles or accounts already",
        )
        parser.add_argument(
            "--delete",
            action="store_true",
            help="take away what this command made, and nothing else",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes or deletes the demo, all or nothing, and prints what to know.

        Raises CommandError on a site that is not a demo, and where the first roles or
        groups have been changed so that the demo's requests can't be decided.
        """
        if options["delete"]:
            self.say(self.delete())
            return
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError(
                "This site is not a demo, so no demo is made: set DEMO=on first."
            )
        if not (options["if_empty"] and has_content()):
            self.say(self.make())
        self.print_ways_in()

    @transaction.atomic
    def make(self) -> list[str]:
        take_turns()
        if not HomePage.objects.exists():
            call_command("set_up", verbosity=0)
        staff = accounts.make_staff()
        make_schools()
        left_out = make_story(staff)
        drawn, drawn_now = pictures.make_pictures(staff[groups.EDITORS])
        made = pages.Made(
            pictures=drawn,
            topics=topics.make_topics(),
            editor=staff[groups.EDITORS],
            publisher=staff[groups.PUBLISHERS],
            partner_manager=staff[groups.PARTNER_MANAGERS],
        )
        make_standard_pages(made)
        news.demo.make_articles([SURVEY, *REPORTS, *PERSPECTIVES], made)
        for section, guides in (
            ("classroom", CLASSROOM),
            ("employment", EMPLOYMENT),
            ("management", MANAGEMENT),
        ):
            advice.demo.make_guides(section, guides, made, owner=made.editor)
        partners.demo.picture_categories(made, drawn_now)
        partners.demo.make_offers(OFFERS, made)
        return left_out

    @transaction.atomic
    def delete(self) -> list[str]:
        take_turns()
        kept = removal.remove_pages([NewsPage, GuidePage, OfferPage, StandardPage])
        forget_phone_hours()
        partners.demo.unpicture_categories()
        kept += removal.remove_unused([Person, Partner, Topic, Picture])
        members_removal.remove_requests()
        kept += members_removal.remove_staff()
        kept += remove_schools()
        return ["The demo is gone.", *kept]

    def print_ways_in(self) -> None:
        rows = [
            (person.who, person.email, password, settings.SITE_URL + person.opens)
            for person, password in accounts.ways_in()
        ]
        if not rows:
            self.stdout.write("The site has content of its own: no demo was made.")
            return
        self.stdout.write(f"\nSign in at {settings.SITE_URL}/account/login/ as:\n\n")
        heads = ("Who", "E-mail", "Password", "Then open")
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        for row in (heads, tuple("-" * width for width in widths), *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  " + "  ".join(cells).rstrip())
        self.stdout.write("\nIf you have changed a password, yours holds.\n")

    def say(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.stdout.write(sentence)


def make_story(staff: dict[str, User]) -> list[str]:
    """Makes the requests, and what came of them. Returns what had to be left out.

    Raises CommandError where the first roles or groups are not what they were.
    """
    office = Office(
        officer=staff[groups.MEMBERSHIP_OFFICERS],
        manager=staff[groups.MEMBERSHIP_MANAGERS],
    )
    try:
        return make_requests(office)
    except MembersError as error:
        raise CommandError(
            "The demo was not made: its requests need the roles and groups that a "
            f"new site starts with. {error}"
        ) from error


def has_content() -> bool:
    """Whether anybody has written news here or has an account."""
    return NewsPage.objects.exists() or User.objects.exists()


def take_turns() -> None:
    """Lets two copies that run at once wait for each other, however long one takes."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SET LOCAL lock_timeout = '{LONGEST_WAIT}';"
            f"SET LOCAL statement_timeout = '{LONGEST_WAIT}';"
            "SELECT pg_advisory_xact_lock(hashtext('naht_site.seed_demo'))"
        )
