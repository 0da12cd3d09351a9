"""How to reach us and what membership costs, and where people are led there."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client

from naht_site import mail
from naht_site.models import ContactSettings, OutgoingMail, StandardPage
from tests.factories.pages_read import heading, words
from tests.factories.review import approved

pytestmark = pytest.mark.django_db

COSTS = "/membership-costs/"
LINK = f'href="{COSTS}"'
ACCEPTED = {"first_name": "Jane", "reference": "JR-1", "days": 7}
IN_MAIL = "What membership costs and how you pay"


def accepted_mail(template: str) -> tuple[str, str]:
    """The mail as text and as HTML."""
    if template == "approved":  # it needs a link that works
        approved()
        row = OutgoingMail.objects.get(template=template)
        message = mail.render(row)
        return message.body, message.alternatives[0].content
    with transaction.atomic():
        row = mail.queue(
            key=f"trial.{template}",
            to="jane@example.org",
            template=template,
            params=ACCEPTED,
        )
    message = mail.render(row)
    return message.body, message.alternatives[0].content


@pytest.mark.parametrize(
    ("path", "title"),
    [("/contact/", "Contact us"), (COSTS, "What membership costs")],
)
def test_new_site_has_the_page_and_every_footer_leads_to_it(
    client: Client, path: str, title: str
) -> None:
    assert heading(client.get(path)) == title
    footer = client.get("/news/").content.decode().split("<footer")[1]
    assert footer.count(f'<a href="{path}">{title}</a>') == 1


def test_costs_page_names_no_price(client: Client) -> None:
    text = words(client.get(COSTS).content.decode())

    assert re.findall(r"£|\d+ pounds?|\d\.\d\d", text) == []
    assert text.count("before you pay anything") == 1


def test_number_and_addresses_are_changed_once_and_change_everywhere(
    client: Client,
) -> None:
    contact = ContactSettings.load()
    contact.phone = "020 7946 0000"
    contact.phone_hours = "Monday to Friday, 9am to 5pm"
    contact.info_email = "help@example.org"
    contact.join_email = "join@example.org"
    contact.save()

    pages = [client.get(path) for path in ("/contact/", COSTS)]

    for page in pages:
        text, html = words(page.text), page.text
        assert "Phone: 020 7946 0000 , Monday to Friday, 9am to 5pm About your" in text
        assert html.count('<a href="tel:+442079460000">020 7946 0000</a>') == 3
        assert html.count('"mailto:help@example.org"') == 3
        assert html.count('"mailto:join@example.org"') == 2
        assert re.findall(r"0300|naht\.org", html) == []


def test_hours_stand_under_the_number_wherever_it_is_in_the_footer(
    client: Client,
) -> None:
    def hours() -> list[str]:
        footer = client.get("/contact/").content.decode().split("<footer")[1]
        return re.findall(r"0300 30 30 333</a><br>([^<]*)</li>", footer)

    before = hours()
    contact = ContactSettings.load()
    contact.phone_hours = "Monday to Friday, 9am to 5pm"
    contact.save()

    assert (before, hours()) == ([], ["Monday to Friday, 9am to 5pm"])


def test_page_before_asking_to_join_leads_to_the_costs(client: Client) -> None:
    main = client.get("/join/").content.decode().split("<footer")[0]

    assert main.count(LINK) == 1


def test_outcome_of_the_check_leads_to_the_costs(client: Client) -> None:
    client.get("/eligibility/nation/")
    for step, value in (("nation", "wales"), ("work", "now"), ("role", "senco")):
        client.post(f"/eligibility/{step}/", {step: value})

    response = client.get("/eligibility/outcome/")

    assert heading(response) == "You can ask to join"
    assert response.content.decode().split("<footer")[0].count(LINK) == 1


@pytest.mark.parametrize("template", ["approved", "approved_again"])
def test_accepted_mail_leads_to_the_costs(template: str) -> None:
    text, html = accepted_mail(template)

    assert text.count(f"{IN_MAIL}:\nhttp://testserver{COSTS}") == 1
    assert html.count(f'<a href="http://testserver{COSTS}"') == 1


def test_nothing_leads_to_a_costs_page_that_was_taken_away(client: Client) -> None:
    StandardPage.objects.get(slug="membership-costs").unpublish()

    assert client.get("/join/").content.decode().count(COSTS) == 0
    assert [part.count(COSTS) for part in accepted_mail("approved_again")] == [0, 0]
