"""The parts of the admin that belong to advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from advice import first_screen, review_action, review_report, reviewed
from advice.models import AdviceIndexPage
from naht_site.first_screen import Line
from naht_site.shortcuts import SHORTCUTS, pages_in


@hooks.register("register_admin_urls")
def report_addresses() -> list[Any]:
    return [*review_report.addresses, *review_action.addresses]


hooks.register("register_reports_menu_item", review_report.menu_item)
hooks.register("construct_homepage_panels", first_screen.add_panels)


@hooks.register(SHORTCUTS, order=20)
def shortcuts(user: Any) -> list[Line]:
    index = AdviceIndexPage.objects.first()
    return pages_in(index, user, "Guides", "Write one, or bring one up to date")


@hooks.register("register_page_header_buttons")
def reviewed_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[MenuItem]:
    yield review_action.ReviewedMenuItem(page=page, priority=55)


@hooks.register("register_page_listing_more_buttons")
def reviewed_button_in_lists(
    page: Any, user: Any, next_url: str | None = None
) -> Iterator[MenuItem]:
    yield review_action.ReviewedMenuItem(page=page, priority=55)


@hooks.register("register_log_actions")
def reviewed_in_the_log(actions: LogActionRegistry) -> None:
    actions.register_action(
        reviewed.ACTION, "Reviewed, no change", "Reviewed, without a change"
    )
