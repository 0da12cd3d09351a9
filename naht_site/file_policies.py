"""Who may delete a picture or a document: nobody, while a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from naht_site.models import Picture, SiteDocument


class KeptWhileInUse(CollectionOwnershipPermissionPolicy):
    """As Wagtail's own, for which who may change a file may delete it too."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Model
    ) -> bool:
        asked = set(actions)
        if "delete" in asked and ReferenceIndex.get_references_to(instance).exists():
            asked.remove("delete")
        return bool(asked) and super().user_has_any_permission_for_instance(
            user, asked, instance
        )


def register() -> None:
    """Puts the policy in the place of Wagtail's. Called once all apps are ready."""
    for model, wagtails in (
        (Picture, "wagtailimages.Image"),
        (SiteDocument, "wagtaildocs.Document"),
    ):
        policy = KeptWhileInUse(
            model, auth_model=wagtails, owner_field_name="uploaded_by_user"
        )
        register_permission_policy(model, policy)
