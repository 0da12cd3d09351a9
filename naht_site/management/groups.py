"""Who may do what: the groups, and the permissions that each of them has."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

EDITORS = "Editors"
PUBLISHERS = "Publishers"
PARTNER_MANAGERS = "Partner managers"
MEMBERSHIP_OFFICERS = "Membership officers"
MEMBERSHIP_MANAGERS = "Membership managers"
PRIVACY_OFFICERS = "Privacy officers"
ADMINISTRATORS = "Administrators"

_ADMIN = "wagtailadmin.access_admin"
_SIGNED = [f"naht_site.{verb}_{thing}" for verb in ("add", "change", "view")
           for thing in ("topic", "person", "synonym")]  # fmt: skip
_PARTNER = [f"partners.{verb}_partner" for verb in ("add", "change", "view")]

PERMISSIONS: dict[str, list[str]] = {
    EDITORS: [
        _ADMIN,
        *_SIGNED,
        "partners.view_partner",
        "naht_site.read_member_part",
        "naht_site.read_pagefeedback",
        "naht_site.care_for_content",
    ],
    PUBLISHERS: [
        _ADMIN,
        *_SIGNED,
        *_PARTNER,
        "naht_site.delete_topic",
        "naht_site.delete_person",
        "naht_site.delete_synonym",
        "naht_site.change_contactsettings",
        "naht_site.read_member_part",
        "naht_site.read_pagefeedback",
        "naht_site.care_for_content",
    ],
    PARTNER_MANAGERS: [
        _ADMIN,
        *_PARTNER,
        "partners.delete_partner",
        "naht_site.care_for_content",
    ],
    MEMBERSHIP_OFFICERS: [
        _ADMIN,
        "members.review_joinrequest",
        "members.find_member",
    ],
    MEMBERSHIP_MANAGERS: [
        _ADMIN,
        "members.review_joinrequest",
        "members.manage_joinrequest",
        "members.export_joinrequest",
        "members.find_member",
        "members.end_membership",
        "members.add_role",
        "members.change_role",
        "members.view_role",
        "members.change_outcomewording",
        "members.view_outcomewording",
        "naht_site.change_mailwording",
    ],
    PRIVACY_OFFICERS: [_ADMIN, "members.export_joinrequest", "members.see_lookedat"],
    ADMINISTRATORS: [
        _ADMIN,
        "members.add_user",
        "members.change_user",
        "members.view_user",
        "auth.add_group",
        "auth.change_group",
        "auth.view_group",
    ],
}

# Which pages, by the name that set_up gives them, and what with them.
PAGES: dict[str, tuple[str, list[str]]] = {
    EDITORS: ("home", ["add_page", "change_page"]),
    PUBLISHERS: (
        "home",
        ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    ),
    PARTNER_MANAGERS: ("partners", ["add_page", "change_page", "publish_page"]),
}

# Wagtail asks for the permissions of its own two models, not of those a site keeps.
_FILES = [
    f"{app}.{verb}_{thing}"
    for verb in ("add", "change", "choose")
    for app, thing in (("wagtailimages", "image"), ("wagtaildocs", "document"))
]
FILES: dict[str, list[str]] = {
    EDITORS: _FILES,
    PUBLISHERS: [
        *_FILES,
        "wagtailimages.delete_image",
        "wagtaildocs.delete_document",
    ],
    PARTNER_MANAGERS: _FILES,
}


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def make_groups(pages: dict[str, Page]) -> None:
    """Makes every group with exactly the permissions above.

    What an administrator gave a group beside them is taken away again; groups with
    other names are left alone, but for the two that Wagtail makes.
    """
    Group.objects.filter(name="Moderators").delete()
    root = Collection.get_first_root_node()
    for name, permissions in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(permission) for permission in permissions])
        GroupPagePermission.objects.filter(group=group).delete()
        where, may = PAGES.get(name, ("", []))
        for codename in may:
            GroupPagePermission.objects.create(
                group=group,
                page=pages[where],
                permission=_permission(f"wagtailcore.{codename}"),
            )
        GroupCollectionPermission.objects.filter(group=group).delete()
        for permission_name in FILES.get(name, []):
            GroupCollectionPermission.objects.create(
                group=group,
                collection=root,
                permission=_permission(permission_name),
            )
