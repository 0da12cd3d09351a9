from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from members import duplicates
from members.enums import Status
from members.errors import (
    NotAllowedError,
    RefusedError,
    StaleRequestError,
    WrongStatusError,
)
from members.jobs import compare_requests
from members.models import PossibleDuplicate
from members.services.confirm import confirm
from members.services.note import note
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.duplicates import BECAUSE, settle_it, twins
from tests.factories.members import UserFactory
from tests.factories.review import (
    approve_it,
    asked,
    in_review,
    manager,
    officer,
    reconsidering,
    sent,
)

pytestmark = pytest.mark.django_db


def test_different_people_are_settled_once_for_good() -> None:
    first, second, pair = twins()
    by = manager()

    with pytest.raises(RefusedError):
        settle_it(second, pair, verdict="different", because=" too few ")
    settle_it(second, pair, verdict="different", because=BECAUSE, by=by)
    duplicates.raise_for(first)
    duplicates.raise_for(second)
    approve_it(second)
    duplicates.raise_for(first)

    pair = PossibleDuplicate.objects.get()
    assert (pair.verdict, pair.because, pair.settled_by) == ("different", BECAUSE, by)
    assert pair.settled_at is not None
    told = {each: each.events.get(what="settled").note for each in (first, second)}
    assert told == {
        first: f"{second}: different people, because {BECAUSE}",
        second: f"{first}: different people, because {BECAUSE}",
    }


@pytest.mark.parametrize("make", [sent, in_review, asked, reconsidering])
def test_same_person_closes_the_other_open_request(make) -> None:
    double = make()
    MailedLink.objects.create(
        purpose="track", subject=double.uuid, expires_at=timezone.now()
    )
    kept = in_review()
    duplicates.raise_for(kept)
    OutgoingMail.objects.all().delete()

    settle_it(kept, PossibleDuplicate.objects.get())

    double.refresh_from_db()
    event = double.events.latest("pk")
    mail = OutgoingMail.objects.get()
    assert (double.status, double.double_of) == (Status.WITHDRAWN, kept)
    assert double.public_label() == "Put together with another request of yours"
    assert event.what == "closed_as_double"
    assert event.note == f"The same person as {kept}. We go on with that one."
    assert kept.events.latest("pk").note == f"{double}: the same person."
    assert (mail.to, mail.template) == (double.email, "put_together")
    assert mail.params["kept_reference"] == kept.reference
    assert not MailedLink.objects.filter(revoked_at=None).exists()
    approve_it(kept)


def test_address_held_back_counts_as_confirmed_once_the_other_is_closed() -> None:
    email = "jane@example.org"
    first = sent(email=email, email_confirmed_at=timezone.now())
    second = in_review(email=email)

    confirm(uuid=second.uuid)
    confirm(uuid=second.uuid)
    compare_requests()
    pair = PossibleDuplicate.objects.get()
    settle_it(second, pair)

    second.refresh_from_db()
    first.refresh_from_db()
    assert pair.score == 210
    assert [each.what for each in second.events.all()].count("held") == 1
    assert second.email_confirmed_at == second.email_held_at is not None
    assert first.status == Status.WITHDRAWN


def test_address_stays_held_back_while_the_confirmed_one_is_open() -> None:
    email = "jane@example.org"
    sent(email=email, email_confirmed_at=timezone.now())
    third, second = sent(email=email), in_review(email=email)
    confirm(uuid=second.uuid)
    duplicates.raise_for(second)

    settle_it(second, PossibleDuplicate.objects.about(second).get(other_request=third))

    second.refresh_from_db()
    third.refresh_from_db()
    assert (third.status, third.double_of) == (Status.WITHDRAWN, second)
    assert second.email_confirmed_at is None


def test_second_look_is_not_closed_as_a_double_by_who_decided_first() -> None:
    first = manager()
    looked_at_again, other = reconsidering(by=first), in_review()
    duplicates.raise_for(other)
    pair = PossibleDuplicate.objects.get()

    for by in (first, officer()):
        with pytest.raises(NotAllowedError):
            settle_it(other, pair, by=by)

    looked_at_again.refresh_from_db()
    pair.refresh_from_db()
    assert (looked_at_again.status, pair.verdict) == (Status.RECONSIDERING, "")


def test_colleague_s_note_and_another_s_pair_are_not_settled_over() -> None:
    first, second, pair = twins()
    stranger = in_review(postcode="", first_name="Tom", last_name="Heron")
    version = second.version
    note(uuid=second.uuid, by=officer(), text="They rang us.")

    with pytest.raises(StaleRequestError):
        settle_it(second, pair, version=version)
    with pytest.raises(RefusedError):
        settle_it(stranger, pair)
    with pytest.raises(RefusedError):
        settle_it(second, pair, verdict="perhaps")
    with pytest.raises(NotAllowedError):
        settle_it(second, pair, by=UserFactory(editor=True))
    first.refresh_from_db()
    assert (first.status, PossibleDuplicate.objects.get().verdict) == ("submitted", "")


def test_closed_request_settles_nothing() -> None:
    first, second, pair = twins()
    settle_it(second, pair)

    with pytest.raises(WrongStatusError):
        settle_it(first, pair, verdict="different", because=BECAUSE)


@pytest.mark.parametrize(
    "broken",
    [
        {"verdict": "same"},
        {"settled_at": timezone.now()},
        {"verdict": "different"},
        {"member": None, "other_request": None},
    ],
)
def test_database_refuses_half_a_verdict(broken: dict[str, object]) -> None:
    *_, pair = twins()
    if broken.get("verdict") == "different":
        broken |= {"settled_at": timezone.now(), "settled_by": officer()}

    with pytest.raises(IntegrityError), transaction.atomic():
        PossibleDuplicate.objects.filter(pk=pair.pk).update(**broken)
