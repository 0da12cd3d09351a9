"""What a new site says for each outcome. Afterwards staff keep the words in the admin.

A blank line parts two paragraphs. The page itself adds the answer that decided, the
way to ask, phone and e-mail, so none of these stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

from members.enums import Outcome


@dataclass(frozen=True)
class FirstWording:
    """Heading and text of one outcome."""

    heading: str
    text: str


FIRST_WORDING: dict[Outcome, FirstWording] = {
    Outcome.ELIGIBLE_BY_ROLE: FirstWording(
        "You can ask to join",
        "Your role is one that our membership for middle leaders is made for.\n\n"
        "Ask to join next. A person in our membership team reads every request and "
        "makes the decision.",
    ),
    Outcome.ELIGIBLE_BY_RESPONSIBILITY: FirstWording(
        "You can ask to join",
        "What you are responsible for counts as leadership, paid or unpaid. Our "
        "membership for middle leaders is made for people like you.\n\n"
        "Ask to join next. A person in our membership team reads every request and "
        "makes the decision.",
    ),
    Outcome.MAY_ASK_NOW: FirstWording(
        "You can ask now, and start with your new role",
        "You do not have to wait until your first day. If we accept your request, "
        "your membership starts in the month that your role starts.\n\n"
        "Ask to join next. A person in our membership team reads every request and "
        "makes the decision.",
    ),
    Outcome.LOOK_AT_ROLE: FirstWording(
        "We need to look at your role",
        "Your answers do not tell us enough to say yes or no. This is common, and it "
        "does not count against you.\n\n"
        "Ask us to look at your role and tell us a little about your job. A person in "
        "our membership team will read it and decide. You can also talk to us first.",
    ),
    Outcome.NO_RESPONSIBILITY: FirstWording(
        "You may not be able to join yet",
        "Our membership for middle leaders is for people who lead something at work. "
        "That can be a subject, a year group, a whole-school area or other staff. It "
        "counts even if you are not paid more for it.\n\n"
        "If your job has a part like that, ask us to look at your role. If it changes "
        "later, check again then.",
    ),
    Outcome.TOO_EARLY: FirstWording(
        "It is a little too early to join",
        "You can ask to join from six months before your role starts. Come back then "
        "and check again. It takes about a minute.\n\n"
        "If your start date may move, or you lead something in your job now, ask us "
        "to look at your role.",
    ),
    Outcome.ANOTHER_CATEGORY: FirstWording(
        "A different NAHT membership may fit you better",
        "Heads, other senior leaders and business leaders have a kind of NAHT "
        "membership of their own. It may fit you better than the one for middle "
        "leaders.\n\n"
        "Call or e-mail us and we will help you find the right one. If your role is "
        "really a middle leader role, ask us to look at it.",
    ),
    Outcome.RETIRED: FirstWording(
        "A different NAHT membership may fit you better",
        "Our membership for middle leaders is for those who work in education now, or "
        "will soon.\n\n"
        "Call or e-mail us and we will tell you what there is for people who have "
        "retired. If you still do some work in education, ask us to look at your role.",
    ),
    Outcome.LEFT: FirstWording(
        "You need a current role to join",
        "Our membership for middle leaders is for those who work in education now, or "
        "will soon.\n\n"
        "If you have a new role in sight, change your answer. If you still do some "
        "work in education, or you need help about the job you left, talk to us.",
    ),
    Outcome.NOT_IN_EDUCATION: FirstWording(
        "You need a role in education to join",
        "To join, you need to lead something in a school. A college, a nursery or any "
        "other place of education counts too.\n\n"
        "If you think your work does count, ask us to look at your role. We would "
        "rather look once more than turn someone away by mistake.",
    ),
    Outcome.OUTSIDE_OUR_AREA: FirstWording(
        "Talk to us before you ask to join",
        "We look after members in England, Wales, Northern Ireland, the Isle of Man "
        "and the Channel Islands. You work outside that area.\n\n"
        "Some jobs cross borders, so call or e-mail us first. You can also ask us to "
        "look at your role.",
    ),
}
