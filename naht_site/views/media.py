from __future__ import annotations

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """A public picture file. Raises Http404 if there is none of that name.

    Its name holds what it was made from, so a file of one name never changes.
    """
    try:
        response = serve(request, name, settings.PUBLIC_MEDIA_ROOT / "images")
    except (SuspiciousFileOperation, OSError):
        # A name that leads out of the folder, or is longer than a file's name can be.
        raise Http404 from None
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
