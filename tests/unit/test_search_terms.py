"""What is looked for, from what somebody types."""

from __future__ import annotations

import pytest

from naht_site.management.first_synonyms import GROUPS
from naht_site.models.search import phrases
from naht_site.search.terms import Synonyms, Term, query, terms

GROUP = "ALNCo, ALENCO, additional learning needs co-ordinator"
OTHERS = tuple(phrases(GROUP))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("  ", []),
        ("?! - … \"\" ''", []),
        ("pay", [Term("pay")]),
        ("pay talks", [Term("pay"), Term("talks")]),
        ('"pay talks" now', [Term("pay talks", quoted=True), Term("now")]),
        ("“pay talks”", [Term("pay talks", quoted=True)]),
        ("part-time -pay", [Term("part"), Term("time"), Term("pay")]),
        ('pay "talks', [Term("pay"), Term("talks")]),
        ('"', []),
        ("pay & (talks | !now)", [Term("pay"), Term("(talks"), Term("!now)")]),
        ("alenco", [Term("alenco", others=OTHERS)]),
        ("ALNCos", [Term("ALNCos", others=OTHERS)]),
        ("A.L.N.Co pay", [Term("A.L.N.Co", others=OTHERS), Term("pay")]),
        (
            "new Additional Learning-Needs Co-Ordinator role",
            [
                Term("new"),
                Term("Additional Learning Needs Co Ordinator", others=OTHERS),
                Term("role"),
            ],
        ),
        ("additional learning", [Term("additional"), Term("learning")]),
        ('"alnco"', [Term("alnco", quoted=True, others=OTHERS)]),
        ("ss", [Term("ss")]),
    ],
)
def test_terms_are_words_phrases_and_what_means_the_same(
    text: str, wanted: list[Term]
) -> None:
    assert terms(text, Synonyms([GROUP])) == wanted


def test_word_in_two_groups_means_all_of_both() -> None:
    synonyms = Synonyms(["lead, head", "lead, leader"])

    assert terms("lead", synonyms) == [Term("lead", others=("lead", "head", "leader"))]


def test_nothing_to_look_for_makes_no_query() -> None:
    assert query([]) is None


def test_very_many_terms_make_one_small_query() -> None:
    wanted = [Term(f"word {n}", quoted=True) for n in range(500)]

    sought = query(wanted)

    assert str(sought).count("SearchQuery") == 11


def test_first_groups_can_each_stand_for_the_other() -> None:
    for group in GROUPS:
        assert len(phrases(", ".join(group))) == len(group) >= 2

    names = {name for group in GROUPS for name in group}
    assert names >= {"TLR", "PPA", "MAT", "ECT", "EHCP", "KCSIE", "SENDCo", "LSC"}
