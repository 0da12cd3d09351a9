"""Who the partners are."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from naht_site import published
from naht_site.views import listing
from partners.models import Commission, Partner
from tests.factories.offers import NOW, make_offer
from tests.factories.pages import PartnerFactory
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("commission", "said"),
    [
        (Commission.YES, "Yes, we earn a commission"),
        (Commission.NO, "No, we earn nothing"),
        (Commission.NOT_STATED, "Not stated"),
    ],
)
def test_profile_says_who_what_how_chosen_commission_and_when_confirmed(
    client: Client, commission: str, said: str
) -> None:
    partner = PartnerFactory(
        name="Hearth & Home",
        about="An insurer.",
        what="Cover for homes.",
        how_chosen="We compared six.",
        commission=commission,
        confirmed_on=date(2026, 2, 9),
    )

    html = client.get("/partners/about/hearth-home/").content.decode()

    assert partner.get_absolute_url() == "/partners/about/hearth-home/"
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", html, re.S)
    assert [(label, words(value)) for label, value in rows] == [
        ("What they offer", "Cover for homes."),
        ("How we chose them", "We compared six."),
        ("Do we earn from it?", said),
        ("Last confirmed", "9 February 2026"),
    ]
    assert "An insurer." in html


def test_profile_lists_the_partners_offers_that_hold(client: Client) -> None:
    partner = PartnerFactory(name="Openway")
    for number in range(3):
        make_offer(f"Holds {number}", partner=partner)
    make_offer("Over", partner=partner, ends=NOW)
    make_offer("Draft", partner=partner, live=False)
    make_offer("Somebody else’s")

    rows = client.get("/partners/about/openway/").context["rows"]

    assert sorted(row.title for row in rows) == ["Holds 0", "Holds 1", "Holds 2"]


def test_profile_leads_on_to_all_of_the_partners_offers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    partner = PartnerFactory(name="Openway")
    for number in range(3):
        make_offer(f"Holds {number}", partner=partner)

    first = client.get("/partners/about/openway/")
    second = client.get(first.context["older_url"]).context

    assert first.context["older_url"] in first.content.decode()
    seen = [row.title for row in [*first.context["rows"], *second["rows"]]]
    assert seen == ["Holds 2", "Holds 1", "Holds 0"]
    assert second["newest_url"] == "/partners/about/openway/"


def test_offer_leads_to_its_partner_and_follows_its_new_name(client: Client) -> None:
    partner = PartnerFactory(name="Openway")
    page = make_offer("Check", partner=partner, audience="schools")
    partner.name, partner.slug = "Openway Digital", "openway-digital"
    partner.save()

    html = client.get(page.url).content.decode()

    assert '<a href="/partners/about/openway-digital/">Openway Digital</a>' in html
    assert "For schools" in html
    assert published.differences() == []


@pytest.mark.parametrize("path", ["/partners/about/", "/partners/about/nobody/"])
def test_profile_that_is_not_there_gives_the_page_for_it(
    client: Client, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_partners_of_like_names_have_addresses_of_their_own() -> None:
    names = ["Openway", "Openway!", "Открытие", "!"]

    slugs = [Partner.objects.create(name=name).slug for name in names]

    assert slugs == ["openway", "openway-2", "partner", "partner-2"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(name="Third", slug="openway")
