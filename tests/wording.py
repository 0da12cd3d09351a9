"""Every sentence that people meet, gathered from where it is written.

A text is what stands together: a paragraph, a heading, a label, an error. Where a name
or a number comes in, a short name stands for it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.db.models import Choices
from django.forms import BaseForm, ModelChoiceField
from django.forms.utils import pretty_name
from django.template.base import Lexer, TokenType
from django.urls import get_resolver

ROOT = Path(__file__).parents[1]
APPS = ("naht_site", "members", "news", "advice", "partners")
# What only operators and programmers read.
OPERATORS = re.compile(
    r"migrations/|management/(commands/|workflow)|naht_site/(variables|postgres\w*|serve"
    r"|settings|checks|logs|styleguide|queue_backend)|views/styleguide"
    r"|members/school_registers|news/(capture|importing)"
)
# What editors write: articles, guides and offers of the demo, and the first pages.
CONTENT = re.compile(r"/demo/|management/first_\w*pages|first_synonyms")
# Errors of a field that nobody meets who uses the page as it is.
TAMPERED = {"invalid_choice", "invalid_list", "invalid_pk_value"}
# Forms of an address, where what is no choice of ours is left out without a word.
FILTERS = re.compile(r"^(Queue|Export|LookedAt|Search)Form")
# allauth's forms for what this site does not have: signing up, and codes in its place.
UNUSED = re.compile(
    r"^_?Base|Signup|Phone|Username|ChangeEmail|UserToken|ConfirmEmailVerification"
    r"|ConfirmPasswordReset|Social"
)
ANYONE = "Jo"

INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "small", "span", "strong", "time"}
SAID_IN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
UNSEEN = {"script", "style", "svg"}
PARTS_A_TEXT = ("block", "endblock", "else", "elif", "empty")
PARTED = "\0"
NOT_SAID = ("extends", "load", "url", "static", "if", "elif", "for", "partialdef")
QUOTED = re.compile(r'"([A-Z“][^"]*)"')
PROSE = re.compile(r"[a-z]{2}")
SENTENCE = re.compile(r"[“‘(]?[A-Z][\w’-]*,? [^_]*$|(?:[a-z’-]+ ){4,}[a-z’.-]+$")
QUERY = re.compile(r"(SELECT|SET|LOCK|INSERT|UPDATE|DELETE|CREATE|WITH|ALTER) ", re.I)
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

type Text = tuple[str, str]


def in_templates() -> Iterator[Text]:
    """Each text of each template with its file: what is shown, and what tags are told.

    Comments are no tokens of text, and so are left out.
    """
    for file in sorted((ROOT / "templates").rglob("*.*")):
        if "styleguide" in file.name:
            continue
        for words in _in_template(file):
            yield str(file.relative_to(ROOT)), words


def in_code(*, content: bool) -> Iterator[Text]:
    """Each string of our code that is words, with its file: content, or all but it."""
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            name = str(file.relative_to(ROOT))
            if OPERATORS.search(name) or bool(CONTENT.search(name)) != content:
                continue
            for words in _in_module(ast.parse(file.read_text())):
                yield name, words


def in_forms() -> Iterator[Text]:
    """Labels, hints, choices and errors of each form that people see, with its field.

    These include what a library says where we say nothing.
    """
    for form in forms():
        for name, field in form.base_fields.items():
            if field.widget.is_hidden:
                continue
            said = [field.label or pretty_name(name), field.help_text]
            if not FILTERS.search(form.__name__):
                said += [
                    error
                    for code, error in field.error_messages.items()
                    if code not in TAMPERED
                ]
            if not isinstance(field, ModelChoiceField):  # whose choices are rows
                said += [label for _, label in getattr(field, "choices", ())]
            for words in _tidied(said):
                yield f"{form.__module__}.{form.__name__}.{name}", words


def forms() -> list[type[BaseForm]]:
    """Each class of forms that people see: ours, and allauth's shown as they are."""
    assert get_resolver().url_patterns  # reading the addresses reads every form
    every = [form for form in _classes_under(BaseForm) if hasattr(form, "base_fields")]
    ours = [
        form
        for form in every
        if form.__module__.split(".")[0] in APPS and "styleguide" not in form.__module__
    ]
    in_our_words = {parent for form in ours for parent in form.__mro__}
    return ours + [
        form
        for form in every
        if form.__module__.startswith("allauth.")
        and form not in in_our_words
        and not UNUSED.search(form.__name__)
    ]


def in_lists() -> Iterator[Text]:
    """The words of each closed list of values."""
    for choices in _classes_under(Choices):
        if choices.__module__.split(".")[0] in APPS:
            for words in _tidied(choices.labels):
                yield f"{choices.__module__}.{choices.__qualname__}", words


def paragraphs(text: str) -> list[str]:
    """The parts of a plain text between blank lines, each on one line, that are words.

    An address is left out, for nobody reads it.
    """
    parts = re.split(r"\n\s*\n", re.sub(r"https?://\S+", "", text))
    return list(_tidied(parts))


class _Page(HTMLParser):
    """Parts the words of a page at every tag that begins a line."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self.in_attributes: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        self._part(tag)
        self.in_attributes += [
            value for name, value in attrs if name in SAID_IN_ATTRIBUTES and value
        ]

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.texts[-1] += data

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self.texts.append("")


def _in_template(file: Path) -> Iterator[str]:
    shown, told = "", []
    for token in Lexer(file.read_text()).tokenize():
        if token.token_type == TokenType.TEXT:
            shown += token.contents
        elif token.token_type == TokenType.VAR:
            shown += ANYONE
            told += QUOTED.findall(token.contents)
        elif token.token_type == TokenType.BLOCK:
            tag = token.contents.split()[0]
            if tag in PARTS_A_TEXT:
                shown += PARTED
            if tag not in NOT_SAID:
                told += QUOTED.findall(token.contents)
    texts = _without_tags(shown) if file.suffix == ".html" else paragraphs(shown)
    yield from _tidied([part for text in texts for part in text.split(PARTED)] + told)


def _in_module(module: ast.Module) -> Iterator[str]:
    unread = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):  # a docstring
            unread.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            unread |= {id(part) for part in node.values}
        elif isinstance(node, ast.Attribute) and node.attr == "split":
            unread.add(id(node.value))
    for node in ast.walk(module):
        text = _string(node)
        if id(node) in unread or not text or QUERY.match(text.strip()):
            continue
        yield from (words for words in paragraphs(text) if SENTENCE.match(words))


def _string(node: ast.AST) -> str:
    """What a string says; a value put into it becomes a name."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_string(part) or ANYONE for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""


def _tidied(texts: list) -> Iterator[str]:
    for part in (part for text in texts for part in _without_tags(str(text))):
        words = " ".join(FILLED_IN.sub(ANYONE, part).split())
        if PROSE.search(words):
            yield words


def _without_tags(text: str) -> list[str]:
    if "</" not in text:
        return [text]
    page = _Page()
    page.feed(text)
    page.close()
    return page.texts + page.in_attributes


def _classes_under(parent: type) -> list[type]:
    """Each class that was made from this one, by name."""
    found, new = set(), {parent}
    while new:
        found |= new
        new = {child for each in new for child in each.__subclasses__()} - found
    found.remove(parent)
    return sorted(found, key=lambda each: (each.__module__, each.__qualname__))
