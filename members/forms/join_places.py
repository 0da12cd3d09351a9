"""What was pressed on the page of workplaces, and what the page is to hold then.

A place is one that was chosen, known by the key of its School, or one that was typed
in. Every press of a button sends all of them, and nothing is saved until the last.
"""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from members.models import School
from members.normalise import clean_text
from members.schools import Found, find_schools, too_short

MOST_PLACES = 5
FIND, LOOK, PICK, CHOOSE, ADD, REMOVE = (
    "find",  # what is looked for
    "look",  # the button to look for it
    "pick",  # keys of schools that were found and ticked
    "choose",  # said by the script with the one that was picked from the suggestions
    "add",
    "remove",  # the number of a place
)
FOUND = "found"  # what was looked for before, and is shown
PARTS = ("school", "name", "town", "postcode")
LONGEST_KEY = 18  # digits

Place = dict[str, str]


class Press:
    """The answer of a page of workplaces, put in order.

    `data` has the places numbered anew: those left, then those just ticked. `added` are
    their schools; `found` is what is shown under the search, None where nothing is.
    """

    def __init__(self, data: QueryDict, *, nation: str) -> None:
        self.find = clean_text(data.get(FIND, ""))
        places = [place for place in places_in(data) if any(place.values())]
        if data.get(REMOVE, "").isdecimal():
            removed = int(data[REMOVE][:1])
            places = places[:removed] + places[removed + 1 :]
        self.added, self.too_many = self._add_ticked(places, data)
        self.stays = self._stays(data)
        self.found: Found | None = None
        self.is_short = False
        if self.stays and self.find and self._is_looking(data):
            self.is_short = too_short(self.find)
            self.found = find_schools(self.find, nation)
        elif self.stays and LOOK in data:
            self.is_short = True
        nothing_found = self.found is not None and not self.found.schools
        self.is_to_type = nothing_found or (ADD in data and not self.added)
        self.data = self._in_order(data, places)

    def _add_ticked(
        self, places: list[Place], data: QueryDict
    ) -> tuple[list[School], bool]:
        """Adds to `places` what was ticked and is not there yet, as far as it fits."""
        there = {place["school"] for place in places}
        ticked = schools_by_key(data.getlist(PICK))
        new = [school for key, school in ticked.items() if key not in there]
        fitting = new[: max(MOST_PLACES - len(places), 0)]
        places += [
            dict.fromkeys(PARTS, "") | {"school": str(one.pk)} for one in fitting
        ]
        return fitting, len(fitting) < len(new)

    def _is_looking(self, data: QueryDict) -> bool:
        """Whether what was found is shown: not again once something of it was taken."""
        if CHOOSE in data:
            return False
        return LOOK in data or not self.added or self._is_fresh(data)

    def _is_fresh(self, data: QueryDict) -> bool:
        """Whether there are words that nobody has looked for yet."""
        return bool(self.find) and self.find != clean_text(data.get(FOUND, ""))

    def _stays(self, data: QueryDict) -> bool:
        """Whether the page is shown again rather than saved."""
        if self.too_many or any(name in data for name in (LOOK, CHOOSE, ADD, REMOVE)):
            return True
        return self._is_fresh(data)  # such words are not left lying

    def _in_order(self, data: QueryDict, places: list[Place]) -> QueryDict:
        ordered = data.copy()
        for name in (LOOK, PICK, CHOOSE, ADD, REMOVE, FOUND, *_numbered()):
            ordered.pop(name, None)
        for number, place in enumerate(places):
            for part in PARTS:
                ordered[f"{part}_{number}"] = place[part]
        if self.found is None:
            ordered[FIND] = ""
        return ordered


def places_in(data: Any) -> list[Place]:
    """The five places of a page, typed or chosen or empty, in order."""
    return [
        {part: clean_text(str(data.get(f"{part}_{number}") or "")) for part in PARTS}
        for number in range(MOST_PLACES)
    ]


def schools_by_key(keys: list[str]) -> dict[str, School]:
    """The schools of these keys, by key, in that order; unknown keys are left out."""
    known = [
        key
        for key in dict.fromkeys(keys)
        if key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY
    ]
    found = School.objects.in_bulk([int(key) for key in known])
    return {key: found[int(key)] for key in known if int(key) in found}


def _numbered() -> list[str]:
    return [f"{part}_{number}" for part in PARTS for number in range(MOST_PLACES)]
