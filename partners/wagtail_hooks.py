from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from naht_site.first_screen import Line
from naht_site.shortcuts import SHORTCUTS, allowed, pages_in
from partners.models import Partner, PartnersIndexPage


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = "Partners"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["name", "commission", "confirmed_on"]
    ordering = ["name"]


register_snippet(PartnerViewSet)


@hooks.register(SHORTCUTS, order=30)
def shortcuts(user: Any) -> list[Line]:
    index = PartnersIndexPage.objects.first()
    partners = (
        "partners.change_partner",
        "Partners",
        PartnerViewSet().get_url_name("list"),
        "Who they are, and what they pay us",
    )
    return [
        *pages_in(index, user, "Offers", "Add one, change one or let one end"),
        *allowed([partners], user),
    ]
