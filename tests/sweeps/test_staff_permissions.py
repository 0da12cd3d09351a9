"""Who may open which address of staff, by which method: one table, all else refused.

The table names every address of ours under /admin/ and those of Wagtail's own by which
content, files, snippets, accounts and logs are reached. An address that is new fails
here until its row is written.
"""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from members.models import JoinRequest, LookedAt, OutcomeWording, Role
from naht_site.models import HomePage
from tests.factories.addresses import our_addresses
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.pages import GuidePageFactory
from tests.factories.review import sent

pytestmark = pytest.mark.django_db

ROLES = {
    "E": "editor",
    "P": "publisher",
    "T": "partner_manager",
    "O": "officer",
    "M": "manager",
    "V": "privacy",
    "A": "administrator",
    "m": "member",
    "n": "nobody",
}
STAFF = "EPTOMVA"
NO = ""
CASE = "/admin/join-requests/<uuid:uuid>/"
PHONE = "/admin/join-requests/phone/"
STEP = f"{PHONE}<uuid:uuid>/"

# Address: who may GET it, who may POST to it.
OURS = {
    "/admin/advice/<int:page_id>/reviewed/": ("P", "P"),
    "/admin/join-requests/": ("OM", "OM"),
    "/admin/join-requests/assign/": (NO, "OM"),
    "/admin/join-requests/export/": ("MV", "MV"),
    CASE: ("OM", NO),
    f"{CASE}take/": (NO, "OM"),
    f"{CASE}approve/": (NO, "OM"),
    f"{CASE}decline/": (NO, "OM"),
    f"{CASE}ask/": (NO, "OM"),
    f"{CASE}assign/": (NO, "OM"),
    f"{CASE}settle/": (NO, "OM"),
    f"{CASE}note/": (NO, "OM"),
    f"{CASE}correct-address/": (NO, "OM"),
    f"{CASE}withdraw/": (NO, "OM"),
    f"{CASE}reopen/": (NO, "M"),
    f"{CASE}account-link/": (NO, "OM"),
    f"{CASE}undo/": (NO, "M"),
    PHONE: ("OM", "OM"),
    f"{STEP}email/": ("OM", "OM"),
    f"{STEP}nation/": ("OM", "OM"),
    f"{STEP}work/": ("OM", "OM"),
    f"{STEP}role/": ("OM", "OM"),
    f"{STEP}responsibilities/": ("OM", "OM"),
    f"{STEP}job/": ("OM", "OM"),
    f"{STEP}workplace/": ("OM", "OM"),
    f"{STEP}name/": ("OM", "OM"),
    f"{STEP}contact/": ("OM", "OM"),
    f"{STEP}background/": ("OM", "OM"),
    f"{STEP}keeping-in-touch/": ("OM", "OM"),
    f"{STEP}check/": ("OM", "OM"),
    "/admin/mails/": ("M", NO),
    "/admin/mails/<slug:slug>/": ("M", "M"),
    "/admin/mails/<slug:slug>/shown/": ("M", NO),
    "/admin/reports/broken-links/": ("EPT", NO),
    "/admin/reports/ended-offers/": ("EPT", NO),
    "/admin/reports/exports/": ("V", NO),
    "/admin/reports/join-figures/": ("OM", NO),
    "/admin/reports/looked-at/": ("V", "V"),
    "/admin/reports/outside-links/": ("EPT", "EPT"),
    "/admin/reports/page-feedback/": ("EP", NO),
    "/admin/reports/page-feedback/<int:page_id>/": ("EP", NO),
    "/admin/reports/review-due/": ("EPT", NO),
    "/admin/snippets/members/outcomewording/edit/<int:pk>/": ("M", "M"),
}
# Sign-in is for everybody; the rest is Wagtail's own.
NOT_OURS = {"/admin/login/", "/admin/…", "/admin/users/…"}

# Address: who gets an answer other than the way back to the first screen.
WAGTAILS = {
    "/admin/": STAFF,
    "/admin/account/": STAFF,
    "/admin/choose-page/": STAFF,
    "/admin/images/chooser/": STAFF,
    "/admin/documents/chooser/": STAFF,
    "/admin/pages/{home}/": "EPT",  # Partner managers are led to the offers.
    "/admin/pages/{home}/edit/": "EP",
    "/admin/pages/{home}/history/": "EP",
    "/admin/pages/{home}/usage/": "EP",
    "/admin/pages/search/?q=Otterham": "EPT",
    "/admin/images/": "EPT",
    "/admin/documents/": "EPT",
    "/admin/collections/": NO,
    "/admin/snippets/": NO,
    "/admin/snippets/naht_site/topic/": "EP",
    "/admin/snippets/naht_site/person/": "EP",
    "/admin/snippets/naht_site/synonym/": "EP",
    "/admin/snippets/partners/partner/": "EPT",
    "/admin/snippets/members/role/": "M",
    "/admin/snippets/members/role/add/": "M",
    "/admin/snippets/members/role/edit/{role}/": "M",
    "/admin/snippets/members/role/delete/{role}/": NO,
    "/admin/snippets/members/role/history/{role}/": "M",
    "/admin/snippets/members/outcomewording/": "M",
    "/admin/snippets/members/outcomewording/add/": NO,
    "/admin/snippets/members/joinrequest/": NO,
    "/admin/snippets/members/member/": NO,
    "/admin/settings/naht_site/contactsettings/1/": "P",
    "/admin/users/": "A",
    "/admin/users/?q=otterham": "A",
    "/admin/users/new/": "A",
    "/admin/users/edit/{colleague}/": "A",
    "/admin/users/edit/{member}/": NO,
    "/admin/users/history/{member}/": NO,
    "/admin/users/usage/{member}/": NO,
    "/admin/users/delete/{member}/": NO,
    "/admin/bulk/members/user/delete/?id={member}": NO,
    "/admin/bulk/members/user/assign_role/?id={member}": NO,
    "/admin/groups/": "A",
    "/admin/groups/new/": "A",
    "/admin/reports/site-history/": STAFF,
    "/admin/reports/locked/": "P",
    "/admin/reports/workflow/": "EPT",
    "/admin/reports/workflow_tasks/": "EPT",
    "/admin/reports/aging-pages/": "EPT",
    "/admin/workflows/list/": NO,
    "/admin/workflows/tasks/index/": NO,
}

# Method, address, who gets an answer, and the answers that are none.
ROWS = [
    *(("get", address, may_get, (403, 405)) for address, (may_get, _) in OURS.items()),
    *(("get", address, may, (403, 404)) for address, may in WAGTAILS.items()),
    *(("post", address, may, (403, 405)) for address, (_, may) in OURS.items()),
]
PLACE = re.compile(r"[<{](.+?)[>}]")
NEED_NO_NAMES = "EPTA"


@pytest.fixture(autouse=True)
def _demo(settings: object) -> None:
    settings.DEMO = True


def browser_of(role: str) -> Client:
    client = Client()
    if role == "m":
        client.force_login(MembershipFactory().member.user)
    elif role != "n":
        client.force_login(UserFactory(**{ROLES[role]: True}))
    return client


def is_sent_away(response: HttpResponse) -> bool:
    """Led to where one signs in or begins, as Wagtail refuses."""
    way = response.headers.get("Location", "").partition("?")[0]
    return way in ("/account/login/", "/admin/login/", "/admin/")


def test_table_has_every_address_of_ours_and_no_other() -> None:
    found = {each for each in our_addresses() if each.startswith("/admin/")}

    assert found - NOT_OURS == set(OURS)
    assert len(OURS) == 43
    assert len(WAGTAILS) == 47
    assert len(ROWS) == 133


@pytest.mark.parametrize("role", ROLES, ids=ROLES.get)
def test_each_role_gets_what_the_tables_say_and_no_name_without_need(
    role: str,
) -> None:
    """Whoever needs no names finds none in whatever else is open to them."""
    membership = MembershipFactory(
        member__last_name="Otterham", member__user__email="ada.otterham@example.org"
    )
    request = sent(last_name="Otterham", email="ada.otterham@example.org")
    known = {
        "uuid:uuid": request.uuid,
        "int:page_id": GuidePageFactory().pk,
        "int:pk": OutcomeWording.objects.first().pk,
        "slug:slug": "received",
        "home": HomePage.objects.get().pk,
        "role": Role.objects.first().pk,
        "colleague": UserFactory(officer=True).pk,
        "member": membership.member.user.pk,
    }
    _work_of_officers(request)
    client = browser_of(role)
    wrong, told = [], []
    read = 0

    for method, address, allowed, refusals in ROWS:
        path = PLACE.sub(lambda place: str(known[place[1]]), address)
        response = getattr(client, method)(path)
        refused = response.status_code in refusals or is_sent_away(response)
        if refused is (role in allowed):
            wrong.append((method, path, response.status_code))
        if role in NEED_NO_NAMES:
            page = response.content.decode().lower()
            read += "</html>" in page
            if names_in(page, request):
                told.append((method, path))

    assert wrong == []
    assert told == []
    assert read > 20 or role not in NEED_NO_NAMES
    request.refresh_from_db()
    assert request.version == 1
    if role not in "OM":
        assert LookedAt.objects.count() == 1  # by the manager whose work there is


def names_in(page: str, request: JoinRequest) -> list[str]:
    """What in it names the person, but for the words that were searched for."""
    shown = page.replace('value="otterham"', "").replace("q=otterham", "")
    words = ("ada.", request.reference.lower(), "jane otter")
    return [word for word in words if word in shown]


def _work_of_officers(request: JoinRequest) -> None:
    """Something to find in logs: a manager changes a role and opens the request."""
    client = browser_of("M")
    assert client.get(request.get_absolute_url()).status_code == 200
    role = Role.objects.first()
    assert (
        client.get(f"/admin/snippets/members/role/edit/{role.pk}/").status_code == 200
    )


def test_unknown_and_unsent_requests_are_not_there() -> None:
    client = browser_of("M")
    draft = JoinRequest.objects.create()
    steps = [each for each in OURS if each.startswith(CASE)]

    for uuid in (UUID(int=7), draft.uuid):
        for address in steps:
            method = client.get if address == CASE else client.post
            data = {"version": 1, "text": "Something", "reason": "A good reason"}
            path = address.replace("<uuid:uuid>", str(uuid))
            assert method(path, data).status_code == 404, address
    draft.refresh_from_db()
    assert draft.version == 1
    assert len(steps) == 13


@pytest.mark.parametrize("role", STAFF, ids=ROLES.get)
def test_menu_shows_each_what_is_theirs(role: str) -> None:
    page = browser_of(role).get("/admin/").content.decode()

    for address in (
        "/admin/join-requests/",
        "/admin/join-requests/export/",
        "/admin/reports/join-figures/",
        "/admin/reports/looked-at/",
        "/admin/reports/exports/",
    ):
        assert (f'"url": "{address}"' in page) == (role in OURS[address][0]), address
