"""The closed lists of the members' side: answers, outcomes, states, reasons.

Pure data. The words beside each value are what people read; the values are what is
stored, so a value is never renamed or used again for something else.
"""

from __future__ import annotations

from django.db.models import TextChoices


class Question(TextChoices):
    """The questions of the eligibility check, in the order they are asked."""

    NATION = "nation", "Where do you work?"
    WORK = "work", "Do you work in education now?"
    ROLE = "role", "Which is closest to your main role?"
    RESPONSIBILITIES = "responsibilities", "What are you responsible for?"


class Nation(TextChoices):
    """Where a person works: the first question of the eligibility check."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"
    ISLANDS = "islands", "Isle of Man or Channel Islands"
    SCOTLAND = "scotland", "Scotland"
    ELSEWHERE = "elsewhere", "Somewhere else"


class Register(TextChoices):
    """The national registers of schools."""

    ENGLAND = "england", "Register of England"
    WALES = "wales", "Register of Wales"
    NORTHERN_IRELAND = "northern-ireland", "Register of Northern Ireland"


class SchoolStatus(TextChoices):
    """Whether a school is open. One that is about to open counts as open."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Work(TextChoices):
    """Whether a person works in education now: the second question."""

    NOW = "now", "I work in education now"
    WITHIN_SIX_MONTHS = "within_six_months", "I start within six months"
    LATER = "later", "I start in more than six months"
    LEFT = "left", "I have left my job in education"
    RETIRED = "retired", "I have retired"
    NOT_IN_EDUCATION = "not_in_education", "I do not work in education"
    NOT_SURE = "not_sure", "I am not sure if my workplace counts"


class Responsibility(TextChoices):
    """What a person leads: the fourth question, for roles that ask."""

    SUBJECT = "subject", "A subject or area"
    PHASE = "phase", "A phase, key stage or year group"
    NEEDS = "needs", "Special or additional needs"
    PASTORAL = "pastoral", "Pastoral care, behaviour or attendance"
    WHOLE_SCHOOL = "whole_school", "A whole-school area"
    STAFF = "staff", "Line-managing staff"
    NONE = "none", "None of these"
    NOT_SURE = "not_sure", "I am not sure"


# An answer of these is the whole answer: it can't be given with another.
STANDS_ALONE = (Responsibility.NONE, Responsibility.NOT_SURE)


class Treatment(TextChoices):
    """How the rules treat a role: the only thing of a role that they read."""

    MIDDLE_LEADER = "middle_leader", "Middle leader"
    ASK_RESPONSIBILITIES = "ask_responsibilities", "Ask about responsibilities"
    ANOTHER_CATEGORY = "another_category", "Another category of membership"
    PERSON_DECIDES = "person_decides", "A person decides"
    NOT_IN_EDUCATION = "not_in_education", "Not in education"


class RoleGroup(TextChoices):
    """The headings under which roles are listed, in the order of the list."""

    NEEDS_AND_CARE = (
        "needs_and_care",
        "Additional needs, pastoral care and safeguarding",
    )
    LEARNING = "learning", "Subjects, phases and year groups"
    TEACHING = "teaching", "Teaching and support"
    SENIOR = "senior", "Senior leadership"
    OTHER = "other", "Other roles"


class Outcome(TextChoices):
    """What the eligibility check can say. Two of its rules end in LOOK_AT_ROLE."""

    OUTSIDE_OUR_AREA = "outside_our_area", "Outside our area"
    RETIRED = "retired", "Retired"
    LEFT = "left", "Left: a current role is needed"
    NOT_IN_EDUCATION = "not_in_education", "Not in education"
    ANOTHER_CATEGORY = "another_category", "Another category"
    LOOK_AT_ROLE = "look_at_role", "We need to look at the role"
    NO_RESPONSIBILITY = "no_responsibility", "No leadership responsibility yet"
    TOO_EARLY = "too_early", "Too early"
    MAY_ASK_NOW = "may_ask_now", "May ask now, to start with the role"
    ELIGIBLE_BY_ROLE = "eligible_by_role", "Eligible by role"
    ELIGIBLE_BY_RESPONSIBILITY = (
        "eligible_by_responsibility",
        "Eligible by responsibility",
    )


# With these the person is asked to join; with any other, to ask us to look.
WELCOME_OUTCOMES = (
    Outcome.MAY_ASK_NOW,
    Outcome.ELIGIBLE_BY_ROLE,
    Outcome.ELIGIBLE_BY_RESPONSIBILITY,
)
# An officer may approve these; any other needs a manager's reason to override.
OFFICER_MAY_APPROVE = (*WELCOME_OUTCOMES, Outcome.LOOK_AT_ROLE)


class Status(TextChoices):
    """Where a join request stands. The label is for staff."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    IN_REVIEW = "in_review", "In review"
    INFORMATION_REQUESTED = "information_requested", "Information requested"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    RECONSIDERING = "reconsidering", "Reconsidering"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EXPIRED = "expired", "Expired"

    @property
    def public_label(self) -> str:
        """The words for the person who asked; two of them hold `{date}`."""
        return PUBLIC_LABELS[self]

    def may_become(self, other: Status) -> bool:
        return other in ALLOWED_NEXT[self]


PUBLIC_LABELS: dict[Status, str] = {
    Status.DRAFT: "Not sent yet",
    Status.SUBMITTED: "Received, waiting for review",
    Status.IN_REVIEW: "Being looked at",
    Status.INFORMATION_REQUESTED: "We need something from you by {date}",
    Status.APPROVED: "Accepted: set up your account",
    Status.DECLINED: "Not accepted (you may reply until {date})",
    Status.RECONSIDERING: "Your reply is being looked at by someone else",
    Status.WITHDRAWN: "Withdrawn by you",
    Status.EXPIRED: "Closed because we did not hear from you",
}

ALLOWED_NEXT: dict[Status, tuple[Status, ...]] = {
    Status.DRAFT: (Status.SUBMITTED,),
    Status.SUBMITTED: (Status.IN_REVIEW, Status.WITHDRAWN),
    Status.IN_REVIEW: (
        Status.INFORMATION_REQUESTED,
        Status.APPROVED,
        Status.DECLINED,
        Status.WITHDRAWN,
    ),
    Status.INFORMATION_REQUESTED: (
        Status.IN_REVIEW,
        Status.EXPIRED,
        Status.WITHDRAWN,
    ),
    Status.APPROVED: (),
    Status.DECLINED: (Status.RECONSIDERING, Status.IN_REVIEW),
    Status.RECONSIDERING: (Status.APPROVED, Status.DECLINED, Status.WITHDRAWN),
    Status.WITHDRAWN: (Status.IN_REVIEW,),
    Status.EXPIRED: (Status.IN_REVIEW,),
}

# Tuples, not sets: they go into constraints, and migrations need a fixed order.
OPEN = (
    Status.SUBMITTED,
    Status.IN_REVIEW,
    Status.INFORMATION_REQUESTED,
    Status.RECONSIDERING,
)
WITH_US = (Status.SUBMITTED, Status.IN_REVIEW, Status.RECONSIDERING)
DECIDED = (Status.APPROVED, Status.DECLINED)
MAY_BE_REOPENED = (Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED)


class DeclineReason(TextChoices):
    """Why a join request was declined; the officer's own words stand beside it."""

    NO_RESPONSIBILITY = "no_responsibility", "No leadership responsibility found"
    ANOTHER_CATEGORY = "another_category", "Another category of membership"
    NOT_EDUCATION = "not_education", "Not an education setting"
    OUTSIDE_OUR_AREA = "outside_our_area", "Outside our area"
    ALREADY_A_MEMBER = "already_a_member", "Already a member"
    WORKPLACE_NOT_CONFIRMED = (
        "workplace_not_confirmed",
        "Could not confirm the workplace",
    )
    NO_REPLY = "no_reply", "No reply"
    NOT_TRUE = "not_true", "Information not true"
    OTHER = "other", "Other"


class DuplicateReason(TextChoices):
    """Why two records may be one person's, the strongest reason first."""

    CONFIRMED_EMAIL = "confirmed_email", "Same e-mail address, confirmed by both"
    FORMER_NUMBER = "former_number", "Same name and member number"
    NAME_AND_POSTCODE = "name_and_postcode", "Same name and postcode"
    UNCONFIRMED_EMAIL = "unconfirmed_email", "Same e-mail address, not confirmed"
    PHONE = "phone", "Same phone number"
    NAME_AND_WORKPLACE = "name_and_workplace", "Same name and workplace"
    SIMILAR_NAME = "similar_name", "Similar name, same workplace or postcode"
    ADDRESS = "address", "Same postal address"


# A possible duplicate with this score or more holds up an approval.
SETTLE_FROM = 70


class ContactBy(TextChoices):
    """How a person would like us to reach them."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    POST = "post", "Post"


class Contract(TextChoices):
    """The kind of contract a person works under."""

    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed-term"
    SUPPLY = "supply", "Supply"
    OTHER = "other", "Other"


class YesNoRather(TextChoices):
    """An answer to a question that nobody has to answer."""

    YES = "yes", "Yes"
    NO = "no", "No"
    RATHER_NOT_SAY = "rather_not_say", "I would rather not say"


class Source(TextChoices):
    """How a join request reached us."""

    ONLINE = "online", "Online"
    PHONE = "phone", "By phone"
    EMAIL = "email", "By e-mail"
