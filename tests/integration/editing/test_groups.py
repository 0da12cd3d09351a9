"""Who may do what with pages: every group, as the admin asks it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from members.models import User
from naht_site.management import groups
from naht_site.models import HomePage, Picture, SiteDocument
from tests.factories.pages import GuidePageFactory, NewsPageFactory, OfferPageFactory

pytestmark = pytest.mark.django_db

NOTHING = (False, False)
EDIT = (True, False)
PUBLISH = (True, True)

TABLE = {
    groups.EDITORS: (EDIT, EDIT, EDIT, EDIT),
    groups.PUBLISHERS: (PUBLISH, PUBLISH, PUBLISH, PUBLISH),
    groups.PARTNER_MANAGERS: (NOTHING, NOTHING, NOTHING, PUBLISH),
    groups.MEMBERSHIP_OFFICERS: (NOTHING, NOTHING, NOTHING, NOTHING),
    groups.MEMBERSHIP_MANAGERS: (NOTHING, NOTHING, NOTHING, NOTHING),
    groups.PRIVACY_OFFICERS: (NOTHING, NOTHING, NOTHING, NOTHING),
    groups.ADMINISTRATORS: (NOTHING, NOTHING, NOTHING, NOTHING),
}


def in_group(name: str) -> User:
    user = User.objects.create_user("somebody@example.org")
    user.groups.add(Group.objects.get(name=name))
    return user


def test_there_is_a_group_for_each_row_and_no_other() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_group_may_edit_and_publish(name: str) -> None:
    user = in_group(name)
    pages = (
        HomePage.objects.get(),
        NewsPageFactory(),
        GuidePageFactory(),
        OfferPageFactory(),
    )

    found = []
    for page in pages:
        may = Page.objects.get(pk=page.pk).specific.permissions_for_user(user)
        found.append((may.can_edit(), may.can_publish()))

    assert tuple(found) == TABLE[name]


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("model", [Picture, SiteDocument])
def test_those_who_edit_may_add_choose_and_change_files(
    model: type[Model], name: str
) -> None:
    user = in_group(name)
    policy = policy_registry.get_by_type(model)

    found = {
        policy.user_has_permission(user, action)
        for action in ("add", "choose", "change")
    }

    assert found == {NOTHING not in TABLE[name][3:]}


@pytest.mark.parametrize("name", TABLE)
def test_group_has_no_permission_beside_its_own(name: str) -> None:
    user = in_group(name)

    assert user.get_all_permissions() == set(groups.PERMISSIONS[name])


def test_nobody_who_edits_content_may_touch_what_is_personal() -> None:
    personal = {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in Permission.objects.filter(content_type__app_label="members")
    }

    for name in (groups.EDITORS, groups.PUBLISHERS, groups.PARTNER_MANAGERS):
        assert not personal & set(groups.PERMISSIONS[name]), name
