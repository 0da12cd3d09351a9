"""Every page of allauth that people can reach wears our look and our words."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template, render_to_string

OURS = Path(__file__).parents[2] / "templates"
THEIRS = Path(allauth.__file__).parent / "templates"
# Ways in that the site does not offer: no phones, no sign-up, no change of the one
# address in place, no trusted browsers.
NOT_OFFERED = {
    "account/base_manage_phone.html",
    "account/confirm_email_verification_code.html",
    "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html",
    "account/email_change.html",
    "account/phone_change.html",
    "account/signup.html",
    "account/signup_by_passkey.html",
    "mfa/trust.html",
    "mfa/webauthn/signup_form.html",
}
# They hold no words and no marks of their own.
ONLY_PASS_ON = {
    "account/base_entrance.html",
    "account/base_manage.html",
    "account/base_manage_email.html",
    "account/base_manage_password.html",
    "mfa/base_entrance.html",
    "mfa/base_manage.html",
    "mfa/totp/base.html",
    "mfa/webauthn/snippets/login_script.html",
    "usersessions/base_manage.html",
}
PAGES = sorted(
    str(path.relative_to(THEIRS))
    for app in ("account", "mfa", "usersessions")
    for path in (THEIRS / app).rglob("*.html")
)
PARTS = sorted(
    str(path.relative_to(THEIRS)) for path in (THEIRS / "allauth").rglob("*.html")
)


def test_there_are_pages_and_parts_to_hold() -> None:
    assert len(PAGES) >= 40
    assert len(PARTS) >= 20
    assert set(PAGES) >= NOT_OFFERED | ONLY_PASS_ON


@pytest.mark.parametrize("name", PARTS)
def test_part_is_ours(name: str) -> None:
    assert Path(get_template(name).origin.name) == OURS / name


@pytest.mark.parametrize("name", sorted(set(PAGES) - NOT_OFFERED - ONLY_PASS_ON))
def test_page_is_ours(name: str) -> None:
    assert Path(get_template(name).origin.name) == OURS / name


@pytest.mark.parametrize(
    "path",
    sorted((OURS / "account").rglob("*.html")) + sorted((OURS / "mfa").rglob("*.html")),
    ids=lambda path: str(path.relative_to(OURS)),
)
def test_page_runs_nothing_inline(path: Path) -> None:
    text = re.sub(r"{%.*?%}", "", path.read_text(), flags=re.DOTALL)

    assert re.findall(r"\sstyle=|\son[a-z]+=", text) == []
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or 'type="application/json"' in attributes


@pytest.mark.parametrize(
    ("tags", "classes"),
    [
        (["primary"], "button"),
        (["danger", "delete"], "button button-danger"),
        (["outline", "primary"], "button button-outline"),
        (["link", "cancel"], "button button-quiet"),
        (None, "button"),
    ],
)
def test_button_looks_as_its_tags_say(tags: list[str] | None, classes: str) -> None:
    written = render_to_string(
        "allauth/elements/button_class.html", {"attrs": {"tags": tags}}
    )

    assert written.strip() == classes
