"""The demo's partners: who they are, what they offer and how they were chosen."""

from __future__ import annotations

from dataclasses import dataclass

from partners.models import Commission


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A partner; `confirmed` is how many days ago somebody checked all of this."""

    name: str
    about: str
    what: str
    how_chosen: str
    commission: Commission = Commission.NO
    confirmed: int = 30


PARTNERS = {
    "lanternleaf": Profile(
        name="Lanternleaf Reading",
        about="Books and reading checks for primary schools, made by former teachers.",
        what="A free term of reading checks, and training in how to use them.",
        how_chosen="Two subject leaders tried the checks with their classes for a "
        "term and told us what they thought.",
        confirmed=24,
    ),
    "greenholt": Profile(
        name="Greenholt Energy Advice",
        about="Engineers who look at school buildings and sell no boilers.",
        what="A day on site, and a list of savings in order of cost.",
        how_chosen="We asked four firms for the same visit and compared the reports.",
        confirmed=61,
    ),
    "hearthside": Profile(
        name="Hearthside Mutual",
        about="An insurer that belongs to the people it insures.",
        what="Cover for homes and what is in them, at a lower price in the first year.",
        how_chosen="We compared the cover of six insurers, and how each of them "
        "dealt with complaints.",
        commission=Commission.YES,
        confirmed=12,
    ),
    "clearfold": Profile(
        name="Clearfold Opticians",
        about="A family firm with shops in forty towns.",
        what="Eye tests, and money off glasses, for members and one other person.",
        how_chosen="Members asked for it. We chose the firm with shops near most "
        "of them.",
        confirmed=45,
    ),
    "openway": Profile(
        name="Openway Digital",
        about="Designers who build and test websites with disabled people.",
        what="A check of a school’s website by three people who use it.",
        how_chosen="They tested our own site first. We mended what they found.",
        confirmed=80,
    ),
    "countwell": Profile(
        name="Countwell Payroll",
        about="Pay and pensions for schools and small trusts.",
        what="A check of pay slips by hand, once a year.",
        how_chosen="Three school business leaders looked at their work and at "
        "how they keep data safe.",
        commission=Commission.NOT_STATED,
        confirmed=200,
    ),
    "velvet-row": Profile(
        name="Velvet Row Cinemas",
        about="Small cinemas in old buildings.",
        what="Cheaper tickets for any film, in the app.",
        how_chosen="They came to us, and we asked for terms that a person can "
        "read in a minute.",
        commission=Commission.YES,
        confirmed=33,
    ),
    "rambleton": Profile(
        name="Rambleton Days Out",
        about="Tickets for farms, gardens and railways that families like.",
        what="A third off family tickets at sixty places.",
        how_chosen="We asked members where they go, and who sells tickets for "
        "most of it.",
        commission=Commission.YES,
        confirmed=5,
    ),
    "stepping-stone": Profile(
        name="Stepping Stone Mentoring",
        about="A charity that brings school leaders together in pairs.",
        what="Mentors for people who start to lead, and training for mentors.",
        how_chosen="It grew out of a group of our own members.",
        confirmed=40,
    ),
}
