"""All settings that are not as Django has them.

Every difference between places is a variable: see the README.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from naht_site import content_policy, database, logs, variables

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / (os.environ.get("DATA_DIR") or "var")

# --- Where we are -----------------------------------------------------------

variables.load_saved(DATA_DIR)
DEBUG = variables.switch("DEBUG", default=False)
DEMO = variables.switch("DEMO", default=False)
_easy = DEBUG or DEMO
if _easy and not os.environ.get("SECRET_KEY"):
    variables.save_once(DATA_DIR)
    variables.load_saved(DATA_DIR)

PORT = variables.whole_number("PORT", default=8000)
SECRET_KEY = variables.secret_key(default=None)
# Keys of before, newest first: links, sessions and second factors made with them work.
SECRET_KEY_FALLBACKS = os.environ.get("SECRET_KEY_FALLBACKS", "").split()
SITE_URL = variables.site_url(default=f"http://localhost:{PORT}" if _easy else None)
ALLOWED_HOSTS = variables.allowed_hosts(
    default="localhost,127.0.0.1,[::1]" if _easy else None
)
SECURE = urlsplit(SITE_URL).scheme == "https"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- Database, cache, mail, files ------------------------------------------

DATABASES = {
    "default": database.described(DATA_DIR, default="embedded" if _easy else None)
}

CACHES = {
    # Counters and codes must be shared by all processes. The table comes from a
    # migration; the usual limit of 300 rows would forget counters.
    "default": variables.cache(default="dbcache://naht_site_cache?max_entries=100000"),
    # One query of its own table finds every rendition of a picture.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

MAILERS = {
    # Whatever is handed to Django to send waits in the table like our own mails.
    "default": {"BACKEND": "naht_site.queue_backend.QueueBackend"},
    "server": variables.mailer(default=(DATA_DIR / "mail").as_uri() if _easy else None),
}
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL", "NAHT <info@naht.org.uk>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

MEDIA_DIR = Path(os.environ.get("MEDIA_STORAGE") or DATA_DIR / "media")
MEDIA_URL = "/media/"
MEDIA_ROOT = MEDIA_DIR / "private"
PUBLIC_MEDIA_ROOT = MEDIA_DIR / "public"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "naht_site.static_files.SiteStylesFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    # Originals and documents are private; only renditions may be public files.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # A text: the task that deletes a picture's file can't take a Path.
        "OPTIONS": {"location": str(PUBLIC_MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a long article in the editor has many fields

# --- Applications -----------------------------------------------------------

INSTALLED_APPS = [
    "naht_site",
    "members",
    "news",
    "advice",
    "partners",
    "wagtail.contrib.settings",
    "members.staff_accounts_app.StaffAccountsConfig",  # wagtail.users
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "pgtrigger",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "naht_site.middleware.AdminPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "naht_site.middleware.StaffMiddleware",
    "naht_site.middleware.PrivateByDefaultMiddleware",
]

ROOT_URLCONF = "naht_site.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "naht_site.surroundings.surroundings",
            ],
        },
    },
]
FORM_RENDERER = "naht_site.forms.SiteRenderer"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"

# --- Security ---------------------------------------------------------------

SECURE_CSP = content_policy.PAGES
CSRF_FAILURE_VIEW = "naht_site.views.errors.csrf_failure"
SESSION_ENGINE = "naht_site.sessions"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
JOIN_COOKIE_NAME = "join"
PROXY_COUNT = variables.whole_number("PROXY_COUNT", default=0)
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if SECURE:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]  # asked from beside us, without TLS
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    JOIN_COOKIE_NAME = "__Host-join"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "members.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "members.passwords.HardToGuess"},
    {"NAME": "members.passwords.UnlikeTheAddress"},
]

# --- Accounts: allauth is the only way in ----------------------------------

AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/membership/"
ACCOUNT_ADAPTER = "members.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "members.forms.sign_in.SignInForm",
    "request_login_code": "members.forms.sign_in.SignInCodeForm",
    "confirm_login_code": "members.forms.sign_in.ConfirmCodeForm",
    "reset_password": "members.forms.sign_in.PasswordResetForm",
    "reset_password_from_key": "members.forms.sign_in.NewPasswordForm",
    "change_password": "members.forms.sign_in.ChangePasswordForm",
    "set_password": "members.forms.sign_in.FirstPasswordForm",
    "add_email": "members.forms.sign_in.AddAddressForm",
    "reauthenticate": "members.forms.sign_in.IsItYouForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {  # beside the usual ones; a key is an address
    "reset_password": "20/m/ip,3/h/key",
    "request_login_code": "20/m/ip,6/h/key",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "members.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "members.forms.sign_in.SecondStepForm",
    "reauthenticate": "members.forms.sign_in.SecondStepAgainForm",
    "activate_totp": "members.forms.sign_in.SetUpAppForm",
    "add_webauthn": "members.forms.sign_in.AddPasskeyForm",
    "edit_webauthn": "members.forms.sign_in.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "NAHT middle leaders"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT

# --- Wagtail ----------------------------------------------------------------

WAGTAIL_SITE_NAME = "NAHT middle leaders"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "naht_site.Picture"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_IMAGE_FORM_BASE = "naht_site.file_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "naht_site.file_forms.DocumentForm"
WAGTAILDOCS_DOCUMENT_MODEL = "naht_site.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "doc", "docx", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "txt",
    "xls", "xlsx",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[object] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "english",
    }
}

# --- Our own rules ----------------------------------------------------------

ELIGIBILITY_IDLE_MINUTES = 60
DRAFT_DAYS = 30
DRAFT_WARNING_DAYS = 23
ACTIVATION_DAYS = 7
STAFF_IDLE_MINUTES = 60
STAFF_HOURS = 12
REPLY_DAYS = 28
# Nobody fills in a form, or asks to join, faster. In a demo programs do, to show it.
JOIN_SECONDS_A_FORM = 0 if DEMO else 1
JOIN_SECONDS_A_REQUEST = 0 if DEMO else 45
MAIL_DAYS = 365
FEEDBACK_DAYS = 365

# --- Background work and logs -----------------------------------------------

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 2, "delete_jobs": "successful"}
LOGGING = logs.SETTINGS
