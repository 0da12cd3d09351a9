from __future__ import annotations

import re

# "Head of year" and "assistant head of maths" lead a part of a school; "head teacher"
# and "deputy head" lead all of it.
PART_OF_A_SCHOOL = re.compile(
    r"\bheads? of\b(?! (?:the )?(?:school|academy|college|centre|provision|nursery))"
)
SENIOR = re.compile(r"\b(?:head ?(?:teacher|master|mistress)?|deputy|assistant)\b")
HELPERS = re.compile(
    r"\b(?:teaching|classroom|learning(?: support)?|support) assistant\b"
)


def sounds_senior(job_title: str) -> bool:
    """Whether a job title sounds like the senior team: head, deputy or assistant.

    A title of a part of a school, like "head of year", and a teaching assistant's do
    not.
    """
    title = job_title.lower()
    return bool(SENIOR.search(HELPERS.sub("", PART_OF_A_SCHOOL.sub("", title))))
