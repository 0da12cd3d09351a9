"""Where staff keep the roles and the words of the eligibility check."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import (
    EditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from members.forms.roles import RoleAdminForm
from members.models import OutcomeWording, Role


class RolePolicy(ModelPermissionPolicy):
    """Nobody deletes a role: old requests keep theirs, so it is retired instead."""

    refused = {"delete"}

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.refused and super().user_has_permission(user, action)


class WordingPolicy(RolePolicy):
    """There is one wording for each outcome, so none is added or deleted."""

    refused = {"add", "delete"}


class WordingEditView(EditView):
    """Saves when staff press Save, not while they type: readers see it at once."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


class RoleViewSet(SnippetViewSet):
    model = Role
    icon = "group"
    menu_label = "Roles"
    edit_handler = ObjectList(Role.panels, base_form_class=RoleAdminForm)
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["name", "name_wales", "name_northern_ireland"]
    list_display = [
        "name",
        "get_treatment_display",
        "get_group_display",
        "order",
        "retired",
    ]
    list_filter = ["treatment", "group", "retired"]


class OutcomeWordingViewSet(SnippetViewSet):
    model = OutcomeWording
    icon = "doc-full"
    menu_label = "Outcome wording"
    edit_view_class = WordingEditView
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["heading", "text"]
    list_display = ["get_outcome_display", "heading"]


class EligibilityViewSetGroup(SnippetViewSetGroup):
    items = (RoleViewSet, OutcomeWordingViewSet)
    menu_label = "Eligibility"
    menu_icon = "help"
