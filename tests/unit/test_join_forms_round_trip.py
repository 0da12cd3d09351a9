"""Whatever is typed is refused in words, or kept and means the same when sent again."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from members.enums import Nation
from members.forms.join_fields import StepForm, month_in_words
from members.forms.join_person import ContactForm, NameForm
from members.forms.join_work import JobForm
from members.models import JoinRequest

ODD = st.text(max_size=60)
NAMES = ODD | st.text("abcdefgåéñłšžИванДжо'’ -.", max_size=30)
PHONES = ODD | st.text("0123456789+() -ext.", max_size=24)
POSTCODES = ODD | st.from_regex(r"[a-zA-Z]{1,2}[0-9OIoi]{1,2} ?[0-9OIoi][a-zA-Z]{2}")
MONTHS = ODD | st.from_regex(r"(sept?|may|[0-9]{1,2})[ /.-](19|20)?[0-9]{2}")
JOB = {"job_title": "Head of year", "contract": "permanent"}
CONTACT = {
    "contact_by": "email",
    "address_is_home": "home",
    "address_line_1": "1 Elm Road",
    "town": "Leeds",
    "postcode": "LS1 1AA",
}


def posted(data: dict[str, str]) -> QueryDict:
    made = QueryDict(mutable=True)
    made.update(data)
    return made


def kept(form_class: type[StepForm], data: dict[str, str]) -> dict[str, Any] | None:
    """The columns that a form would set; None where it refuses, always in words."""
    form = form_class(posted(data), join_request=JoinRequest(nation=Nation.ENGLAND))
    if form.is_valid():
        return form.values()
    assert all(error.strip() for errors in form.errors.values() for error in errors)
    assert str(form)
    return None


@settings(max_examples=150, deadline=None)
@given(first=NAMES, last=NAMES)
def test_name_that_is_kept_is_kept_again(first: str, last: str) -> None:
    values = kept(NameForm, {"first_name": first, "last_name": last})

    if values is not None:
        again = kept(NameForm, {key: value or "" for key, value in values.items()})
        assert again == values


@settings(max_examples=150, deadline=None)
@given(phone=PHONES, postcode=POSTCODES)
def test_phone_and_postcode_mean_the_same_when_shown_and_sent_again(
    phone: str, postcode: str
) -> None:
    values = kept(ContactForm, CONTACT | {"phone": phone, "postcode": postcode})

    if values is not None:
        shown = {"phone": values["phone"], "postcode": values["postcode"]}
        assert kept(ContactForm, CONTACT | shown) == values


@settings(max_examples=150, deadline=None)
@given(month=MONTHS)
def test_month_means_the_same_when_shown_and_sent_again(month: str) -> None:
    values = kept(JobForm, JOB | {"job_starts": month})

    if values is not None:
        shown = month_in_words(values["job_starts"])
        assert kept(JobForm, JOB | {"job_starts": shown}) == values


@pytest.mark.parametrize(
    ("form_class", "data"),
    [
        (NameForm, {"first_name": "Siân", "last_name": "O’Neill"}),
        (ContactForm, CONTACT | {"phone": "07700 900123 ext 4"}),
        (JobForm, JOB | {"job_starts": "sept 2019"}),
    ],
)
def test_ordinary_answers_are_kept(
    form_class: type[StepForm], data: dict[str, str]
) -> None:
    assert kept(form_class, data) is not None
