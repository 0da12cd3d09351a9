"""Every mail of the table: neutral, whole, and with nobody's answers."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from naht_site import mail, mail_kinds, mail_words
from naht_site.mail_kinds import MailKind

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates/mail"
APPS = ("naht_site", "members", "news", "advice", "partners")
# What stands under templates/mail/ and is no mail of its own.
PARTS_OF_MAILS = {"base", "frame", "words", "button"}
# allauth names its mails itself; members/adapters.py passes them on.
NAMED_BY_ALLAUTH = {
    "account/login_code",
    "account/password_reset_key",
    "account/email_confirmation",
    "account/account_already_exists",
}
TABLE = mail_kinds.table()
WORDED = [kind for kind in TABLE if kind.words]
FILED = [kind for kind in TABLE if not kind.words]
SUBJECTS = {
    "About your request {reference}",
    "About your request {kept_reference}",
    "Your link",
}
# What a person may have told us stands in no mail to them.
ANSWERS = {
    "last_name",
    "email",
    "phone",
    "postcode",
    "address",
    "job_title",
    "role",
    "nation",
    "workplace",
    "question",
    "answer",
    "reply",
}
TELLING = re.compile(
    r"\b(union|member|membership|join|joining|NAHT|accepted|declined|eligib\w*)\b", re.I
)


def names(kinds: list[MailKind]) -> list[str]:
    return [kind.template for kind in kinds]


def strings_in_code() -> set[str]:
    """Every string in our code but those of the table itself."""
    found = set()
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            if "migrations" in file.parts or file.name.startswith("mail_wording"):
                continue
            found |= {
                node.value
                for node in ast.walk(ast.parse(file.read_text()))
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and not node.value.count("\n")
            }
    return found


def test_table_holds_as_many_mails_as_are_known() -> None:
    assert (len(WORDED), len(FILED)) == (21, 13)
    assert len({kind.slug for kind in TABLE}) == len(TABLE)


def test_every_file_of_a_mail_is_of_one_in_the_table() -> None:
    files = {
        str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.rglob("*.*")
    }

    assert files - PARTS_OF_MAILS == set(names(FILED))
    for template in names(FILED):
        assert (FOLDER / f"{template}.txt").exists()
        assert (FOLDER / f"{template}.html").exists()


def test_every_mail_of_the_table_is_sent_by_the_code() -> None:
    sent = strings_in_code() | NAMED_BY_ALLAUTH

    assert set(names(TABLE)) - sent == set()


@pytest.mark.django_db
def test_mail_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError, match="no_such_mail"):
        mail.queue(key="a.1", to="jo@example.org", template="no_such_mail", params={})


@pytest.mark.django_db
@pytest.mark.parametrize("kind", TABLE, ids=names(TABLE))
def test_both_parts_are_made_of_the_example(kind: MailKind) -> None:
    written = mail.write(kind.template, kind.values)

    assert written.subject.strip() != ""
    page = re.sub(r"<style>.*?</style>", "", written.html, flags=re.S)
    assert re.findall(r"[{}]", written.subject + written.text + page) == []
    assert "0300 30 30 333" in written.text
    assert written.text.startswith("NAHT middle leaders\n\n")
    assert "\n\n\n" not in written.text
    assert "</html>" in page
    for text in (written.text, page):
        assert re.findall(r"\bNone\b|!", text.replace("<!doctype", "")) == []
    addresses = set(re.findall(r"https?://[^\s<\"]+", written.text))
    assert all(address in page for address in addresses)
    assert kind.title != ""
    assert (kind.to != "", kind.when[-1]) == (True, ".")


@pytest.mark.parametrize("kind", WORDED, ids=names(WORDED))
def test_subject_and_preheader_tell_nobody_else_anything(kind: MailKind) -> None:
    assert kind.subject in SUBJECTS
    assert TELLING.findall(kind.preheader) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FILED, ids=names(FILED))
def test_subject_of_a_mail_with_fixed_words_is_neutral(kind: MailKind) -> None:
    assert TELLING.findall(mail.write(kind.template, kind.values).subject) == []


@pytest.mark.parametrize("kind", WORDED, ids=names(WORDED))
def test_our_words_pass_our_own_check_and_repeat_no_answer(kind: MailKind) -> None:
    mail_words.check(kind, kind.words)

    known = {one.name for one in kind.placeholders}
    assert set(mail_words.NAME.findall(kind.words + kind.subject)) <= known
    assert known & ANSWERS == set()
    if kind.subject != "Your link":
        assert {"first_name", "reference"} <= known
