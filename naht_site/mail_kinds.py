"""The table of every mail that the site sends: what it is, for whom, with which words.

Each app puts its own in, when Django starts. What sends mails, shows them to staff and
tests them reads this table. All come from the one sender in DEFAULT_FROM_EMAIL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naht_site.models import OutgoingMail


@dataclass(frozen=True)
class Placeholder:
    """A name in curly brackets that a mail's words may hold.

    `says` tells staff what stands there in its place. One with a `button` is an
    address: it stands on a line of its own and becomes a button with that label, or a
    plain link if it is `quiet`. A `quoted` one is text that stands for itself. Words
    can't be saved without one that is `needed`. One that is not `always` there takes
    its paragraph with it.
    """

    name: str
    says: str
    example: str
    button: str = ""
    quiet: bool = False
    quoted: bool = False
    needed: bool = False
    always: bool = True


@dataclass(frozen=True)
class MailKind:
    """One row of the table.

    `template` is its name in OutgoingMail. `subject` may hold placeholders and is
    never changed by staff, nor is `preheader`, which mail programs show beside it.
    With `words`, staff may change these; without, the mail has files of that name
    under templates/mail/, and `example` holds what they take. `is_of_use` is asked
    when the mail goes out.
    """

    template: str
    title: str
    to: str
    when: str
    subject: str = ""
    preheader: str = ""
    words: str = ""
    placeholders: tuple[Placeholder, ...] = ()
    example: dict[str, Any] = field(default_factory=dict)
    is_of_use: Callable[[OutgoingMail], bool] | None = None

    @property
    def slug(self) -> str:
        return self.template.replace("/", "-")

    @property
    def values(self) -> dict[str, Any]:
        """Invented values, one for everything that the mail takes."""
        return {one.name: one.example for one in self.placeholders} | self.example


_table: dict[str, MailKind] = {}


def register(kinds: Iterable[MailKind]) -> None:
    """Puts them into the table, in the order in which staff see them."""
    _table.update({kind.template: kind for kind in kinds})


def table() -> list[MailKind]:
    return list(_table.values())


def find(template: str) -> MailKind | None:
    return _table.get(template)


def find_by_slug(slug: str) -> MailKind | None:
    return next((kind for kind in table() if kind.slug == slug), None)
