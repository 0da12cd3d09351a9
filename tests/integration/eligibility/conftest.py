"""What every test of the check stands on: the first list of roles."""

from __future__ import annotations

import pytest

from tests.factories.eligibility import keep_first_list


@pytest.fixture(autouse=True)
def first_list(db: None) -> None:
    keep_first_list()
