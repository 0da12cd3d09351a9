"""Choosing a workplace from the registers, without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from members.models import JoinRequest, School
from members.views.review_case import _work as work_of
from tests.factories import review
from tests.factories.journey import post
from tests.factories.pages_read import hidden, title, words

pytestmark = pytest.mark.django_db


def places() -> list[tuple[int | None, str]]:
    row = JoinRequest.objects.get()
    return [(place.school_id, str(place)) for place in row.workplaces.all()]


def test_school_is_looked_for_ticked_and_kept(applicant: Client, elm: School) -> None:
    page = post(applicant, "workplace", {"find": "elm bang", "look": "yes"})
    saved = post(
        applicant,
        "workplace",
        {"find": "elm bang", "pick": elm.pk} | hidden(page),
    )

    assert f'name="pick" value="{elm.pk}"' in page.text
    assert "1 found." in words(page.text)
    assert saved["Location"] == "/join/name/"
    assert places() == [(elm.pk, "Elm School, Bangor, LL57 1AA")]


def test_looking_keeps_what_was_typed_and_saves_nothing(
    applicant: Client, elm: School
) -> None:
    typed = {"name_0": "Oak", "postcode_0": "no", "central_employer": "Otter Trust"}

    page = post(applicant, "workplace", typed | {"find": "elm", "look": "yes"})

    assert not title(page).startswith("Error")
    for value in ("Oak", "no", "Otter Trust", "elm"):
        assert f'value="{value}"' in page.text
    assert places() == []


def test_words_that_were_not_looked_for_yet_are_not_left_lying(
    applicant: Client, elm: School
) -> None:
    page = post(applicant, "workplace", {"find": "elm", "central_employer": "Trust"})
    passed_by = post(
        applicant,
        "workplace",
        {"find": "elm", "central_employer": "Trust"} | hidden(page),
    )

    assert f'value="{elm.pk}"' in page.text
    assert passed_by["Location"] == "/join/name/"


SAID = {
    "nothing found": ("zzyzx", "We found nothing for “zzyzx”."),
    "too short": ("x", "Type at least two letters"),
    "nothing": ("", "Type at least two letters"),
    "very many": ("primary school", "Very many schools are called that."),
    "markup": ("<b>zz", "We found nothing for “<b>zz”."),
}


@pytest.mark.parametrize("what", SAID)
def test_page_says_why_it_shows_no_school(applicant: Client, what: str) -> None:
    typed, said = SAID[what]

    page = post(applicant, "workplace", {"find": typed, "look": "yes"})

    assert said in words(page.text)
    assert "Not listed? Type it in" in page.text
    assert "<b>zz" not in page.text


def test_school_and_typed_place_stand_side_by_side(
    applicant: Client, elm: School
) -> None:
    page = post(
        applicant,
        "workplace",
        {"pick": elm.pk, "choose": "yes", "name_0": "Oak", "town_0": "Leeds"},
    )
    post(
        applicant,
        "workplace",
        {"name_0": "Oak", "town_0": "Leeds", "school_1": elm.pk},
    )

    assert "Added: Elm School." in words(page.text)
    assert places() == [
        (None, "Oak, Leeds"),
        (elm.pk, "Elm School, Bangor, LL57 1AA"),
    ]


def test_place_is_taken_away_and_the_others_move_up(
    applicant: Client, elm: School
) -> None:
    typed = {"name_0": "Oak", "town_0": "Leeds", "name_2": "Yew", "town_2": "York"}

    page = post(applicant, "workplace", typed | {"school_1": elm.pk, "remove": "1"})

    assert 'name="name_1" value="Yew"' in page.text
    assert f'value="{elm.pk}"' not in page.text


def test_five_are_the_most(applicant: Client, elm: School) -> None:
    typed = {f"name_{n}": f"School {n}" for n in range(5)}
    typed |= {f"town_{n}": "Leeds" for n in range(5)}

    page = post(applicant, "workplace", typed | {"pick": elm.pk})

    assert "Five workplaces are the most we keep." in words(page.text)
    assert 'name="find"' not in page.text
    assert places() == []


def test_same_school_is_kept_once(applicant: Client, elm: School) -> None:
    post(applicant, "workplace", {"school_0": elm.pk, "pick": [elm.pk, elm.pk]})

    assert [school for school, _ in places()] == [elm.pk]


def test_saved_school_is_shown_again_by_name(applicant: Client, elm: School) -> None:
    post(applicant, "workplace", {"pick": elm.pk})

    page = applicant.get("/join/workplace/")

    assert "Elm School Bangor, LL57 1AA Remove" in words(page.text)
    assert hidden(page)["school_0"] == str(elm.pk)


def test_words_stay_as_they_were_when_the_register_changes(
    applicant: Client, elm: School
) -> None:
    post(applicant, "workplace", {"pick": elm.pk})

    School.objects.update(name="Elm Academy", status="closed")

    assert places() == [(elm.pk, "Elm School, Bangor, LL57 1AA")]


DOUBTS = [
    (
        {"nation": "england"},
        "Elm School is in England, and you told us that you work in Wales. Is that "
        "right?",
    ),
    (
        {"status": "closed"},
        "Elm School has closed, as far as we know. Is it the right one?",
    ),
]


@pytest.mark.parametrize(("fields", "question"), DOUBTS)
def test_odd_school_is_asked_about_and_may_stay(
    applicant: Client, elm: School, fields: dict[str, str], question: str
) -> None:
    School.objects.update(**fields)

    asked = post(applicant, "workplace", {"pick": elm.pk})
    keys = re.findall('name="asked" value="([^"]*)"', asked.text)
    kept = post(applicant, "workplace", hidden(asked) | {"asked": keys})

    assert question in words(asked.text)
    assert len(keys) == 1
    assert kept["Location"] == "/join/name/"
    assert [school for school, _ in places()] == [elm.pk]


@pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 30, "²", "\0", ""])
def test_school_that_is_none_is_passed_over(applicant: Client, key: str) -> None:
    picked = post(applicant, "workplace", {"pick": key})
    sent = post(applicant, "workplace", {"school_0": key})

    assert title(picked).startswith("Error")
    assert title(sent).startswith("Error")
    assert places() == []


def test_what_was_found_goes_once_one_of_it_is_taken(
    applicant: Client, elm: School
) -> None:
    page = post(
        applicant,
        "workplace",
        {"find": "elm", "found": "elm", "pick": elm.pk, "add": "yes"},
    )

    assert "Added: Elm School." in words(page.text)
    assert 'name="pick"' not in page.text
    assert 'value="elm"' not in page.text


def test_officer_sees_what_the_register_says(elm: School, client: Client) -> None:
    join_request = review.sent()
    join_request.workplaces.update(position=1)
    join_request.workplaces.create(school=elm, name="Elm School", town="Bangor")
    School.objects.filter(pk=elm.pk).update(number="6602130", status="closed")

    rows = dict(work_of(join_request)[4:5]) | {"typed": work_of(join_request)[5][1]}

    assert rows == {
        "Workplace": "Elm School, Bangor\nRegister of Wales 6602130, closed",
        "typed": "Ysgol Dyfrgi, Cardiff\nTyped in",
    }
