"""The parts of the admin that belong to the whole site."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from naht_site import (
    admin_menus,
    feedback_report,
    file_policies,
    first_screen,
    links_report,
    mail_admin,
    publish_gates,
    shortcuts,
    welsh,
)
from naht_site.models import Person, Synonym, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = "Topics"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "slug"]
    ordering = ["name"]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = "People who write"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "role", "organisation"]
    search_fields = ["name", "organisation"]
    ordering = ["name"]


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    menu_label = "Search words"
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["words"]
    ordering = ["words"]


file_policies.register()
register_snippet(TopicViewSet)
register_snippet(PersonViewSet)
register_snippet(SynonymViewSet)


@hooks.register("register_admin_urls")
def report_addresses() -> list[Any]:
    return [
        *feedback_report.addresses,
        *links_report.addresses,
        *mail_admin.addresses,
    ]


hooks.register("register_admin_menu_item", mail_admin.menu_item)
for report_item in (feedback_report.menu_item, *links_report.menu_items):
    hooks.register("register_reports_menu_item", report_item)

hooks.register("construct_homepage_panels", first_screen.add_panels)
hooks.register("construct_homepage_panels", shortcuts.add_panel)
# After those that fill it.
hooks.register(
    "construct_homepage_summary_items", first_screen.drop_summary, order=1000
)
hooks.register("construct_reports_menu", first_screen.name_reports)
hooks.register("construct_main_menu", admin_menus.name_main_items)
hooks.register("construct_help_menu", admin_menus.keep_own_help)


@hooks.register("insert_global_admin_css")
def brand() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("insert_global_admin_js")
def start_parts() -> str:
    return format_html('<script src="{}"></script>', static("admin/start.js"))


hooks.register("register_rich_text_features", welsh.register)
hooks.register("before_bulk_action", publish_gates.check_bulk_publish)
hooks.register("before_copy_page", publish_gates.check_copy)
hooks.register("after_create_page", publish_gates.tell_warnings)
hooks.register("after_edit_page", publish_gates.tell_warnings)


@hooks.register("register_admin_viewset")
def pages_viewset() -> publish_gates.CheckedPageViewSet:
    return publish_gates.CheckedPageViewSet()
