"""Join requests in a file: who may, what is kept of it, and what stands in it."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from members.export_files import HEADINGS, phone
from members.models import Export, JoinRequest
from tests.factories.members import UserFactory
from tests.factories.review import declined, in_review, sent

pytestmark = pytest.mark.django_db
EXPORT = "/admin/join-requests/export/"
WHY = {"reason": "The branch asked how many wait.", "to_format": "csv"}


@pytest.fixture(params=["manager", "privacy"])
def staff(request: pytest.FixtureRequest, client: Client, settings) -> Client:
    settings.DEMO = True
    client.person = UserFactory(**{request.param: True})
    client.force_login(client.person)
    return client


@pytest.fixture
def manager(client: Client, settings) -> Client:
    settings.DEMO = True
    client.person = UserFactory(manager=True)
    client.force_login(client.person)
    return client


def lines(response: HttpResponse) -> list[dict[str, str]]:
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cells(response: HttpResponse) -> list[list[object]]:
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_file_holds_what_is_chosen_in_the_order_of_the_list(staff: Client) -> None:
    first, second = sent(job_title="ALNCo"), in_review(by=UserFactory(officer=True))
    declined()
    JoinRequest.objects.create(last_name="Draftsworth")

    response = staff.post(EXPORT, {**WHY, "view": "open", "nation": "wales"})

    found = lines(response)
    assert [each["Reference"] for each in found] == [first.reference, second.reference]
    assert found[0]["Job title"] == "ALNCo"
    assert found[0]["Workplaces"] == "Ysgol Dyfrgi, Cardiff"
    assert found[1]["Owner"] == second.owner.email
    assert set(response["Cache-Control"].split(", ")) >= {"private", "no-store"}
    assert response.streaming
    assert response["Content-Disposition"].startswith('attachment; filename="join-')


def test_both_kinds_of_file_hold_the_same(manager: Client) -> None:
    sent(first_name="Zoë", last_name="O’Neill-Ж")
    declined()

    as_csv = lines(manager.post(EXPORT, WHY))
    as_xlsx = cells(manager.post(EXPORT, WHY | {"to_format": "xlsx"}))

    assert as_xlsx[0] == HEADINGS
    assert [[each or None for each in row.values()] for row in as_csv] == as_xlsx[1:]


def test_every_export_is_written_down(staff: Client) -> None:
    sent()
    sent(last_name="Otterham")
    chosen = {"q": "Otterham", "status": "submitted", "late": ""}

    staff.post(EXPORT, WHY | chosen)

    (kept,) = Export.objects.all()
    assert (kept.by, kept.reason, kept.count) == (staff.person, WHY["reason"], 1)
    assert (kept.filters, kept.by_words, kept.format) == (
        "All; Status: Submitted",
        True,
        "csv",
    )


@pytest.mark.parametrize("reason", ["", "   ", "because", "x" * 501, "\x00" * 20])
def test_without_a_reason_there_is_no_file(manager: Client, reason: str) -> None:
    sent(last_name="Otterham")

    response = manager.post(EXPORT, WHY | {"reason": reason})

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.context["form"].errors["reason"]
    assert "Otterham" not in response.content.decode()
    assert Export.objects.count() == 0


def test_page_tells_how_many_and_nothing_of_them(staff: Client) -> None:
    sent(last_name="Otterham")
    sent()

    page = staff.get(f"{EXPORT}?status=submitted").content.decode()

    assert "<strong>2 join requests</strong>" in page
    assert "Otterham" not in page
    assert Export.objects.count() == 0


def test_list_leads_a_manager_to_the_file_of_what_it_shows(manager: Client) -> None:
    wanted = sent(last_name="Otterham")
    sent()
    shown = manager.post("/admin/join-requests/", {"q": "Otterham"}, follow=True)
    (button,) = shown.context["header_buttons"]

    page = manager.get(button.url)
    values = {
        field.html_name: field.value() or "" for field in page.context["form"]
    } | WHY
    found = lines(manager.post(EXPORT, values))

    assert [each["Reference"] for each in found] == [wanted.reference]
    assert "Otterham" not in button.url


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("O'Neill", "O'Neill"),
        ('a";=1', 'a";=1'),
    ],
)
def test_no_cell_begins_a_formula(manager: Client, typed: str, cell: str) -> None:
    sent(last_name=typed)

    (as_csv,) = lines(manager.post(EXPORT, WHY))
    _, as_xlsx = cells(manager.post(EXPORT, WHY | {"to_format": "xlsx"}))

    assert as_csv["Last name"] == cell
    # XML has one kind of line end.
    assert as_xlsx[HEADINGS.index("Last name")] == cell.replace("\r", "\n")


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ({"phone_e164": "+447700900123"}, "(+44) 7700 900123"),
        (
            {"phone_e164": "+447700900123", "phone_extension": "12"},
            "(+44) 7700 900123 ext. 12",
        ),
        ({"phone": "ask for me"}, "ask for me"),
        ({}, ""),
    ],
)
def test_phone_stays_readable(kept: dict[str, str], shown: str) -> None:
    assert phone(JoinRequest(**kept)) == shown


@pytest.mark.parametrize("change", [{"reason": "Something else"}, None])
def test_log_is_never_changed(manager: Client, change: dict[str, str] | None) -> None:
    manager.post(EXPORT, WHY)
    kept = Export.objects.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        kept.update(**change) if change else kept.delete()
