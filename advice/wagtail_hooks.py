"""The parts of the admin that belong to advice."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from advice import review_report


@hooks.register("register_admin_urls")
def report_addresses() -> list[Any]:
    return review_report.addresses


@hooks.register("register_reports_menu_item")
def review_menu_item() -> MenuItem:
    return review_report.menu_item()
