from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.models import Kind, Published
from naht_site.views.listing import HOME, answer, page_of, with_generation
from partners.models import Commission, OfferPage, Partner


@require_safe
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Who a partner is, and its offers that hold now. Raises Http404 if unknown."""
    found = with_generation(request, Partner, slug, related="logo")
    offers = Published.objects.for_lists(timezone.now()).filter(
        kind=Kind.OFFER,
        page_id__in=OfferPage.objects.filter(partner=found).values("pk"),
    )
    return answer(
        request,
        "partners/partner.html",
        {
            "partner": found,
            "commission": Commission(found.commission).label,
            **page_of(request, offers.newest_first(), request.path),
            "breadcrumbs": [HOME, {"title": "Partner offers", "url": "/partners/"}],
        },
    )
