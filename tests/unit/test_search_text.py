"""The words by which search knows a page."""

from __future__ import annotations

import pytest

from naht_site.search.text import words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (None, ""),
        ("", ""),
        ("plain", "plain"),
        ("<p>One</p><p>two</p>", "One two"),
        ("<p>One<br>two\n three</p>", "One two three"),
        ("<p>Terms &amp; pay &lt;b&gt;</p>", "Terms & pay <b>"),
        ("<header><h1>Title</h1></header><p>Text</p>", "Text"),
        ("<nav><ul><li>Contents</li></ul></nav><p>Text</p>", "Text"),
        ("<form><input><p>Ask</p></form>Text", "Text"),
        ("<footer>Last reviewed</footer>Text", "Text"),
        ("<section data-nosnippet><p>Sign in<img></p></section>Text", "Text"),
        ("<nav><p>Unclosed</nav>Text", "Text"),
        ("<aside>Larch Cover</aside>", "Larch Cover"),
        ("Text<nav>cut", "Text"),
    ],
)
def test_words_are_the_text_without_what_stands_around_it(
    html: str | None, words: str
) -> None:
    assert words_of(html) == words
