"""Tell whether a paragraph says who the writer is."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Return the words of the text as a set."""
    return frozenset(text.split())


TITLES = words(
    "baroness dame dr lady lord miss mr mrs ms mx prof professor rev reverend sir"
)
PARTICLES = words("al bin da de del den der di du la le van von y")
# Words with a capital that begin sentences or name bodies, never people.
NOT_NAMES = words(
    """a all an and any as at but by download each every find for from full further
    how if in it more no not on our read see some that the there these they this
    those to today watch we what when where who why you your
    academies academy agency alliance assembly association authority board body
    cabinet centre charity college commission committee company council day department
    education england europe federation forum foundation government group guidance
    improvement inspection institute ireland leadership learning ministry naht network
    office ofsted parliament partners partnership practice programme project report
    review school schools scotland service services society standards state strategy
    study survey teachers teaching trust union university wales week workforce year"""
)
ROLES = words(
    """academic adviser advisor alnco author blogger ceo chair chairman chairwoman
    campaigner co-author co-founder co-ordinator coach columnist consultant coordinator
    counsellor curator dean deputy director editor educator executive expert fellow
    founder governor head headteacher historian inspector journalist lawyer lead leader
    lecturer manager member mentor officer partner president principal professor
    psychologist researcher secretary senco sendco solicitor speaker specialist teacher
    therapist trainer trustee tutor vice-president writer"""
)
BEING = words("is was are were")
DOING = words("works worked leads led teaches taught chairs chaired")
# A role behind one of these is somebody else's, or part of what is being said.
ENDS_A_ROLE = words(
    """about by for from how not that to what when where which who why with"""
)
SAYING = words("added asked called commented explained said says told")
DASHES = frozenset("-–—")
NEAR = 7
WRITTEN_BY = re.compile(r"(?:written )?by\s+", re.I)
ABOUT_THE_WRITER = re.compile(
    r"about the (?:author|writer)\b|the (?:author|writer) (?:is|was)\b", re.I
)


def says_who_wrote(text: str) -> bool:
    """Tell whether the paragraph is about its writer.

    It is when it begins with a person's name and goes on with what they are or do;
    when it is a name and a role with no sentence about them; when it is “By” and a
    name; or when it says itself that it is about the writer.
    """
    if ABOUT_THE_WRITER.match(text):
        return True
    if by := WRITTEN_BY.match(text):
        signature = text[by.end() :]
        only_a_name = rest_after_name(signature.split()) == []
        return only_a_name or says_who_wrote(signature)
    words = text.split()
    rest = rest_after_name(words)
    if not rest:
        return False
    named = words[: len(words) - len(rest)]
    if named[-1].endswith((",", ":")) or rest[0] in DASHES:
        plain = [bare(word) for word in rest]
        return (
            len(plain) <= 2 * NEAR
            and has_role(plain[:NEAR])
            and not (BEING | SAYING).intersection(plain)
        )
    verb, after = bare(rest[0]), [bare(word) for word in rest[1:]]
    if verb in DOING:
        return True
    if verb not in BEING or (
        after and after[0].endswith("ing") and after[0] != "acting"
    ):
        return False
    return has_role(after[:NEAR])


def rest_after_name(words: list[str]) -> list[str] | None:
    """Return the words after the person's name at the start, or None without one.

    A name is two to five words with a capital, or one after a title; honours and
    small words inside a name belong to it, and “and” may join two people.
    """
    names = titles = 0
    for place, word in enumerate(words):
        plain = bare(word)
        if names and (plain in BEING or plain in DOING):
            break
        if plain in TITLES and not names:
            titles += 1
        elif names and (
            plain in PARTICLES or (plain == "and" and place + 1 < len(words))
        ):
            continue
        elif not is_name(word):
            break
        else:
            names += 1
        if names and word.endswith((",", ":")):
            place += 1
            break
    else:
        place = len(words)
    if names + bool(titles) < 2 or names > 7:
        return None
    return words[place:]


def is_name(word: str) -> bool:
    """Tell whether a word could be part of a name, or letters after one."""
    plain = word.rstrip(",:.")
    return (
        plain[:1].isupper()
        and all(char.isalpha() or char in "-’'." for char in plain)
        and bare(word) not in NOT_NAMES
    )


def has_role(plain: list[str]) -> bool:
    """Tell whether what somebody is stands among the words, before a turn in them."""
    for word in plain:
        if word in ENDS_A_ROLE:
            return False
        if word in ROLES or word.removesuffix("s") in ROLES:
            return True
    return False


def bare(word: str) -> str:
    """Return the word in small letters, without the marks around it."""
    return word.strip(",.:;()“”‘’\"'").casefold()
