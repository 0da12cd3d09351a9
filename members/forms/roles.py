"""How staff change a role."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm

from members.first_roles import NOT_LISTED
from members.models import Role

KEY_LENGTH = 50


class RoleAdminForm(WagtailAdminModelForm):
    """A role's names, treatment and place.

    Its key comes from its first name and stays, because answers under way hold it. The
    role for everyone whose role is missing can't be retired: without it the check would
    be a dead end.
    """

    def clean_retired(self) -> bool:
        retired = self.cleaned_data["retired"]
        if retired and self.instance.key == NOT_LISTED:
            self.add_error(
                "retired",
                "This role must stay, for everyone who does not find theirs.",
            )
        return retired

    def save(self, commit: bool = True) -> Any:
        if not self.instance.key:
            self.instance.key = free_key(self.cleaned_data["name"])
        return super().save(commit)


def free_key(name: str) -> str:
    """A key made from a role's name that no role has yet."""
    base = slugify(name)[:KEY_LENGTH] or "role"
    key, number = base, 1
    while Role.objects.filter(key=key).exists():
        number += 1
        key = f"{base}-{number}"
    return key
