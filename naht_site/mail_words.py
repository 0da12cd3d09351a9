"""The words of mails that staff may change: plain text, never a template.

An empty line parts paragraphs. A name in curly brackets is replaced by its value,
once; nothing else is understood, so words can run nothing. One text makes both parts
of the mail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from naht_site.mail_kinds import MailKind, Placeholder
from naht_site.models import MailWording

NAME = re.compile(r"\{([^{}\n]*)\}")
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Part:
    """A paragraph's text, something quoted, or a link: `text` its label."""

    text: str
    url: str = ""
    is_quiet: bool = False
    is_quoted: bool = False

    @property
    def plain(self) -> str:
        return f"{self.text}:\n{self.url}" if self.url else self.text


def current(kind: MailKind) -> str:
    """The words that hold now: the newest of staff's, or those we came with.

    Ours, too, where staff's no longer fit what the mail may hold.
    """
    saved = MailWording.objects.filter(template=kind.template).first()
    if saved is None or not saved.text:
        return kind.words
    try:
        check(kind, saved.text)
    except ValidationError:
        return kind.words
    return saved.text


def check(kind: MailKind, words: str) -> None:
    """Raises ValidationError, with a sentence for each thing that is wrong."""
    known = _known(kind)
    found = NAME.findall(words)
    wrong = [
        f"“{{{name}}}” is not known here. Use one from the list, or take it out."
        for name in dict.fromkeys(found)
        if name not in known
    ]
    if re.search(r"[{}]", NAME.sub("", words)):
        wrong.append("A curly bracket stands alone. Close it, or take it out.")
    wrong += [
        f"Put {{{name}}} in: {one.says}. The mail is of no use without it."
        for name, one in known.items()
        if one.needed and name not in found
    ]
    wrong += [
        f"Put {{{name}}} on a line of its own: it becomes {_becomes(one)}."
        for name, one in known.items()
        if _stands_alone(one) and _is_within_a_line(name, words)
    ]
    if wrong:
        raise ValidationError(wrong)


def parts(kind: MailKind, words: str, values: Mapping[str, str]) -> list[Part]:
    """The words with values in place. Raises KeyError where one is missing that must
    always be there; a paragraph whose value is only sometimes there is left out.
    """
    known = _known(kind)
    found: list[Part] = []
    for paragraph in PARAGRAPHS.split(words.replace("\r\n", "\n").strip()):
        names = NAME.findall(paragraph)
        if any(not known[name].always and not values.get(name) for name in names):
            continue
        lines: list[str] = []
        for line in paragraph.split("\n"):
            alone = NAME.fullmatch(line.strip())
            one = known[alone[1]] if alone else None
            if one is None or not _stands_alone(one):
                lines.append(filled(line.strip(), values))
                continue
            found += _text(lines)
            lines = []
            found.append(_part(one, values))
        found += _text(lines)
    return found


def filled(line: str, values: Mapping[str, str]) -> str:
    """A value that holds a name in brackets stays as it is."""
    return NAME.sub(lambda match: str(values[match[1]]), line)


def _part(one: Placeholder, values: Mapping[str, str]) -> Part:
    if one.button:
        return Part(one.button, url=values[one.name], is_quiet=one.quiet)
    return Part(values[one.name], is_quoted=True)


def _text(lines: list[str]) -> list[Part]:
    text = "\n".join(lines).strip()
    return [Part(text)] if text else []


def _known(kind: MailKind) -> dict[str, Placeholder]:
    return {one.name: one for one in kind.placeholders}


def _stands_alone(one: Placeholder) -> bool:
    return bool(one.button) or one.quoted


def _becomes(one: Placeholder) -> str:
    if not one.button:
        return "a paragraph"
    return f"the {'link' if one.quiet else 'button'} “{one.button}”"


def _is_within_a_line(name: str, words: str) -> bool:
    mark = f"{{{name}}}"
    return any(mark in line and line.strip() != mark for line in words.split("\n"))
