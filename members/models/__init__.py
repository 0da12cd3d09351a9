from __future__ import annotations

from members.models.consent import Consent
from members.models.duplicate import PossibleDuplicate
from members.models.event import JoinRequestEvent
from members.models.export import Export
from members.models.join_request import JoinRequest
from members.models.looked_at import LookedAt
from members.models.member import Member, Membership
from members.models.request_device import RequestDevice
from members.models.request_workplace import RequestWorkplace
from members.models.role import EligibilityTotal, OutcomeWording, Role
from members.models.school import School, SchoolWord
from members.models.user import User

__all__ = [
    "Consent",
    "EligibilityTotal",
    "Export",
    "JoinRequest",
    "JoinRequestEvent",
    "LookedAt",
    "Member",
    "Membership",
    "OutcomeWording",
    "PossibleDuplicate",
    "RequestDevice",
    "RequestWorkplace",
    "Role",
    "School",
    "SchoolWord",
    "User",
]
