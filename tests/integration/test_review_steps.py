from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from members.enums import Status
from members.models import JoinRequest, Member, Membership
from members.services.note import note
from members.services.take import take
from naht_site.models import OutgoingMail
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.pages_read import words
from tests.factories.review import (
    NOTE,
    WORDS,
    approved,
    asked,
    declined,
    in_review,
    manager,
    officer,
    reconsidering,
    sent,
    withdrawn,
)
from tests.factories.review_pages import page_of, press, steps_offered

pytestmark = pytest.mark.django_db


def test_officer_is_not_offered_to_go_past_the_check(staff: Client) -> None:
    join_request = in_review(outcome="retired")

    assert "approve" not in steps_offered(staff, join_request)
    assert press(staff, join_request, "approve", note=NOTE).status_code == 403
    assert not Member.objects.exists()


def test_officer_takes_and_approves(staff: Client) -> None:
    join_request = sent()

    took = press(staff, join_request, "take")
    join_request.refresh_from_db()
    done = press(staff, join_request, "approve")

    join_request.refresh_from_db()
    assert took.headers["Location"] == join_request.get_absolute_url()
    assert done.headers["Location"] == join_request.get_absolute_url()
    assert join_request.status == Status.APPROVED
    page = page_of(staff, join_request)
    assert f"Number {join_request.membership.member.shown_number}" in page
    assert "Approved. The person will get a mail with the next step." in page
    assert "Waiting to be sent to" in page


def test_officer_declines_with_a_reason_and_own_words(staff: Client) -> None:
    join_request = in_review()

    press(staff, join_request, "decline", reason="not_education", words=WORDS)

    join_request.refresh_from_db()
    assert join_request.status == Status.DECLINED
    assert join_request.decline_reason == "not_education"
    assert join_request.decision_note == WORDS


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": "", "words": WORDS}, "Choose a reason."),
        ({"reason": "nonsense", "words": WORDS}, "Select a valid choice."),
        ({"reason": "other", "words": ""}, "Explain why, in your own words."),
        ({"reason": "other", "words": " " * 60}, "Explain why, in your own words."),
        ({"reason": "other", "words": "x" * 39}, "at least 40 characters"),
        ({"reason": "other", "words": "x" * 5000}, "at most 4000 characters"),
        ({"reason": "other", "words": WORDS + "\0"}, "Null characters"),
    ],
)
def test_decline_without_what_it_needs_says_so_and_changes_nothing(
    staff: Client, typed: dict[str, str], sentence: str
) -> None:
    join_request = in_review()

    response = press(staff, join_request, "decline", **typed)

    join_request.refresh_from_db()
    assert sentence in words(response.content.decode())
    assert join_request.status == Status.IN_REVIEW
    assert OutgoingMail.objects.count() == 0


def test_stale_screen_shows_what_changed_and_keeps_what_was_typed(
    staff: Client,
) -> None:
    join_request = sent()
    other = officer()
    take(uuid=join_request.uuid, version=1, by=other)

    response = press(staff, join_request, "decline", reason="other", words=WORDS)

    page = response.content.decode()
    join_request.refresh_from_db()
    assert response.status_code == 409
    assert join_request.status == Status.IN_REVIEW
    assert re.search(rf"Taken by {other.email}, \d", words(page))
    assert f">\n{WORDS}</textarea>" in page
    assert 'name="version" value="2"' in page
    again = press(staff, join_request, "decline", reason="other", words=WORDS)
    assert again.status_code == 302


def test_step_in_the_wrong_state_is_refused_in_words(staff: Client) -> None:
    join_request = sent()

    response = press(staff, join_request, "approve")

    assert response.status_code == 409
    assert (
        "The request is “Submitted”; this step needs “In review or Reconsidering”."
        in words(response.content.decode())
    )


def test_first_decider_is_refused_by_button_and_by_address(
    client: Client, settings
) -> None:
    settings.DEMO = True
    first = manager()
    join_request = reconsidering(by=first)
    client.force_login(first)

    offered = steps_offered(client, join_request)
    response = press(client, join_request, "approve", note=NOTE)

    assert not {"take", "approve", "decline"} & set(offered)
    assert response.status_code == 403
    assert "somebody else looks at it again" in response.content.decode()
    assert not Member.objects.exists()


def test_account_in_the_way_asks_who_it_is(staff: Client) -> None:
    MembershipFactory(ended=True, member__user__email="jane@example.org")
    join_request = in_review(email="jane@example.org")

    page = page_of(staff, join_request)
    refused = press(staff, join_request, "approve")
    done = press(staff, join_request, "approve", same_person="on")

    assert "There is an account with this address already. Say whether" in page
    assert refused.status_code == 409
    assert "Say whether it is the same person" in refused.content.decode()
    assert done.status_code == 302
    assert Member.objects.count() == 1
    assert Membership.objects.count() == 2


def test_staff_account_in_the_way_leaves_no_choice(staff: Client) -> None:
    UserFactory(email="staff@example.org", editor=True)
    join_request = in_review(email="staff@example.org")

    page = staff.get(join_request.get_absolute_url()).content.decode()
    response = press(staff, join_request, "approve", same_person="on")

    assert "A member of staff signs in with this address" in page
    assert 'name="same_person"' not in page
    assert response.status_code == 409
    assert not Member.objects.exists()


def test_corrected_address_gets_the_mail_and_old_links_die(staff: Client) -> None:
    join_request = asked(email="jnae@example.org")
    old = OutgoingMail.objects.get()

    press(staff, join_request, "correct-address", email=" mailto:Jane@example.org ")

    join_request.refresh_from_db()
    new = list(OutgoingMail.objects.exclude(pk=old.pk).order_by("pk"))
    assert (join_request.email, join_request.email_key) == (
        "Jane@example.org",
        "jane@example.org",
    )
    assert [(m.to, m.template) for m in new] == [
        ("Jane@example.org", "address_corrected"),
        ("Jane@example.org", "asked"),
    ]


def test_undo_ends_the_membership_from_its_start(client: Client, settings) -> None:
    settings.DEMO = True
    client.force_login(manager())
    join_request = approved()

    press(client, join_request, "undo", reason="It was another Jane.")

    membership = Membership.objects.get()
    assert membership.ends == membership.starts
    assert not Membership.objects.current(timezone.now()).exists()


def test_step_is_refused_to_whoever_may_not_see_requests(
    client: Client, settings
) -> None:
    settings.DEMO = True
    by = UserFactory()
    for codename in ("access_admin", "end_membership"):
        by.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(by)
    join_request = approved(last_name="Otterham")

    response = press(client, join_request, "undo", reason="")

    assert response.status_code == 403
    assert "Otterham" not in response.content.decode()


def test_undo_from_a_stale_screen_ends_nothing(client: Client, settings) -> None:
    settings.DEMO = True
    client.force_login(manager())
    join_request = approved()
    note(uuid=join_request.uuid, by=officer(), text="It is the right Jane.")

    response = press(client, join_request, "undo", reason="It was another Jane.")

    assert response.status_code == 409
    assert "It is the right Jane." in response.content.decode()
    assert Membership.objects.get().ends is None


HOSTILE = [
    {},
    {"version": ""},
    {"version": "x"},
    {"version": "-1"},
    {"version": "9" * 40},
    {"version": "\0"},
    {"version": ["1", "2"]},
    {"version": "999"},
    {"version": "1", "note": "\0", "words": "\0", "text": "\0", "reason": "\0"},
    {"version": "1", "note": "x" * 50_000, "words": "x" * 50_000, "to": "x"},
    {"version": "1", "to": "9" * 40, "email": "a@b@c", "reason": "<script>"},
    {"version": "1", "email": "\ud800".encode("utf-8", "surrogatepass")},
    {"version": "1", "question": "\u202e" * 30, "status": "approved", "owner": "1"},
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_forms_are_answered_and_do_no_harm(
    client: Client, settings, data: dict[str, object]
) -> None:
    settings.DEMO = True
    client.force_login(manager())
    join_request = declined()

    for name in ("approve", "decline", "ask", "assign", "reopen", "undo"):
        response = client.post(f"{join_request.get_absolute_url()}{name}/", data)

        assert response.status_code in (200, 409), name
    before = join_request.version
    join_request.refresh_from_db()
    assert (join_request.status, join_request.version) == (Status.DECLINED, before)


def test_words_of_a_stranger_are_never_markup(staff: Client) -> None:
    nasty = "<script>alert(1)</script>"
    join_request = sent(first_name=nasty, job_title=nasty, address_line_1=nasty)
    join_request.workplaces.update(name=nasty)

    page = staff.get(join_request.get_absolute_url()).content.decode()
    listed = staff.get(f"/admin/join-requests/?q={nasty}").content.decode()

    assert nasty not in page
    assert nasty not in listed
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


def test_late_request_is_past_reopening(client: Client, settings) -> None:
    settings.DEMO = True
    client.force_login(manager())
    join_request = withdrawn()
    JoinRequest.objects.filter(pk=join_request.pk).update(
        closed_at=timezone.now() - timedelta(days=91)
    )

    response = press(client, join_request, "reopen", reason="They asked us to.")

    assert "reopen" not in steps_offered(client, join_request)
    assert response.status_code == 409
    assert "more than 90 days ago" in response.content.decode()
