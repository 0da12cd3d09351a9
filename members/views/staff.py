"""What the pages of officers share."""

from __future__ import annotations

from members.services.rules import REVIEW
from naht_site import for_staff

HOME = for_staff.HOME


class ForStaff(for_staff.ForStaff):
    permission = REVIEW
