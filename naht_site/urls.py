from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from members.staff_accounts import no_bulk
from naht_site.views import (
    feedback,
    feeds,
    figures,
    health,
    lists,
    mail_viewer,
    mailed_link,
    media,
    old_links,
    reading,
    search,
    sitemap,
    styleguide,
    well_known,
)
from partners.views import partner

handler400 = "naht_site.views.errors.bad_request"
handler403 = "naht_site.views.errors.forbidden"
handler404 = "naht_site.views.errors.not_found"
handler500 = "naht_site.views.errors.server_error"

READ = ["get", "head"]
to_sign_in = RedirectView.as_view(
    pattern_name="account_login", query_string=True, http_method_names=READ
)
to_password_change = RedirectView.as_view(
    pattern_name="account_change_password", http_method_names=READ
)

urlpatterns = [
    path("healthz/", health.health, name="health"),
    # Wagtail's own ways to sign in know no second factor.
    path("admin/login/", to_sign_in),
    path("admin/bulk/members/user/<str:action>/", no_bulk),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("account/", include("allauth.urls")),
    path(".well-known/change-password", to_password_change),
    path("link/<str:token>/", mailed_link.mailed_link, name="mailed_link"),
    path("mail/", mail_viewer.mails, name="mail_viewer"),
    path("mail/<str:name>/", mail_viewer.mail, name="mail_viewer_mail"),
    path("mail/<str:name>/html/", mail_viewer.html_mail, name="mail_viewer_html"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("", include("members.urls")),
    path("news/archive/<int:year>/", lists.year, name="news_year"),
    path("news/feed/", feeds.news, name="news_feed"),
    path("topics/<slug:slug>/", lists.topic, name="topic"),
    path("topics/<slug:slug>/feed/", feeds.topic, name="topic_feed"),
    path("people/<slug:slug>/", lists.person, name="person"),
    path("partners/about/<slug:slug>/", partner, name="partner"),
    path("search/", search.search, name="search"),
    path("media/images/<path:name>", media.rendition, name="rendition"),
    path("favicon.ico", well_known.favicon),
    path(".well-known/security.txt", well_known.security),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/thanks/", feedback.thanks, name="feedback_thanks"),
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", sitemap.part, name="sitemap_part"),
    path("<old_article:old_id>", old_links.article, name="old_article"),
    re_path(
        r"^((?:[\w\-]+/)+)figures/([\w\-]+)\.csv$", figures.download, name="figures"
    ),
    # Last: every other address is a page of an editor's. The name is Wagtail's, which
    # makes a page's address from it.
    re_path(r"^((?:[\w\-]+/)*)$", reading.page, name="wagtail_serve"),
]
