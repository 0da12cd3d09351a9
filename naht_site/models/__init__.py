from __future__ import annotations

from naht_site.models.base import PageNation, PageTopic, RelatedPage, SitePage
from naht_site.models.feedback import PageFeedback
from naht_site.models.heartbeat import Heartbeat
from naht_site.models.home import HomePage, Promise
from naht_site.models.images import Picture, PictureRendition, SiteDocument
from naht_site.models.links import LinkConfirmed
from naht_site.models.mail import MailedLink, OutgoingMail
from naht_site.models.mail_wording import MailWording
from naht_site.models.people import Person
from naht_site.models.published import NEWS_KINDS, Generation, Kind, Nation, Published
from naht_site.models.search import Synonym
from naht_site.models.settings import ContactSettings
from naht_site.models.standard import StandardPage
from naht_site.models.topics import Topic

__all__ = [
    "NEWS_KINDS",
    "ContactSettings",
    "Generation",
    "Heartbeat",
    "HomePage",
    "Kind",
    "LinkConfirmed",
    "MailWording",
    "MailedLink",
    "Nation",
    "OutgoingMail",
    "PageFeedback",
    "PageNation",
    "PageTopic",
    "Person",
    "Picture",
    "PictureRendition",
    "Promise",
    "Published",
    "RelatedPage",
    "SiteDocument",
    "SitePage",
    "StandardPage",
    "Synonym",
    "Topic",
]
