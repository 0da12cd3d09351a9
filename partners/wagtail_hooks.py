from __future__ import annotations

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from partners.models import Partner


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = "Partners"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["name", "commission", "confirmed_on"]
    ordering = ["name"]


register_snippet(PartnerViewSet)
