from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from members import duplicates
from members.enums import Status
from members.errors import (
    AccountInTheWayError,
    NotAllowedError,
    NotSettledError,
    RefusedError,
    StaleRequestError,
    WrongStatusError,
)
from members.jobs import compare_requests
from members.models import JoinRequest, Member, PossibleDuplicate, User
from members.services.approve import approve
from members.services.confirm import confirm
from members.services.correct_address import correct_address
from members.services.note import note
from members.services.settle import settle
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.members import MemberFactory, MembershipFactory, UserFactory
from tests.factories.review import (
    NOTE,
    approved,
    asked,
    in_review,
    manager,
    officer,
    reconsidering,
    sent,
    withdrawn,
)

pytestmark = pytest.mark.django_db
BECAUSE = "They were born ten years apart."


def twins() -> tuple[JoinRequest, JoinRequest, PossibleDuplicate]:
    """Two requests of one name and postcode, the second in review."""
    first, second = sent(), in_review()
    duplicates.raise_for(second)
    return first, second, PossibleDuplicate.objects.get()


def settle_it(
    join_request: JoinRequest, pair: PossibleDuplicate, **said: object
) -> PossibleDuplicate:
    join_request.refresh_from_db()
    given = {"version": join_request.version, "by": manager(), "verdict": "same"}
    return settle(uuid=join_request.uuid, pair=pair.pk, **(given | said))


def approve_it(join_request: JoinRequest, **words: object) -> object:
    join_request.refresh_from_db()
    return approve(
        uuid=join_request.uuid,
        version=join_request.version,
        by=manager(),
        note=NOTE,
        **words,
    )


def test_pair_is_kept_once_with_its_score_and_reasons() -> None:
    first, second, pair = twins()

    duplicates.raise_for(first)
    duplicates.raise_for(second)

    assert PossibleDuplicate.objects.count() == 1
    assert (pair.join_request, pair.other_request) == (second, first)
    assert pair.score == 110
    assert pair.reasons_in_words == [
        "Same name and postcode",
        "Same name and workplace",
    ]


@pytest.mark.parametrize("make", [withdrawn, lambda: sent(status="draft")])
def test_what_is_closed_or_not_sent_is_no_duplicate(make) -> None:
    make()

    duplicates.raise_for(sent())

    assert not PossibleDuplicate.objects.exists()


@pytest.mark.parametrize(
    ("of_member", "of_request", "score"),
    [
        ({"postcode": "CF10 1AA"}, {}, 70),
        ({"phone_e164": "+447700900123"}, {"phone_e164": "+447700900123"}, 40),
        ({"workplaces": ["Ysgol Dyfrgi, Cardiff"]}, {}, 40),
        ({"number": "10000016"}, {"former_number": "1000 0016"}, 100),
        ({}, {"email": "jane@example.org"}, 45),
        (
            {},
            {"email": "jane@example.org", "email_confirmed_at": timezone.now()},
            100,
        ),
        ({}, {}, None),
    ],
)
def test_member_is_found_by_each_reason(of_member, of_request, score) -> None:
    member = MemberFactory(user__email="jane@example.org", **of_member)

    duplicates.raise_for(sent(**of_request))

    found = PossibleDuplicate.objects.values_list("member", "score")
    assert list(found) == ([] if score is None else [(member.pk, score)])


def test_similarity_is_that_of_the_database() -> None:
    pairs = [("jane otterley", "jane oterley"), ("siân o’hara", "sian ohara")]

    with connection.cursor() as cursor:
        for one, other in pairs:
            cursor.execute("SELECT similarity(%s, %s)", [one, other])
            (expected,) = cursor.fetchone()

            assert duplicates.similarity(one, other) == pytest.approx(expected)


def test_approval_waits_for_a_word_and_the_database_says_so_too() -> None:
    first, second, _ = twins()

    with pytest.raises(NotSettledError):
        approve_it(second)
    for each in (first, second):
        with pytest.raises(DatabaseError), transaction.atomic():
            JoinRequest.objects.filter(pk=each.pk).update(
                status=Status.APPROVED, decided_at=timezone.now(), decided_by=officer()
            )

    assert not Member.objects.exists()


def test_unlikely_pair_holds_nothing_up() -> None:
    MemberFactory(workplaces=["Ysgol Dyfrgi, Cardiff"])
    join_request = in_review()
    duplicates.raise_for(join_request)

    approve_it(join_request)

    assert PossibleDuplicate.objects.get().score == 40


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


def test_former_member_gets_the_old_number_and_account_back() -> None:
    old = MembershipFactory(ended=True, member__user__email="old@example.org").member
    join_request = in_review(
        email="New@example.org",
        email_confirmed_at=timezone.now(),
        former_number=old.number,
    )
    duplicates.raise_for(join_request)

    settle_it(join_request, PossibleDuplicate.objects.get())
    membership = approve_it(join_request)

    old.refresh_from_db()
    account = old.user
    mail = OutgoingMail.objects.get(key__startswith="join.")
    told = OutgoingMail.objects.filter(template="account/changed").order_by("pk")
    assert (Member.objects.get(), membership.member) == (old, old)
    assert old.memberships.count() == 2
    assert (account.email, account.has_usable_password()) == ("new@example.org", False)
    (address,) = account.emailaddress_set.all()
    assert (address.email, address.verified) == ("new@example.org", False)
    assert (mail.to, mail.template) == ("New@example.org", "approved")
    assert [each.to for each in told] == ["old@example.org", "new@example.org"]
    assert {each.params["what"] for each in told} == {
        "The e-mail address that you sign in with was changed."
    }


def test_account_of_a_former_member_moves_only_to_a_confirmed_address() -> None:
    old = MembershipFactory(ended=True, member__user__email="old@example.org").member
    join_request = in_review(email="new@example.org", former_number=old.number)
    duplicates.raise_for(join_request)
    settle_it(join_request, PossibleDuplicate.objects.get())

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request)

    assert User.objects.filter(email="old@example.org", member=old).exists()


def test_account_of_somebody_else_is_never_taken_for_the_member() -> None:
    old = MembershipFactory(ended=True).member
    UserFactory(email="new@example.org")
    join_request = in_review(email="new@example.org", former_number=old.number)
    duplicates.raise_for(join_request)
    settle_it(join_request, PossibleDuplicate.objects.get())

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request, same_person=True)


def test_member_of_today_is_not_approved_a_second_time() -> None:
    first = approved()
    second = in_review()
    duplicates.raise_for(second)
    pair = PossibleDuplicate.objects.get()
    settle_it(second, pair)

    with pytest.raises(AccountInTheWayError) as caught:
        approve_it(second)

    assert pair.member == first.membership.member
    assert "Already a member" in str(caught.value)


def test_pair_with_a_request_stands_for_the_member_it_made() -> None:
    first, second, pair = twins()
    settle_it(second, pair, verdict="different", because=BECAUSE)
    approve_it(second)

    duplicates.raise_for(first)

    assert PossibleDuplicate.objects.get() == pair


def test_corrected_address_is_compared_anew() -> None:
    member = MemberFactory(user__email="jane@example.org", last_name="Else")
    join_request = in_review()

    correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="Jane@example.org",
    )
    compare_requests()

    pair = PossibleDuplicate.objects.get()
    assert (pair.member, pair.score) == (member, 45)


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


def test_request_that_cannot_be_compared_holds_up_no_other() -> None:
    def two(last_name: str) -> tuple[JoinRequest, JoinRequest]:
        names = {"last_name": last_name, "postcode": f"CF10 1{last_name[:2].upper()}"}
        return sent(to_be_compared=True, **names), sent(to_be_compared=True, **names)

    first, second = two("Otterley")
    two("Abelwood")
    with connection.cursor() as cursor:
        cursor.execute(
            "alter table members_possibleduplicate add constraint fault"
            f" check (join_request_id not in ({first.pk}, {second.pk}))"
        )

    with pytest.raises(ExceptionGroup) as raised:
        compare_requests()

    waiting = JoinRequest.objects.filter(to_be_compared=True)
    assert [type(each) for each in raised.value.exceptions] == [IntegrityError] * 2
    assert set(waiting) == {first, second}
    assert PossibleDuplicate.objects.count() == 1
